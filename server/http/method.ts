import type { Context } from 'hono';
import { AppError } from '../errors.ts';
import type { HttpEnv } from './hono-env.ts';

/** Throws `method_not_allowed`, with the allowed methods in the header (RFC 9110 §15.5.6) and in the message. */
export function refuseMethod(c: Context<HttpEnv>, ...allowed: readonly string[]): never {
  c.header('Allow', allowed.join(', '));
  throw new AppError('method_not_allowed', { sentence: `Send ${allowed.join(' or ')} to this address.` });
}
