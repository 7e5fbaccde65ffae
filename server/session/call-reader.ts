import type { Context } from 'hono';
import type { CallerReader } from '../caller/caller-reader.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { requireTrustedOrigin } from '../http/origin.ts';
import type { LimitClass } from '../limits/classes.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { SessionEngine } from './engine.ts';

type CallerReaderDeps = {
  engine: SessionEngine;
  callers: CallerReader;
  limiter: RateLimiter;
  trustedOrigins: ReadonlySet<string>;
};

/** Reads where a call comes from and what it presents, and counts it. */
export function createCallReader({ engine, callers, limiter, trustedOrigins }: CallerReaderDeps) {
  /** Throws `rate_limited`, `ambiguous_credentials`, and `untrusted_origin` for what a foreign page may have caused. */
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
