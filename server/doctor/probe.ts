import { createHmac, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod/mini';
import type { ClientAddressReader, ProxyCheck } from '../caller/client-address.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { VERSION } from '../root.ts';
import type { Keys } from '../secrets/keys.ts';

// The doctor asks `/api/auth/ok` from outside, which every proxy passes on, with a header that only who knows the secret can make. The service then says
// what it saw of the request, so that the doctor can judge the proxies between them.

export const PROBE_HEADER = 'x-gatehouse-doctor';
/** Seconds. */
const GOOD_FOR = 120;

/** What the service saw of the doctor's request. */
export const seenSchema = z.object({
  version: z.string(),
  /** Who opened the connection, and whether TRUSTED_PROXIES has it. */
  peer: z.nullable(z.string()),
  isPeerTrusted: z.boolean(),
  hasForwardedFor: z.boolean(),
  /** The address that limits and the security log use. */
  client: z.nullable(z.string()),
});
export type Seen = z.output<typeof seenSchema>;

const toProof = (key: Buffer, at: string) => createHmac('sha256', key).update(at).digest('hex');

/** The value of the header, good for two minutes. */
export function createProbe([key]: Keys, now = Date.now()): string {
  const at = String(Math.floor(now / 1000));
  return `${at}.${toProof(key, at)}`;
}

function isProbe(keys: Keys, value: string, now = Date.now()): boolean {
  const [at = '', proof = ''] = value.split('.');
  if (!/^\d{1,12}$/.test(at) || Math.abs(now / 1000 - Number(at)) > GOOD_FOR) return false;
  const given = Buffer.from(proof);
  return keys.some((key) => {
    const wanted = Buffer.from(toProof(key, at));
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
}

/** Answers a probe. Any other request goes on as if there were none. */
export const answerProbe = (keys: Keys, readClientAddress: ClientAddressReader, isProxy: ProxyCheck) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const value = c.req.header(PROBE_HEADER);
    if (value === undefined || !isProbe(keys, value)) return next();
    const peer = c.env?.incoming?.socket.remoteAddress;
    const forwardedFor = c.req.header('x-forwarded-for') ?? null;
    const seen: Seen = {
      version: VERSION,
      peer: peer ?? null,
      isPeerTrusted: peer !== undefined && isProxy(peer),
      hasForwardedFor: forwardedFor !== null,
      client: readClientAddress(peer, forwardedFor) ?? null,
    };
    return c.json({ status: 'ok', seen }, 200, { 'Cache-Control': 'no-store' });
  });
