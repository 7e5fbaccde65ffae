import type { Database } from '../db/database.ts';
import type { Outbox, QueuedMail } from '../mail/outbox.ts';
import { lockPerson } from '../users/row-lock.ts';
import { createLink, findLink } from './links.ts';

/**
 * Gives a summary its 'This wasn't me' when it is sent, and not before: a reset during its hour ends the links there
 * are. An address that is not the person's any more gets the summary without it: the mail about the change had one.
 * Null when the person is gone. One that is tried again keeps its link while that works.
 */
export const createSummaryFinish =
  (db: Database, outbox: Outbox) =>
  async (mail: QueuedMail): Promise<QueuedMail | null> =>
    db.transaction(async (trx) => {
      const person = mail.userId === null ? null : await lockPerson(trx, mail.userId);
      if (!person) return null;
      const now = await outbox.find(mail.id, trx);
      const secrets = now && outbox.open(now);
      if (!secrets || person.email !== mail.recipient) return now;
      if (secrets.notMe !== undefined && (await findLink(trx, ['not_me'], secrets.notMe))) return now;
      const notMe = await createLink(trx, 'not_me', { userId: person.id, email: person.email });
      return { ...now, secrets: await outbox.reseal(trx, mail.id, { notMe }) };
    });
