import { type Amr, toAmr } from '../../shared/amr.ts';
import { type SecondFactorPolicy, toProvenAt, toStepUpEnd } from '../../shared/second-factor.ts';
import type { session, user } from '../db/schema/auth.ts';

type SessionRow = Pick<typeof session.$inferSelect, 'createdAt' | 'steppedUpAt' | 'secondFactorAt' | 'amr'>;
type UserRow = Pick<typeof user.$inferSelect, 'twoFactorEnabled' | 'hasPasskey'>;

/** How strongly a session was authenticated, and how recently. */
export type Authentication = {
  amr: Amr[];
  /** The last proof that counts. Null without one: a second factor is set, and this session received none. */
  authenticatedAt: Date | null;
  /** The end of the step-up; null when none counts now. */
  stepUpUntil: Date | null;
};

/** Computes it at `now` (milliseconds since the epoch) from the rows of the session and of its user. */
export function toAuthentication(
  { createdAt, steppedUpAt, secondFactorAt, amr }: SessionRow,
  user: UserRow,
  policy: SecondFactorPolicy,
  now = Date.now(),
): Authentication {
  const proofs = { steppedUpAt: steppedUpAt ?? createdAt, secondFactorAt };
  const end = toStepUpEnd(proofs, user, policy);
  return {
    amr: toAmr(amr),
    authenticatedAt: toProvenAt(proofs, user, policy),
    stepUpUntil: end && end.getTime() > now ? end : null,
  };
}
