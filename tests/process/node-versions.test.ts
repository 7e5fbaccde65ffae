import { expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { drawPicture } from '../pictures.ts';
import { ensureNode, findNode, NODE_VERSIONS } from '../setup/node.ts';
import { openFolder, startService } from './service-process.ts';

it.each(NODE_VERSIONS)('the service runs on Node.js %s, without a warning', async (version) => {
  await ensureNode(version);
  await using folder = await openFolder();
  const port = await findFreePort();
  const env = { PORT: String(port), DATABASE_URL: 'pglite:memory' };
  const service = startService(env, folder.path, { node: findNode(version) });
  try {
    await service.ready;
    const url = `http://localhost:${port}`;
    const signUp = await fetch(`${url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }),
    });
    expect(signUp.status).toBe(200);
    const headers = { cookie: signUp.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    const session = await fetch(`${url}/api/bridge/v1/session`, { headers });
    expect(await session.json()).toMatchObject({ user: { email: 'ada@example.com' } });
    // The library for pictures has its binary in another package, built for one interface of Node.js.
    const picture = await drawPicture().png().toBuffer();
    const type = { 'content-type': 'image/png', origin: url };
    const put = await fetch(`${url}/api/avatar`, {
      method: 'PUT',
      headers: { ...headers, ...type },
      body: new Uint8Array(picture),
    });
    expect(put.status).toBe(200);
    expect((await fetch(`${url}/sign-in`)).status).toBe(200);
  } finally {
    service.kill('SIGTERM');
  }
  expect(await service.exited).toBe(0);
  expect(service.output.stderr).toBe('');
});
