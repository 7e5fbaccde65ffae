import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { listen } from '../../server/http/listen.ts';
import { createLog } from '../../server/log.ts';

it('an error while a server accepts connections is logged once a second, and does not end the process', async () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => void lines.push(line) });
  const server = createServer((_, response) => void response.end('served'));
  await listen(server, { host: '127.0.0.1', port: 0 }, log);
  // Node emits this when no file descriptor is free. It throws where nobody listens.
  for (let n = 0; n < 3; n += 1) server.emit('error', Object.assign(new Error('accept'), { code: 'EMFILE' }));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('a connection could not be accepted');

  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('served');
  const other = createServer();
  await expect(listen(other, { host: '127.0.0.1', port }, log)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});
