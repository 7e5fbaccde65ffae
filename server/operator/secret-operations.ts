import { z } from 'zod/mini';
import { recordServiceAct } from '../activity/store.ts';
import { effect, query } from './operation.ts';

const DAY = 86_400_000; // milliseconds

/** Users in one batch: each costs an encryption and a statement. */
const BATCH = 500;

/**
 * `secret.status`: since when the current secret is used, and from when on nothing needs the previous one. With
 * `isPreviousNew` the other secret is the next one, which has signed nothing yet.
 */
export const showSecret = query(z.strictObject({}), async ({ secret }) => {
  const { since, hasPrevious, isPreviousNew } = await secret.findUse();
  return {
    since: since?.toISOString() ?? null,
    hasPrevious,
    isPreviousNew,
    previousNeededUntil:
      since && hasPrevious && !isPreviousNew
        ? new Date(since.getTime() + secret.sessionMaxDays * DAY).toISOString()
        : null,
  };
});

/**
 * `secret.reseal`: encrypts the secrets of authenticator apps of one batch of users with the current secret. `last` is the
 * user to go on after; null at the end.
 */
export const resealApps = effect(
  z.strictObject({ after: z.string().check(z.maxLength(256)) }),
  async ({ db, account }, { after }, source) => {
    if (after === '') await recordServiceAct(db, 'secret_resealed', source);
    return account.apps.reseal(db, after, BATCH);
  },
);

/** `secret.log`: writes a step into the security log that a command did in the file beside an embedded database. */
export const logSecretStep = effect(
  z.strictObject({ kind: z.enum(['secret_renewed', 'secret_finished']) }),
  async ({ db }, { kind }, source) => {
    await recordServiceAct(db, kind, source);
    return { logged: kind };
  },
);
