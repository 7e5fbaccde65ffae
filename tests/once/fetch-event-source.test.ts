import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FetchEventSource } from '../../integrations/web/src/event-source.ts';

let answers: ('interrupted' | 'refused')[] = [];
let calls = 0;
const server = createServer((_request, response) => {
  const answer = answers[calls] ?? 'interrupted';
  calls += 1;
  if (answer === 'interrupted') response.end(`data: ${calls}\n\n`);
  else response.writeHead(401).end();
});
beforeEach(async () => {
  calls = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function open() {
  const seen: unknown[] = [];
  const { port } = server.address() as AddressInfo;
  const source = new FetchEventSource(`http://127.0.0.1:${port}`);
  source.addEventListener('message', (event) => seen.push((event as MessageEvent).data));
  source.addEventListener('error', () =>
    seen.push(source.readyState === source.CLOSED ? 'closed' : 'interrupted'),
  );
  return { source, seen };
}

it('a stream that was interrupted is opened again, until it is refused', async () => {
  answers = ['interrupted', 'interrupted', 'refused'];
  const { seen } = open();
  await expect.poll(() => seen.at(-1), { timeout: 15_000 }).toBe('closed');
  expect(seen).toEqual(['1', 'interrupted', '2', 'interrupted', 'closed']);
  expect(calls).toBe(3);
});

it('a stream that was closed is not opened again', async () => {
  answers = [];
  const { source, seen } = open();
  await expect.poll(() => seen.length).toBe(2);
  source.close();
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(calls).toBe(1);
  expect(seen).toEqual(['1', 'interrupted']);
});
