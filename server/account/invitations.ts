import { and, eq } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { mail, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { findPasswordHash } from '../passwords/password-row.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import { isBlank } from './blank-account.ts';
import { createLink } from './links.ts';
import { type NewPerson, storePerson, toNewPerson } from './new-person.ts';

/** Days that the link of an invitation is valid. A mail with it may wait for a holiday's end. */
const INVITATION_DAYS = 7;
const SECONDS = INVITATION_DAYS * 24 * 3600;

type Deps = { db: Database; outbox: Outbox };
type Invited = { email: string; name: string; emailVerified?: boolean };
type Recipient = Pick<Person, 'id' | 'email' | 'emailVerified' | 'name'>;

const taken = () => new AppError('conflict', { sentence: 'An account has this address already.' });

/**
 * Accounts that the operator creates, whatever `SIGN_UP` says. Such an account has no password: its person chooses one
 * with the link of a mail, which also confirms the address. The link is one to choose a new password that is valid
 * longer, so that everything that ends those ends it too.
 */
export function createInvitations({ db, outbox }: Deps) {
  async function send(trx: Database, person: Recipient): Promise<void> {
    const { id, email, emailVerified } = person;
    const queued = and(eq(mail.userId, id), eq(mail.template, 'invitation'));
    const before = await trx.$count(mail, queued);
    await outbox.add(trx, {
      to: email,
      isConfirmed: emailVerified,
      userId: id,
      template: 'invitation',
      params: { name: toAddressee(person), days: INVITATION_DAYS },
      secrets: async () => ({
        resetPassword: await createLink(trx, 'reset_password', { userId: id, email }, { seconds: SECONDS }),
      }),
    });
    // An address receives a few mails an hour. Without its mail the account would be of no use.
    if ((await trx.$count(mail, queued)) === before)
      throw new AppError('rate_limited', {
        sentence: 'This address has received as many mails as one may in an hour. Nothing was done.',
      });
  }

  /** False when the address is taken. */
  async function create(trx: Database, person: NewPerson, source: Source): Promise<boolean> {
    if (!(await storePerson(trx, person, null))) return false;
    await recordActivity(trx, { userId: person.id, kind: 'account_created' }, source);
    await send(trx, person);
    return true;
  }

  return {
    /** Creates an account and mails its person a link to choose a password. Throws `conflict` and `rate_limited`. */
    async create({ email, name, emailVerified = false }: Invited, source: Source): Promise<{ id: string }> {
      const person = toNewPerson({ email, name, emailVerified });
      await db.transaction(async (trx) => {
        if (!(await create(trx, person, source))) throw taken();
      });
      return { id: person.id };
    },

    /**
     * The same, and once more for an account that nobody has signed in to yet: its earlier links stay valid. Throws
     * `conflict` for the address of any other account, and `rate_limited`.
     */
    async invite({ email, name }: Invited, source: Source): Promise<{ id: string; isNew: boolean }> {
      const person = toNewPerson({ email, name });
      return db.transaction(async (trx) => {
        const find = () => trx.select({ id: user.id }).from(user).where(eq(user.email, email));
        let [known] = await find();
        if (!known) {
          if (await create(trx, person, source)) return { id: person.id, isNew: true };
          [known] = await find(); // another invitation of this address was faster
        }
        const owner = known ? await lockPerson(trx, known.id) : null;
        if (!owner || owner.disabledAt || !isBlank(owner, (await findPasswordHash(trx, owner.id)) !== null))
          throw taken();
        await recordActivity(trx, { userId: owner.id, kind: 'password_reset_requested' }, source);
        await send(trx, owner);
        return { id: owner.id, isNew: false };
      });
    },

    /**
     * Creates a link to choose a new password and returns its secret, for a person who stands beside the operator.
     * Throws `not_found`, and `conflict` for a banned user.
     */
    createPasswordLink: (userId: string, source: Source): Promise<string> =>
      db.transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
        if (person.disabledAt) throw new AppError('conflict', { sentence: 'The user is banned.' });
        await recordActivity(trx, { userId, kind: 'password_reset_requested' }, source);
        return createLink(trx, 'reset_password', { userId, email: person.email });
      }),
  };
}
