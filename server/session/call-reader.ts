import type { Context } from 'hono';
import type { CallerReader } from '../caller/caller-reader.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { requireTrustedOrigin } from '../http/origin.ts';
import type { LimitClass } from '../limits/classes.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { SessionEngine } from './engine.ts';

type CallReaderDeps = {
  engine: SessionEngine;
  callers: CallerReader;
  limiter: RateLimiter;
  trustedOrigins: ReadonlySet<string>;
};

/** Reads the caller and the credential of a request, and counts the request against its rate limit. */
export function createCallReader({ engine, callers, limiter, trustedOrigins }: CallReaderDeps) {
  /**
   * Throws `rate_limited`, `ambiguous_credentials`, and `untrusted_origin` for a request that a foreign page may
   * have caused.
   */
  return async (c: Context<HttpEnv>, limit: LimitClass) => {
    const { method } = c.req;
    const { headers } = c.req.raw;
    const caller = callers.read(c);
    await limiter.take(limit, caller.source.ipAddress, c.get('charge').note);
    const credential = engine.readCredential(headers);
    requireTrustedOrigin({ method, headers, hasCookie: credential.kind === 'cookie' }, trustedOrigins);
    return { caller, credential };
  };
}
export type CallReader = ReturnType<typeof createCallReader>;
