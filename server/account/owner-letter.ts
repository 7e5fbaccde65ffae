import type { Database } from '../db/database.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { AnyLetter } from '../mail/letter.ts';
import { createLink } from './links.ts';

type Owner = { id: string; email: string; emailVerified: boolean; name: string };

/** Stores a code beside the link with that secret, or beside none; null where no browser could use it. */
type AddCode = (secret: string | null) => Promise<string | null>;

/**
 * What is mailed to the owner of an address that somebody wants for another account. An address that nobody
 * confirmed gets its confirmation: whoever has the mailbox may be the one who asks.
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
