import type { Database } from '../db/database.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { AnyLetter } from '../mail/letter.ts';
import { createLink } from './links.ts';

type Owner = { id: string; email: string; emailVerified: boolean; name: string };

/** Stores a code for the link of `secret`, or for no link. Returns the code; null where no browser could use it. */
type AddCode = (secret: string | null) => Promise<string | null>;

/**
 * The mail to the owner of an address that somebody wants to use for another account. An unconfirmed address receives
 * the mail that confirms it, because the owner of the mailbox may be the caller.
 */
export const toOwnerLetter = async (
  trx: Database,
  owner: Owner,
  redirectTo: string | null,
  addCode: AddCode = async () => null,
): Promise<AnyLetter> => {
  const to = { to: owner.email, isConfirmed: owner.emailVerified, userId: owner.id };
  if (owner.emailVerified) {
    await addCode(null);
    return { ...to, template: 'signUpAttempt', params: { name: toAddressee(owner) }, secrets: {} };
  }
  const verifyEmail = await createLink(trx, 'verify_email', { userId: owner.id, email: owner.email });
  const code = await addCode(verifyEmail);
  const secrets = { verifyEmail, ...(code !== null && { code }) };
  return { ...to, template: 'verifyEmail', params: { redirectTo }, secrets };
};
