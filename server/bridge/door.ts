import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { changeQuerySchema } from '../../shared/change.ts';
import {
  BRIDGE_CHANGES,
  BRIDGE_EVENTS,
  BRIDGE_OPENAPI,
  BRIDGE_SESSION,
  bridgeClaims,
  ID_IN_PATH,
} from '../../shared/paths.ts';
import type { ChangeReader } from '../changes/reader.ts';
import type { ClaimsStore } from '../claims/store.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { toAppError, toProblem } from '../http/problem.ts';
import type { Log } from '../log.ts';
import { createClaimsWrite } from './claims.ts';
import type { EventStreams } from './events.ts';
import { readQuery } from './input.ts';
import { requireKey, requireScope } from './key-guard.ts';
import type { Keyring } from './keys.ts';
import { createOpenApi } from './openapi.ts';
import type { SessionQuestion } from './session.ts';
import { addUserRoutes, type UserRoutesDeps } from './user-routes.ts';

const CLAIMS = bridgeClaims(`:id{${ID_IN_PATH}}`);

export type BridgeDoorDeps = {
  ask: SessionQuestion;
  events: EventStreams;
  changes: ChangeReader;
  claims: ClaimsStore;
  keyring: Keyring;
  users: UserRoutesDeps;
  url: string;
  cookieName: string;
  log: Log;
};

/**
 * The REST API for back ends: the identity of a caller, the events that invalidate cached answers, users, their claims
 * and what happened to them.
 */
export function createBridgeDoor({
  ask,
  events,
  changes,
  claims,
  keyring,
  users,
  url,
  cookieName,
  log,
}: BridgeDoorDeps) {
  const door = new Hono<HttpEnv>();
  let openApi: ReturnType<typeof createOpenApi> | undefined; // made for the first who asks, not for the start

  door.get(BRIDGE_SESSION, async (c) => {
    const { status, headers, body } = await ask(c.req.raw.headers, c.get('requestId'));
    return c.body(body, status as ContentfulStatusCode, headers);
  });
  door.get(BRIDGE_EVENTS, (c) => {
    const { name } = requireKey(keyring, c.req.raw.headers);
    c.header('Content-Type', 'text/event-stream; charset=utf-8');
    c.header('X-Accel-Buffering', 'no'); // otherwise nginx buffers the events
    return c.req.method === 'HEAD' ? c.body(null) : c.body(events.open(name));
  });
  door.get(BRIDGE_CHANGES, async (c) => {
    requireScope(keyring, c.req.raw.headers, 'users.read');
    const question = readQuery(c.req.raw, changeQuerySchema);
    const wait = c.req.method === 'HEAD' ? 0 : question.wait;
    return c.json(await changes.ask({ ...question, wait, signal: c.req.raw.signal }));
  });
  door.patch(CLAIMS, createClaimsWrite(claims, keyring));
  door.get(BRIDGE_OPENAPI, (c) => {
    openApi ??= createOpenApi({ url, cookieName });
    return c.json(openApi);
  });
  for (const path of [BRIDGE_SESSION, BRIDGE_EVENTS, BRIDGE_CHANGES, BRIDGE_OPENAPI])
    door.all(path, (c) => refuseMethod(c, 'GET', 'HEAD'));
  addUserRoutes(door, keyring, users);
  door.all(CLAIMS, (c) => refuseMethod(c, 'PATCH'));
  door.onError((error, c: Context<HttpEnv>) => {
    const known = toAppError(error);
    if (known.code === 'missing_credential') c.header('WWW-Authenticate', 'Bearer');
    return toProblem(c, known, log);
  });
  return door;
}
