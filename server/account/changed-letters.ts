import type { Database } from '../db/database.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { AnyLetter } from '../mail/letter.ts';
import type { Person } from '../users/row-lock.ts';
import { createLink } from './links.ts';
import { findTold } from './stolen-account.ts';

const toChangedLetter = (
  trx: Database,
  person: Person,
  newEmail: string,
  { to, isConfirmed, age }: { to: string; isConfirmed: boolean; age: number },
): AnyLetter => ({
  to,
  isConfirmed,
  userId: person.id,
  template: 'emailChanged',
  params: { name: toAddressee(person), oldEmail: person.email, newEmail },
  secrets: async () => ({
    notMe: await createLink(trx, 'take_back', { userId: person.id, email: to }, { age }),
  }),
});

/**
 * The mails to both addresses after a change. `person`: as before it. The old address's link counts as older, and so
 * takes precedence over the new address's link: see `recovery.ts`.
 */
export const toChangedLetters = (trx: Database, person: Person, newEmail: string): AnyLetter[] =>
  [
    { to: person.email, isConfirmed: person.emailVerified, age: 1 },
    { to: newEmail, isConfirmed: true, age: 0 },
  ].map((letter) => toChangedLetter(trx, person, newEmail, letter));

/** The mails after the recovery of a stolen account. Only the new address receives a link. */
export async function toStolenLetters(trx: Database, person: Person, newEmail: string): Promise<AnyLetter[]> {
  const told = await findTold(trx, person, newEmail);
  return [
    toChangedLetter(trx, person, newEmail, { to: newEmail, isConfirmed: true, age: 0 }),
    ...told.map((to) => ({
      to,
      isConfirmed: true,
      userId: person.id,
      template: 'stolenRecovered' as const,
      params: { name: toAddressee(person), newEmail },
      secrets: {},
    })),
  ];
}
