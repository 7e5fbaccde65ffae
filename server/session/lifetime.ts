/** Seconds. Better Auth slides a remembered session by this much, at most once in UPDATE_AGE. */
export const REFRESH_SECONDS = 7 * 24 * 60 * 60;
export const UPDATE_AGE_SECONDS = 24 * 60 * 60;

/** Milliseconds. A session without 'remember me' ends after this, whatever it is used for (ASVS 7.3.2). */
export const UNREMEMBERED_MS = 24 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

type Lifetime = { createdAt: Date; expiresAt: Date; remembered: boolean };

/** The rules of a session's life. `maxDays` is the absolute bound, counted from sign-in (ASVS 7.3.2). */
export function createLifetime(maxDays: number) {
  const longest = (remembered: boolean): number => (remembered ? maxDays * DAY_MS : UNREMEMBERED_MS);
  const boundOf = ({ createdAt, remembered }: Omit<Lifetime, 'expiresAt'>): number =>
    createdAt.getTime() + longest(remembered);
  const endOf = (session: Lifetime): number => Math.min(session.expiresAt.getTime(), boundOf(session));

  return {
    /** The last millisecond of a session, since the epoch. */
    endOf,

    /** Better Auth's own comparison: the very millisecond of `expiresAt` still counts. */
    isAlive: (session: Lifetime, now = Date.now()): boolean => endOf(session) >= now,

    /** A session that began earlier than this is past its absolute bound. */
    earliestStart: (remembered: boolean, now: Date): Date => new Date(now.getTime() - longest(remembered)),

    /** When a session ends that Better Auth would move to `wanted`: never past the absolute bound. */
    cap: (session: Lifetime, wanted: Date): Date =>
      session.remembered ? new Date(Math.min(wanted.getTime(), boundOf(session))) : session.expiresAt,

    /** True once a day has passed since the session was last prolonged, and it may be. */
    isDue: (session: Lifetime, now = Date.now()): boolean =>
      session.remembered &&
      session.expiresAt.getTime() - REFRESH_SECONDS * 1000 + UPDATE_AGE_SECONDS * 1000 <= now &&
      boundOf(session) > session.expiresAt.getTime(),
  };
}
export type SessionLifetime = ReturnType<typeof createLifetime>;
