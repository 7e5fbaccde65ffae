import { Hono, type MiddlewareHandler } from 'hono';
import { requestId } from 'hono/request-id';
import { API, AUTH, AVATAR, BRIDGE, LIVEZ, OAUTH, TRPC } from '../shared/paths.ts';
import { type AuthDoorDeps, createAuthDoor } from './auth/door.ts';
import { findRoute } from './auth/routes.ts';
import { type AvatarDoorDeps, createAvatarDoor } from './avatar/door.ts';
import { type BridgeDoorDeps, createBridgeDoor } from './bridge/door.ts';
import { createFastPath } from './bridge/fast-path.ts';
import { AppError } from './errors.ts';
import { chargeRequests } from './http/charge.ts';
import {
  allowTrustedClients,
  allowTrustedOrigins,
  apiHeaders,
  nameUnrelatedSites,
  readableByAll,
  securityHeaders,
  withHeaders,
} from './http/headers.ts';
import { createHealthDoor, type Readiness } from './http/health.ts';
import type { HttpEnv } from './http/hono-env.ts';
import { toAppError, toProblem } from './http/problem.ts';
import { createRouteNamer } from './http/route-name.ts';
import { toSentPath } from './http/sent-path.ts';
import { type RequestWatch, type TraceRequest, watchRequests } from './http/watch.ts';
import type { Log } from './log.ts';
import { createDevMailDoor, type DevMailDeps } from './mail/dev-door.ts';
import { type AuthorizeDeps, createAuthorization } from './oauth/authorize-door.ts';
import { createOAuthDoor, type OAuthDoorDeps } from './oauth/door.ts';
import { createMetadataDoor, type MetadataDeps } from './oauth/metadata.ts';
import { createPortalDoor, type PortalDoorDeps } from './portal/door.ts';
import { createPasskeyEndpoints } from './portal/passkey-endpoints.ts';
import { createTrpcDoor, type TrpcDoorDeps } from './trpc/door.ts';
import { isProcedure } from './trpc/procedure-path.ts';

/** The dependencies of each door; `http` holds what all doors share. */
export type AppDeps = {
  http: {
    url: string;
    trustedOrigins: ReadonlySet<string>;
    isDevelopment: boolean;
    checkReadiness: () => Promise<Readiness>;
    /** Answers the operator's doctor at an address that every proxy passes on. */
    probe: MiddlewareHandler<HttpEnv>;
    /** The question of the fast path, which passes no middleware. */
    observeFastPath: (ask: BridgeDoorDeps['ask']) => BridgeDoorDeps['ask'];
    /** Hear of each request once it is answered. */
    watches: readonly RequestWatch[];
    /** Runs the rest of a request inside its span. */
    trace: TraceRequest | undefined;
    log: Log;
  };
  auth: AuthDoorDeps;
  trpc: TrpcDoorDeps;
  avatar: AvatarDoorDeps;
  oauth: { tokens: OAuthDoorDeps; metadata: MetadataDeps };
  bridge: BridgeDoorDeps;
  devMail: DevMailDeps;
  authorize: AuthorizeDeps;
  portal: Omit<PortalDoorDeps, 'answerAuthorization'>;
};

/** The template of each address, for logs, metrics and traces. */
const nameRoute = createRouteNamer({ isRawRoute: (path) => findRoute(path) !== null, isProcedure });

/** Registers the doors. Their order is the policy: Hono tries them from top to bottom. */
export function createApp({ http, auth, trpc, avatar, oauth, bridge, devMail, authorize, portal }: AppDeps) {
  const app = new Hono<HttpEnv>({ getPath: toSentPath });
  const { trustedOrigins, isDevelopment } = http;
  const headers = securityHeaders({ https: http.url.startsWith('https:'), isDevelopment });

  // The bridge's frequent question skips everything below: the fast path answers it on Node's own request object.
  const fastPath = createFastPath(http.observeFastPath(bridge.ask), headers);

  app.use(requestId());
  app.use(watchRequests({ watches: http.watches, trace: http.trace, nameRoute }));
  // Pages of an untrusted origin cannot read the API's answers, as if the service were down. They can read this one.
  app.use(LIVEZ, readableByAll());
  app.use(withHeaders(headers));

  app.use(`${AUTH}/ok`, http.probe);
  app.route('/', createHealthDoor(http.checkReadiness, http.log));

  app.use(`${API}/*`, apiHeaders(), chargeRequests());
  app.use(`${AUTH}/*`, allowTrustedOrigins(trustedOrigins));
  app.use(`${TRPC}/*`, allowTrustedOrigins(trustedOrigins), nameUnrelatedSites(trustedOrigins));
  app.use(AVATAR, allowTrustedOrigins(trustedOrigins, ['PUT', 'DELETE']));
  app.use(`${OAUTH}/*`, allowTrustedClients(trustedOrigins));
  app.route(AUTH, createAuthDoor(auth));
  app.route(TRPC, createTrpcDoor(trpc));
  app.route(AVATAR, createAvatarDoor(avatar));
  app.route(OAUTH, createOAuthDoor(oauth.tokens));
  app.route(BRIDGE, createBridgeDoor(bridge));
  app.all(API, () => Promise.reject(new AppError('not_found')));
  app.all(`${API}/*`, () => Promise.reject(new AppError('not_found')));

  app.route('/', createMetadataDoor(oauth.metadata));
  app.route('/', createPasskeyEndpoints(http.url));
  app.route('/', createDevMailDoor(devMail));
  const authorization = createAuthorization(authorize);
  app.route('/', authorization.door);
  app.route('/', createPortalDoor({ ...portal, answerAuthorization: authorization.answer }));

  app.onError((error, c) => toProblem(c, toAppError(error), http.log));
  return { app, fastPath };
}
