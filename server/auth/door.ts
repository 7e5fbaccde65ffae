import { type Context, Hono } from 'hono';
import { AUTH } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import { readBody, requireJson } from '../http/body.ts';
import type { ClientAddressReader } from '../http/client-address.ts';
import type { HttpEnv } from '../http/env.ts';
import { isBrowser, requireTrustedOrigin } from '../http/origin.ts';
import { prepareRefusal, statusOf, toAppError } from '../http/problem.ts';
import type { Log } from '../log.ts';
import { readBearer, readCookie } from '../session/credential.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { Auth } from './auth.ts';
import { callBetterAuth } from './call.ts';
import { readInput } from './input.ts';
import { findRoute } from './routes.ts';
import { withoutTokens } from './tokens.ts';
import { createTurnstile } from './turnstile.ts';

export type AuthDoorDeps = {
  auth: Auth;
  engine: SessionEngine;
  /** The session cookie and its 'remember me' companion: all Better Auth gets to see. */
  cookieNames: readonly string[];
  url: string;
  trustedOrigins: ReadonlySet<string>;
  readClientAddress: ClientAddressReader;
  log: Log;
};

/** As many as there are libuv threads to hash on, and fewer than there are database connections. */
const HASHES_AT_ONCE = 4;
/** Milliseconds; a person waiting longer presses again. */
const HASH_PATIENCE = 5_000;

/** Better Auth's raw routes, in front of them what it leaves open: who may call what, how, and how much. */
export function createAuthDoor({
  auth,
  engine,
  cookieNames,
  url,
  trustedOrigins,
  readClientAddress,
  log,
}: AuthDoorDeps) {
  const door = new Hono<HttpEnv>();
  const turnstile = createTurnstile({ places: HASHES_AT_ONCE, patience: HASH_PATIENCE });

  door.all('/*', async (c) => {
    const route = findRoute(c.req.path.slice(AUTH.length));
    if (!route) throw new AppError('not_found');
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    if (method !== route.method) {
      c.header('Allow', route.method);
      throw new AppError('method_not_allowed');
    }
    const headers = readHeaders(c.req.raw.headers);
    requireTrustedOrigin(
      { method, headers: c.req.raw.headers, hasCookie: headers.has('cookie') },
      trustedOrigins,
    );

    let body: string | null = null;
    if (method === 'POST') {
      const text = await readBody(c.req.raw);
      requireJson(c.req.raw.headers, text);
      const input = readInput(text, route.input);
      if (!input.ok) return c.json({ ...input.refusal, requestId: c.get('requestId') }, 400);
      body = JSON.stringify(input.body);
    }

    const request = new Request(`${url}${c.req.path}${new URL(c.req.url).search}`, { method, headers, body });
    const caller = {
      ipAddress: readClientAddress(
        c.env?.incoming?.socket.remoteAddress,
        c.req.header('x-forwarded-for') ?? null,
      ),
      heldToken: route.signsIn ? findHeldToken(headers) : undefined,
    };
    const call = () => callBetterAuth(() => auth.handler(request), caller);
    const response = await (route.hashes ? turnstile(call) : call());
    if (response.status >= 500)
      throw new AppError('internal', { detail: `Better Auth answered ${response.status}` });
    return isBrowser(c.req.raw.headers) ? withoutTokens(response) : response;
  });

  door.onError((error, c) => refuse(c, toAppError(error)));

  /** The request as Better Auth may see it: one credential, no proxy headers, an origin that was checked here. */
  function readHeaders(from: Headers): Headers {
    // Where the request comes from was decided above; 'null' and nothing came with better proof.
    const origin = from.get('origin');
    const headers = new Headers({
      'content-type': 'application/json',
      origin: origin === null || origin === 'null' ? url : origin,
    });
    const userAgent = from.get('user-agent');
    if (userAgent) headers.set('user-agent', userAgent);
    // A bearer token decides alone: Better Auth would fall back to the cookie when it is bad.
    const bearer = readBearer(from);
    if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`);
    const cookies = cookieNames.flatMap((name) => {
      const value = bearer === null ? readCookie(from, name) : null;
      return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
    });
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    return headers;
  }

  const findHeldToken = (headers: Headers) => engine.readToken(engine.readCredential(headers)) ?? undefined;

  /** Better Auth's flat envelope, for refusals of our own. */
  function refuse(c: Context<HttpEnv>, error: AppError): Response {
    prepareRefusal(c, error, log);
    const body = { code: error.code.toUpperCase(), message: error.message, requestId: c.get('requestId') };
    return c.json(body, statusOf(error));
  }

  return door;
}
