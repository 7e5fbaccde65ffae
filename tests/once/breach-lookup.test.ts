import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../server/log.ts';
import { createBreachLookup } from '../../server/passwords/breach-lookup.ts';

const PASSWORD = 'a password that leaked';
const DIGEST = createHash('sha1').update(PASSWORD).digest('hex').toUpperCase();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: (path: string) => { status?: number; body?: string } | null) {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    const { status = 200, body = '' } = answer(request.url ?? '') ?? { status: 0 };
    if (status !== 0) response.writeHead(status).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });
  return { look: createBreachLookup(`http://127.0.0.1:${port}/range`, log), paths, logged };
}

it('finds a leaked password by five digits of its digest', async () => {
  const { look, paths } = await serve(() => ({ body: `0000:3\r\n${DIGEST.slice(5)}:42\r\n` }));
  expect(await look(PASSWORD)).toBe(true);
  expect(await look('another password')).toBe(false);
  expect(paths[0]).toBe(`/range/${DIGEST.slice(0, 5)}`);
});

it('ignores the padding of the API', async () => {
  const { look } = await serve(() => ({ body: `${DIGEST.slice(5)}:0\r\n` }));
  expect(await look(PASSWORD)).toBe(false);
});

it.each([{ status: 500 }, { status: 302, body: '' }, null])(
  'accepts a password when the answer is %j, and logs that without the password',
  async (answer) => {
    const { look, logged } = await serve(() => answer);
    expect(await look(PASSWORD)).toBe(false);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain(PASSWORD);
    expect(logged.join()).not.toContain(DIGEST.slice(5));
  },
);
