import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { OAUTH_REVOKE, OAUTH_TOKEN } from '../../shared/paths.ts';
import type { CallerReader } from '../caller/caller-reader.ts';
import type { Source } from '../caller/source.ts';
import { readBody } from '../http/body.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { prepareRefusal, statusOf, toAppError } from '../http/problem.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Log } from '../log.ts';
import { readClient } from './client.ts';
import type { Proof, ProofReader } from './dpop.ts';
import type { Nonces } from './dpop-nonce.ts';
import { type Form, readForm } from './form.ts';
import { type Grants, SCOPE, type Tokens } from './grants.ts';
import { OAuthError } from './oauth-error.ts';

export type OAuthDoorDeps = {
  grants: Grants;
  nonces: Nonces;
  readProof: ProofReader;
  callers: CallerReader;
  limiter: RateLimiter;
  trustedOrigins: ReadonlySet<string>;
  log: Log;
};

const PROOF_HEADER = 'DPoP';

/** A request of a client, which is read and counted before the database is asked. */
type Call = { clientId: string; form: Form; source: Source };

/** The endpoints for sites on other domains: the token endpoint (RFC 6749 §3.2) and revocation (RFC 7009). */
export function createOAuthDoor(deps: OAuthDoorDeps) {
  const { grants, nonces, log } = deps;
  const door = new Hono<HttpEnv>();

  /** Throws `rate_limited` and what makes a request invalid. Reads no cookie: it would not say which site calls. */
  const readCall = async (c: Context<HttpEnv>): Promise<Call> => {
    const { headers } = c.req.raw;
    const source = { ...deps.callers.read(c).source, browsers: [] };
    await deps.limiter.take('auth', source.ipAddress, c.get('charge').note);
    const form = readForm(headers, await readBody(c.req.raw));
    return { clientId: readClient(headers, form, deps.trustedOrigins), form, source };
  };

  const findProof = async (c: Context<HttpEnv>): Promise<Proof | null> => {
    const text = c.req.header(PROOF_HEADER);
    return text === undefined ? null : deps.readProof(text);
  };

  const exchange = async (c: Context<HttpEnv>, { clientId, form, source }: Call): Promise<Tokens> => {
    const use = {
      clientId,
      code: form.require('code'),
      redirectUri: form.require('redirect_uri'),
      verifier: form.require('code_verifier'),
    };
    return grants.open({ ...use, proof: await findProof(c) }, source);
  };

  const refresh = async (c: Context<HttpEnv>, { clientId, form }: Call): Promise<Tokens> => {
    const refreshToken = form.require('refresh_token');
    const proof = await findProof(c);
    if (!proof) throw new OAuthError('invalid_dpop_proof', 'Send a DPoP header with a refresh token.');
    return grants.refresh({ clientId, refreshToken, proof });
  };

  door.post(OAUTH_TOKEN, async (c) => {
    // On refusals too: with it, the next proof is right (RFC 9449 §8.2).
    if (c.req.header(PROOF_HEADER) !== undefined) c.header('DPoP-Nonce', nonces.create());
    const call = await readCall(c);
    const { accessToken, expiresIn, refreshToken } = await findGrantType(call.form, { exchange, refresh })(
      c,
      call,
    );
    return c.json({
      access_token: accessToken,
      token_type: 'Bearer', // RFC 9449 §5 allows it beside a refresh token that is bound to a key
      expires_in: expiresIn,
      scope: SCOPE,
      ...(refreshToken !== null && { refresh_token: refreshToken }),
    });
  });
  door.post(OAUTH_REVOKE, async (c) => {
    const { clientId, form, source } = await readCall(c);
    await grants.end({ clientId, token: form.require('token') }, source);
    return c.json({});
  });
  for (const path of [OAUTH_TOKEN, OAUTH_REVOKE]) door.all(path, (c) => refuseMethod(c, 'POST'));
  door.onError((error, c) => refuse(c, error, log));
  return door;
}

/** The function that answers the request's `grant_type`. */
function findGrantType<Answer>(
  form: Form,
  { exchange, refresh }: { exchange: Answer; refresh: Answer },
): Answer {
  switch (form.require('grant_type')) {
    case 'authorization_code':
      return exchange;
    case 'refresh_token':
      return refresh;
    default:
      throw new OAuthError('unsupported_grant_type', 'Send authorization_code or refresh_token.');
  }
}

/**
 * Writes a refusal as RFC 6749 §5.2 says. What the service refuses before it knows OAuth, such as too many requests, has
 * its usual status. Never `invalid_grant` for a fault of the database: a client would sign the person out.
 */
function refuse(c: Context<HttpEnv>, error: Error, log: Log): Response {
  if (error instanceof OAuthError) {
    const { code, message, scheme, status } = error;
    if (scheme !== undefined) c.header('WWW-Authenticate', `${scheme} realm="gatehouse"`);
    return c.json({ error: code, error_description: message }, status as ContentfulStatusCode);
  }
  const known = toAppError(error);
  prepareRefusal(c, known, log);
  const status = statusOf(known);
  const isPassing = known.retryAfter !== undefined;
  const code = isPassing ? 'temporarily_unavailable' : status < 500 ? 'invalid_request' : 'server_error';
  return c.json({ error: code, error_description: known.message }, status);
}
