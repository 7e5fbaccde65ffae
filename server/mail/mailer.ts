import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { MailLanguages } from './mail-language.ts';
import type { Sender } from './mail-links.ts';
import type { Outbox, QueuedMail } from './outbox.ts';
import type { OutboxReview } from './outbox-review.ts';
import { render } from './render.ts';
import { type Written, writeLetter } from './templates.ts';
import { sendTestMail } from './test-mail.ts';
import { createSmtpTransport, type Message } from './transport.ts';
import { type MailWorker, startMailWorker, type WorkerOptions } from './worker.ts';

type Deps = {
  config: {
    /** Without `smtpUrl` mails stay in the outbox. */
    mail: { smtpUrl: string | undefined; from: string };
    http: { url: string };
    portal: { appName: string };
    runtime: { isProduction: boolean };
  };
  outbox: Outbox;
  /** The languages of the user who has an address. */
  findLanguagesAt: (email: string) => Promise<string[]>;
  review: OutboxReview;
  languages: MailLanguages;
  /** Creates the links of a summary, which has none until its hour is over; null when its user was deleted. */
  finishSummary: (mail: QueuedMail) => Promise<QueuedMail | null>;
  log: Log;
  /** Hears how each attempt to send a mail ended. */
  onAttempt?: ((isSent: boolean) => void) | undefined;
  /** Runs an attempt inside a span. */
  trace?: ((work: () => Promise<void>) => Promise<void>) | undefined;
};

/** Renders queued mails, and sends them if a mail server is configured. */
export function createMailer(deps: Deps) {
  const { config, outbox, review, languages, findLanguagesAt, finishSummary, log, onAttempt, trace } = deps;
  const { smtpUrl, from } = config.mail;
  const { url } = config.http;
  const { isProduction } = config.runtime;
  const sender: Sender = { appName: config.portal.appName, url };

  /** Renders a queued mail; without working links after their secrets were erased. */
  const write = async (mail: QueuedMail, secrets: Record<string, string>): Promise<Message> => {
    const letter = { template: mail.template, params: mail.params, secrets } as Written;
    const language = await languages.find(mail.languages);
    const draft = writeLetter(letter, sender, language);
    return {
      id: mail.id,
      to: mail.recipient,
      subject: draft.subject,
      createdAt: mail.createdAt,
      ...render(draft, sender, language),
    };
  };

  const finish = async (mail: QueuedMail): Promise<QueuedMail | null> =>
    mail.template === 'summary' && mail.sentAt === null ? finishSummary(mail) : mail;

  const openTransport = (server: string) =>
    createSmtpTransport({ smtpUrl: server, from, host: new URL(url).hostname, isProduction });

  const open = (
    lookEvery: number,
    { backoff, hear = onAttempt }: { backoff?: WorkerOptions['backoff']; hear?: Deps['onAttempt'] } = {},
  ): MailWorker | null => {
    if (smtpUrl === undefined) return null;
    return startMailWorker({
      outbox,
      transport: openTransport(smtpUrl),
      toMessage: async (mail) => {
        const finished = await finish(mail);
        const secrets = finished && outbox.open(finished);
        return secrets && (await write(mail, secrets));
      },
      log,
      onAttempt: hear,
      trace,
      lookEvery,
      ...(backoff && { backoff }),
    });
  };

  /** The address of the mail server. Throws `precondition_failed` without one. */
  function requireServer(): string {
    if (smtpUrl === undefined)
      throw new AppError('precondition_failed', {
        sentence: 'No mail server is configured (SMTP_URL): mails stay in the outbox.',
      });
    return smtpUrl;
  }

  return {
    requireServer,

    /** Sends a mail to see whether mails arrive. Throws `precondition_failed` without a mail server, `unavailable`. */
    async sendTest(to: string): Promise<string> {
      const transport = openTransport(requireServer());
      try {
        const language = await languages.find(await findLanguagesAt(to));
        return await sendTestMail(transport, to, sender, language);
      } finally {
        transport.close();
      }
    },

    /** True when mails are only visible in the outbox: without a mail server, while developing. */
    isKeptHere: smtpUrl === undefined && !isProduction,

    outbox,
    review,
    sender,
    languages,

    read: (mail: QueuedMail): Promise<Message> => write(mail, outbox.open(mail) ?? {}),

    finish,

    /** Starts the mail worker; null when no mail server is configured. `lookEvery` in ms: see `WorkerOptions`. */
    open,

    /**
     * Sends the mails that are due, for a process that ends soon. Resolves with false when one of them could not be
     * sent within `within` ms: another process tries again. Mails stay in the outbox without a mail server.
     */
    async sendDue(within: number): Promise<boolean> {
      let isSent = true;
      const worker = open(within, {
        hear: (sent) => {
          isSent &&= sent;
        },
      });
      if (!worker) return true;
      const isDone = await Promise.race([worker.idle.then(() => true), sleep(within, false, { ref: false })]);
      await worker.close();
      return isDone && isSent;
    },
  };
}
export type Mailer = ReturnType<typeof createMailer>;
