import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { toAddressee, toPlace } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Person } from '../users/row-lock.ts';
import { createLink } from './links.ts';

type Notice =
  | 'newDevice'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'twoFactorOn'
  | 'twoFactorOff'
  | 'backupCodesReplaced';

/** Mails that tell the owner of an account what was done in it, when and where, with the link 'This wasn't me'. */
export function createNotices(outbox: Outbox) {
  const toNotice = (trx: Database, person: Person, source: Source) => ({
    to: person.email,
    isConfirmed: person.emailVerified,
    userId: person.id,
    params: { name: toAddressee(person), ...toPlace(source) },
    secrets: async () => ({
      notMe: await createLink(trx, 'not_me', { userId: person.id, email: person.email }),
    }),
  });

  return {
    /** Queues the mail in the transaction of what it reports. */
    tell: (trx: Database, person: Person, template: Notice, source: Source): Promise<void> =>
      outbox.add(trx, { ...toNotice(trx, person, source), template }),

    /** `left`: the number of backup codes that were not used. */
    async tellBackupCodeUsed(trx: Database, person: Person, source: Source, left: number): Promise<void> {
      const notice = toNotice(trx, person, source);
      await outbox.add(trx, { ...notice, template: 'backupCodeUsed', params: { ...notice.params, left } });
    },
  };
}
export type Notices = ReturnType<typeof createNotices>;
