import type { Log } from '../log.ts';
import type { Sender } from './mail-links.ts';
import type { Outbox, QueuedMail } from './outbox.ts';
import { render } from './render.ts';
import { type Written, writeLetter } from './templates.ts';
import { createSmtpTransport, type Message } from './transport.ts';
import { type MailWorker, startMailWorker } from './worker.ts';

type Deps = {
  config: {
    /** Without `smtpUrl` mails stay in the outbox. */
    mail: { smtpUrl: string | undefined; from: string };
    http: { url: string };
    portal: { appName: string };
    runtime: { isProduction: boolean };
  };
  outbox: Outbox;
  /** Creates the links of a summary, which has none until its hour is over; null when its user was deleted. */
  finishSummary: (mail: QueuedMail) => Promise<QueuedMail | null>;
  log: Log;
  /** Hears how each attempt to send a mail ended. */
  onAttempt?: ((isSent: boolean) => void) | undefined;
  /** Runs an attempt inside a span. */
  trace?: ((work: () => Promise<void>) => Promise<void>) | undefined;
};

/** Renders queued mails, and sends them if a mail server is configured. */
export function createMailer({ config, outbox, finishSummary, log, onAttempt, trace }: Deps) {
  const { smtpUrl, from } = config.mail;
  const { url } = config.http;
  const { isProduction } = config.runtime;
  const sender: Sender = { appName: config.portal.appName, url };

  /** Renders a queued mail; without working links after their secrets were erased. */
  const write = (mail: QueuedMail, secrets: Record<string, string>): Message => {
    const letter = { template: mail.template, params: mail.params, secrets } as Written;
    const draft = writeLetter(letter, sender);
    return {
      id: mail.id,
      to: mail.recipient,
      subject: draft.subject,
      createdAt: mail.createdAt,
      ...render(draft, sender),
    };
  };

  const finish = async (mail: QueuedMail): Promise<QueuedMail | null> =>
    mail.template === 'summary' && mail.sentAt === null ? finishSummary(mail) : mail;

  return {
    /** True when mails are only visible in the outbox: without a mail server, while developing. */
    isKeptHere: smtpUrl === undefined && !isProduction,

    outbox,
    sender,

    read: (mail: QueuedMail): Message => write(mail, outbox.open(mail) ?? {}),

    finish,

    /** Starts the mail worker; null when no mail server is configured. `lookEvery` in ms: see `WorkerOptions`. */
    open(lookEvery: number, backoff?: (attempts: number) => number): MailWorker | null {
      if (smtpUrl === undefined) return null;
      return startMailWorker({
        outbox,
        transport: createSmtpTransport({ smtpUrl, from, host: new URL(url).hostname, isProduction }),
        toMessage: async (mail) => {
          const finished = await finish(mail);
          const secrets = finished && outbox.open(finished);
          return secrets && write(mail, secrets);
        },
        log,
        onAttempt,
        trace,
        lookEvery,
        ...(backoff && { backoff }),
      });
    },
  };
}
export type Mailer = ReturnType<typeof createMailer>;
