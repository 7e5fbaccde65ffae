import type { Database } from '../db/database.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { AnyLetter } from '../mail/letter.ts';
import type { Person } from '../users/row-lock.ts';
import { createLink } from './links.ts';

/**
 * The mails to both addresses after a change. `person`: as before it. The old address's link counts as older, and so
 * takes precedence over the new address's link: see `recovery.ts`.
 */
export const toChangedLetters = (trx: Database, person: Person, newEmail: string): AnyLetter[] =>
  [
    { to: person.email, isConfirmed: person.emailVerified, age: 1 },
    { to: newEmail, isConfirmed: true, age: 0 },
  ].map(({ to, isConfirmed, age }) => ({
    to,
    isConfirmed,
    userId: person.id,
    template: 'emailChanged' as const,
    params: { name: toAddressee(person), oldEmail: person.email, newEmail },
    secrets: async () => ({
      notMe: await createLink(trx, 'take_back', { userId: person.id, email: to }, { age }),
    }),
  }));
