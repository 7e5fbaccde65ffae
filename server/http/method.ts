import type { Context } from 'hono';
import { AppError } from '../errors.ts';
import type { HttpEnv } from './hono-env.ts';

/** Throws `method_not_allowed` with the methods that are allowed, in the header (RFC 9110 §15.5.6) and in words. */
export function refuseMethod(c: Context<HttpEnv>, ...allowed: readonly string[]): never {
  c.header('Allow', allowed.join(', '));
  throw new AppError('method_not_allowed', { sentence: `Send ${allowed.join(' or ')} to this address.` });
}
