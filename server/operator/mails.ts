import { z } from 'zod/mini';
import { emailSchema } from '../../shared/email-address.ts';
import { recordServiceAct } from '../activity/store.ts';
import { effect, operation, query } from './operation.ts';

const MOST = 1_000;
const ROWS = `Ask for 1 to ${MOST} mails.`;

/** `mail.test`: sends one mail through the configured mail server. Throws `precondition_failed`, `unavailable`. */
export const testMail = effect(
  z.strictObject({ to: emailSchema }),
  async ({ db, mailer }, { to }, source) => {
    const answer = await mailer.sendTest(to);
    await recordServiceAct(db, 'mail_tested', source);
    return { to, answer };
  },
);

/** `mail.checkServer`: whether there is a mail server for `mail.test`. Throws `precondition_failed`. */
export const checkMailServer = query(z.strictObject({ to: emailSchema }), async ({ mailer }, { to }) => {
  mailer.requireServer();
  return { to };
});

/** `mail.list`: mails of the outbox, the newest first. No secret, no link, no text. */
export const listMails = query(
  z.strictObject({
    state: z.enum(['all', 'waiting', 'failed']),
    limit: z.int(ROWS).check(z.minimum(1, ROWS), z.maximum(MOST, ROWS)),
  }),
  async ({ mailer: { review } }, { state, limit }) => {
    const mails = await review.list(state, limit);
    return mails.map((mail) => ({
      id: mail.id,
      createdAt: mail.createdAt.toISOString(),
      recipient: mail.recipient,
      template: mail.template,
      state: mail.sentAt ? 'sent' : mail.givenUpAt ? 'given up' : mail.lastError ? 'failing' : 'waiting',
      attempts: mail.attempts,
      lastError: mail.lastError,
      dueAt: mail.sentAt || mail.givenUpAt ? null : mail.dueAt.toISOString(),
    }));
  },
);

/** `mail.retry`: makes waiting mails due now; the service sends them. Throws `not_found` and `conflict`. */
export const retryMails = operation(
  z.strictObject({ id: z.nullable(z.string().check(z.minLength(1), z.maxLength(255))) }),
  async ({ db, mailer: { review } }, { id }, source) => {
    const retried = await review.retry(id);
    await recordServiceAct(db, 'mails_retried', source);
    return { retried };
  },
);
