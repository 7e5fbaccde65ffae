import type { AuthorizationRequest } from '../../shared/authorization-request.ts';
import { isOtherSession, type PendingAuthorization } from './pending-authorizations.ts';

/** Milliseconds by which the clocks of two processes may differ. */
const CLOCKS_APART = 10 * 60_000;

type Visit = {
  request: AuthorizationRequest;
  /** The live session of the browser; null without one. */
  session: { id: string; createdAt: Date; secondFactorAt: Date | null } | null;
  /** True when the operator requires a second factor, and the person has none. */
  lacksSecondFactor: boolean;
  /** True on the return from sign-in. */
  isReturn: boolean;
  /** The request as this browser began it; null in another browser, or when it was satisfied before. */
  pending: PendingAuthorization | null;
  /** True when a page of the site caused the navigation. */
  isFromSite: boolean;
  /** True when the person pressed the button of our page. */
  isConfirmed: boolean;
};

/**
 * `code`: the site receives a code. `ask`: our page names the site and waits for a click. `sign_in`: the sign-in page,
 * or the sign-up page. `set_up`: the page that sets up a second factor. `leave`: the site without a code. The others are
 * errors for the site.
 */
export type NextStep =
  | 'code'
  | 'ask'
  | 'sign_in'
  | 'set_up'
  | 'leave'
  | 'login_required'
  | 'interaction_required';

/**
 * Decides how an authorization request goes on. Nobody is handed over without a sign of the person: a navigation from
 * the site, a sign-in or a second factor for this request, or a click on our page.
 */
export function findNextStep({
  request,
  session,
  lacksSecondFactor,
  isReturn,
  pending,
  isFromSite,
  isConfirmed,
}: Visit): NextStep {
  const { prompts } = request;
  if (prompts.has('none')) {
    if (!session) return 'login_required';
    return isFromSite && !lacksSecondFactor ? 'code' : 'interaction_required';
  }
  if (isReturn && !pending) return 'leave';
  if (!session) return 'sign_in';
  // Ids and not times: processes have different clocks, and nobody may be asked to sign in again and again. But the
  // browser may hold an older session too, which counts when the newer one ends.
  const isNew =
    pending !== null &&
    isOtherSession(pending, session.id) &&
    session.createdAt.getTime() > pending.at.getTime() - CLOCKS_APART;
  if (prompts.size > 0 && !isNew) return 'sign_in';
  if (lacksSecondFactor) return 'set_up';
  if (isConfirmed) return 'code';
  if (pending) {
    const isProven = session.secondFactorAt !== null && session.secondFactorAt > pending.at;
    return isProven || (isNew && session.createdAt > pending.at) ? 'code' : 'ask';
  }
  return isFromSite ? 'code' : 'ask';
}
