import type { z } from 'zod/mini';
import { BY_PASSKEY } from '../../shared/amr.ts';
import { type newPasskeySchema, passkeyWishesSchema } from '../../shared/passkey-input.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { PasskeyParts } from '../passkeys/passkey-parts.ts';
import { toRawPasskey } from '../passkeys/passkey-row.ts';
import type { SessionCache } from '../session/cache.ts';
import { strengthenSession } from '../session/strength.ts';
import { lockIdentity } from '../users/row-lock.ts';
import type { FirstPasskeys } from './first-passkey.ts';
import type { Notices } from './notices.ts';
import { PASSKEY_REFUSALS } from './passkey-refusals.ts';
import type { RawAnswer, RawCall } from './raw-call.ts';
import { Refused } from './refused.ts';
import type { StepUp } from './step-up.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  passkeys: PasskeyParts;
  stepUp: StepUp;
  notices: Notices;
  first: FirstPasskeys;
};
type Input = z.infer<typeof newPasskeySchema>;

/** Adds a passkey to the account of a user who is signed in and has just proved who they are. */
export const createPasskeyRegistration = ({
  db,
  cache,
  passkeys: { made },
  stepUp,
  notices,
  first,
}: Deps) => ({
  /** Throws `step_up_required`, and `conflict` for a user with too many passkeys. Writes nothing. */
  async passkeyRegisterOptions({ requireIdentity, query }: RawCall): Promise<RawAnswer> {
    const identity = await requireIdentity();
    const wishes = passkeyWishesSchema.safeParse(Object.fromEntries(query));
    if (!wishes.success) {
      const [issue] = wishes.error.issues;
      const message = `${String(issue?.path[0])}: ${issue?.message}`;
      return { status: 400, body: { code: 'INVALID_INPUT', message } };
    }
    await stepUp.require(identity);
    const { id: userId, email, name } = identity.user;
    const body = await made.begin(
      { kind: 'registration', holder: identity.session.id, userId },
      { email, name, attachment: wishes.data.authenticatorAttachment },
    );
    return { status: 200, body, headers: new Headers({ 'cache-control': 'no-store' }) };
  },

  /**
   * The passkey verified its user, so that the session counts as authenticated by it. Throws `step_up_required`, and
   * `conflict` for a user with too many passkeys.
   */
  async addPasskey(call: RawCall): Promise<RawAnswer> {
    const {
      body,
      requireIdentity,
      caller: { source },
    } = call;
    const { response, name, token } = body as Input;
    if (token !== undefined) return first.add(token, call);
    const identity = await requireIdentity();
    await stepUp.require(identity);
    const { session, user } = identity;
    const checked = await made.check({ kind: 'registration', holder: session.id, userId: user.id }, response);
    if ('refused' in checked) return PASSKEY_REFUSALS[checked.refused];
    try {
      const stored = await db.transaction(async (trx) => {
        const person = await lockIdentity(trx, identity);
        await stepUp.require(identity, trx); // a second factor may have been set meanwhile
        const row = await made.store(trx, checked.made, { userId: person.id, name });
        if (typeof row === 'string') throw new Refused(PASSKEY_REFUSALS[row]);
        if (!(await strengthenSession(trx, session.id, BY_PASSKEY))) throw new AppError('unauthenticated');
        const entry = { userId: person.id, sessionId: session.id, kind: 'passkey_added' } as const;
        await recordActivity(trx, entry, source);
        await notices.tell(trx, person, 'passkeyAdded', source);
        return row;
      });
      return { status: 200, body: toRawPasskey(stored) };
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    } finally {
      cache.invalidate({ userId: user.id });
    }
  },
});

export type PasskeyRegistration = ReturnType<typeof createPasskeyRegistration>;
