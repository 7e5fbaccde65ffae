import { type Context, Hono } from 'hono';
import { BRIDGE_OPENAPI, BRIDGE_SESSION } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from '../http/env.ts';
import { toAppError, toProblem } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { SessionEngine } from '../session/engine.ts';
import { toBridgeIdentity } from './identity.ts';
import { createOpenApi } from './openapi.ts';

export type BridgeDoorDeps = { engine: SessionEngine; url: string; cookieName: string; log: Log };

/** REST for back ends: 200, 401 or 503, and it means each of them. */
export function createBridgeDoor({ engine, url, cookieName, log }: BridgeDoorDeps) {
  const door = new Hono<HttpEnv>();
  const openApi = createOpenApi({ url, cookieName });

  door.get(BRIDGE_SESSION, async (c) => {
    c.header('Vary', 'Cookie, Authorization');
    const credential = engine.readCredential(c.req.raw.headers);
    if (credential.kind === 'none') throw new AppError('missing_credential');
    const identity = await engine.findIdentity(credential);
    if (!identity) throw new AppError('invalid_session');
    return c.json(toBridgeIdentity(identity));
  });
  door.get(BRIDGE_OPENAPI, (c) => c.json(openApi));
  for (const path of [BRIDGE_SESSION, BRIDGE_OPENAPI]) {
    door.all(path, (c) => {
      c.header('Allow', 'GET, HEAD');
      throw new AppError('method_not_allowed');
    });
  }
  door.onError((error, c: Context<HttpEnv>) => {
    const known = toAppError(error);
    if (known.code === 'missing_credential' || known.code === 'invalid_session')
      c.header('WWW-Authenticate', 'Bearer');
    return toProblem(c, known, log);
  });
  return door;
}
