import type { Context } from 'hono';
import type { HttpEnv } from '../http/env.ts';
import { requireTrustedOrigin } from '../http/origin.ts';
import type { LimitClass } from '../limits/classes.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { ActorReader } from './actor-reader.ts';

type CallerReaderDeps = {
  engine: SessionEngine;
  actors: ActorReader;
  limiter: RateLimiter;
  trustedOrigins: ReadonlySet<string>;
};

/** Reads where a call comes from and what it presents, and counts it. */
export function createCallerReader({ engine, actors, limiter, trustedOrigins }: CallerReaderDeps) {
  /** Throws `rate_limited`, `ambiguous_credentials`, and `untrusted_origin` for what a foreign page may have caused. */
  return async (c: Context<HttpEnv>, limit: LimitClass) => {
    const { method } = c.req;
    const { headers } = c.req.raw;
    const actor = actors.read(c);
    await limiter.take(limit, actor.source.ipAddress, c.get('charge').note);
    const credential = engine.readCredential(headers);
    requireTrustedOrigin({ method, headers, hasCookie: credential.kind === 'cookie' }, trustedOrigins);
    return { actor, credential };
  };
}
export type CallerReader = ReturnType<typeof createCallerReader>;
