import { Hono } from 'hono';
import { PASSKEY_ENDPOINTS, PASSKEYS_OF_ACCOUNT } from '../../shared/paths.ts';
import { readableByAll } from '../http/headers.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';

/** Tells password managers which page adds and manages passkeys (W3C, Passkey Endpoints). The same for everybody. */
export function createPasskeyEndpoints(url: string) {
  const door = new Hono<HttpEnv>();
  const page = url + PASSKEYS_OF_ACCOUNT;
  door.use(PASSKEY_ENDPOINTS, readableByAll());
  door.get(PASSKEY_ENDPOINTS, (c) =>
    c.json({ enroll: page, manage: page }, 200, { 'Cache-Control': 'public, max-age=300' }),
  );
  door.all(PASSKEY_ENDPOINTS, (c) => refuseMethod(c, 'GET', 'HEAD'));
  return door;
}
