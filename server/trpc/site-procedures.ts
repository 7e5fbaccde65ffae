import { AppError } from '../errors.ts';
import { refuseSite } from '../session/site-refusal.ts';
import type { Context } from './context.ts';

/** Everything that a site may call with an access token. */
const SITE_PROCEDURES: ReadonlySet<string> = new Set([
  'session.current',
  'session.events',
  'profile.get',
  'profile.update',
]);

/** Throws for a call with an access token, unless sites may call the procedure. */
export function requireSiteProcedure({ credential, identity }: Context, path: string): void {
  if (credential !== 'access' || SITE_PROCEDURES.has(path)) return;
  // Only a new token helps a caller whose token has ended: the refusal must not hide that.
  throw identity ? refuseSite() : new AppError('unauthenticated');
}
