import { describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';

const KEY = 'k'.repeat(32);

describe('event streams', () => {
  it('arrive over a real connection, and end cleanly when the service stops', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const env = { PORT: String(port), BRIDGE_KEYS: `book:${KEY}` };
    const service = startService(env, folder.path);
    await service.ready;
    const url = `http://127.0.0.1:${port}/api/bridge/v1/events`;
    const headers = { authorization: `Bearer ${KEY}` };
    const streams = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const response = await fetch(url, { headers });
        expect(response.status).toBe(200);
        let text = '';
        const decoder = new TextDecoder();
        const ended = (async () => {
          for await (const bytes of response.body ?? []) text += decoder.decode(bytes, { stream: true });
        })();
        return { ended, text: () => text };
      }),
    );
    for (const { text } of streams) {
      await expect.poll(text, { timeout: 30_000 }).toContain('event: heartbeat\ndata: {}\n\n');
      expect(text().startsWith('event: reset\ndata: {}\n\n')).toBe(true);
    }
    const told = performance.now();
    service.kill('SIGTERM');
    await Promise.all(streams.map(({ ended }) => ended)); // a connection that is cut would throw
    expect(await service.exited).toBe(0);
    expect(performance.now() - told).toBeLessThan(5_000); // not the seven seconds that a hanging request gets
    expect(service.output.stdout + service.output.stderr).not.toContain(KEY);
  });
});
