import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { API, AUTH, AVATAR, BRIDGE, LIVEZ, TRPC } from '../shared/paths.ts';
import { type AuthDoorDeps, createAuthDoor } from './auth/door.ts';
import { type AvatarDoorDeps, createAvatarDoor } from './avatar/door.ts';
import { type BridgeDoorDeps, createBridgeDoor } from './bridge/door.ts';
import { createSessionShortcut } from './bridge/shortcut.ts';
import { AppError } from './errors.ts';
import { chargeRequests } from './http/charge.ts';
import type { HttpEnv } from './http/env.ts';
import {
  allowTrustedOrigins,
  apiHeaders,
  nameUnrelatedSites,
  readableByAll,
  securityHeaders,
  withHeaders,
} from './http/headers.ts';
import { createHealthDoor } from './http/health.ts';
import { createPortalDoor, type PortalDoorDeps } from './http/portal.ts';
import { toAppError, toProblem } from './http/problem.ts';
import { toSentPath } from './http/sent-path.ts';
import { createDevMailDoor, type DevMailDeps } from './mail/dev-door.ts';
import { createTrpcDoor, type TrpcDoorDeps } from './trpc/door.ts';
import { createPageAnswerer } from './trpc/page-answers.ts';

export type AppDeps = AuthDoorDeps &
  TrpcDoorDeps &
  AvatarDoorDeps &
  BridgeDoorDeps &
  DevMailDeps &
  Omit<PortalDoorDeps, 'findAnswers'> & { isReady: () => Promise<boolean> };

/** The doors in their order: read from top to bottom, this is the policy. */
export function createApp(deps: AppDeps) {
  const app = new Hono<HttpEnv>({ getPath: toSentPath });
  const headers = securityHeaders({
    https: deps.url.startsWith('https:'),
    isDevelopment: deps.isDevelopment,
  });

  // The bridge's one hot question goes past everything below, on node's own request.
  const shortcut = createSessionShortcut(deps.ask, headers);

  app.use(requestId());
  // To a page, an origin that is not trusted looks like a service that is down; this tells them apart.
  app.use(LIVEZ, readableByAll());
  app.use(withHeaders(headers));

  app.route('/', createHealthDoor(deps.isReady));

  app.use(`${API}/*`, apiHeaders(), chargeRequests());
  app.use(`${AUTH}/*`, allowTrustedOrigins(deps.trustedOrigins));
  app.use(`${TRPC}/*`, allowTrustedOrigins(deps.trustedOrigins), nameUnrelatedSites(deps.trustedOrigins));
  app.use(AVATAR, allowTrustedOrigins(deps.trustedOrigins, ['PUT', 'DELETE']));
  app.route(AUTH, createAuthDoor(deps));
  app.route(TRPC, createTrpcDoor(deps));
  app.route(AVATAR, createAvatarDoor(deps));
  app.route(BRIDGE, createBridgeDoor(deps));
  app.all(API, () => Promise.reject(new AppError('not_found')));
  app.all(`${API}/*`, () => Promise.reject(new AppError('not_found')));

  app.route('/', createDevMailDoor(deps));
  app.route('/', createPortalDoor({ ...deps, findAnswers: createPageAnswerer(deps) }));

  app.onError((error, c) => toProblem(c, toAppError(error), deps.log));
  return { app, shortcut };
}
