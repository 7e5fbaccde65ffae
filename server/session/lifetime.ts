/** Seconds. Better Auth refreshes a remembered session by this much, at most once in UPDATE_AGE_SECONDS. */
export const REFRESH_SECONDS = 7 * 24 * 60 * 60;
export const UPDATE_AGE_SECONDS = 24 * 60 * 60;

/** Milliseconds. A session without 'remember me' ends after this, even if it is in use (ASVS 7.3.2). */
export const UNREMEMBERED_MS = 24 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

type Lifetime = { createdAt: Date; expiresAt: Date; remembered: boolean };

/** The rules for a session's lifetime. `maxDays` is the absolute limit, counted from sign-in (ASVS 7.3.2). */
export function createLifetime(maxDays: number) {
  const longest = (remembered: boolean): number => (remembered ? maxDays * DAY_MS : UNREMEMBERED_MS);
  const boundOf = ({ createdAt, remembered }: Omit<Lifetime, 'expiresAt'>): number =>
    createdAt.getTime() + longest(remembered);
  const endOf = (session: Lifetime): number => Math.min(session.expiresAt.getTime(), boundOf(session));

  return {
    /** The last millisecond of a session, since the epoch. */
    endOf,

    /** Compares as Better Auth does: the session is still valid in the millisecond of `expiresAt`. */
    isAlive: (session: Lifetime, now = Date.now()): boolean => endOf(session) >= now,

    /** A session that was created before this time is past its absolute limit. */
    earliestStart: (remembered: boolean, now: Date): Date => new Date(now.getTime() - longest(remembered)),

    /** The new end of a session that Better Auth wants to move to `wanted`: never past the absolute limit. */
    cap: (session: Lifetime, wanted: Date): Date =>
      session.remembered ? new Date(Math.min(wanted.getTime(), boundOf(session))) : session.expiresAt,

    /** True when the last refresh of the session is a day ago, and the session may be refreshed. */
    isDue: (session: Lifetime, now = Date.now()): boolean =>
      session.remembered &&
      session.expiresAt.getTime() - REFRESH_SECONDS * 1000 + UPDATE_AGE_SECONDS * 1000 <= now &&
      boundOf(session) > session.expiresAt.getTime(),
  };
}
export type SessionLifetime = ReturnType<typeof createLifetime>;
