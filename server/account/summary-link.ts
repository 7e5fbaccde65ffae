import type { Database } from '../db/database.ts';
import type { Outbox, QueuedMail } from '../mail/outbox.ts';
import { lockPerson } from '../users/row-lock.ts';
import { createLink, findLink } from './links.ts';

/**
 * Gives a summary its link 'This wasn't me' when it is sent, not when it is queued: a reset during the hour of the
 * summary ends existing links. If the address no longer belongs to the person, the summary has no link, because the
 * mail about the change of the address had one. Null when the person no longer exists. A retried summary keeps its link
 * while the link is valid.
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
