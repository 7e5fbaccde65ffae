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
  /** Makes the links of a summary, which has none until its hour is over; null when its person is gone. */
  finishSummary: (mail: QueuedMail) => Promise<QueuedMail | null>;
  log: Log;
};

/** Turns what is queued into mails, and sends them where there is a server to send them by. */
export function createMailer({ config, outbox, finishSummary, log }: Deps) {
  const { smtpUrl, from } = config.mail;
  const { url } = config.http;
  const { isProduction } = config.runtime;
  const sender: Sender = { appName: config.portal.appName, url };

  /** A queued mail in its words; without its links once they are erased. */
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
    /** True when nobody can see mails but who reads the outbox. */
    isKeptHere: smtpUrl === undefined && !isProduction,

    outbox,
    sender,

    read: (mail: QueuedMail): Message => write(mail, outbox.open(mail) ?? {}),

    finish,

    /** Starts to send; null when no server is configured. `lookEvery` in ms: see the worker's. */
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
        lookEvery,
        ...(backoff && { backoff }),
      });
    },
  };
}
export type Mailer = ReturnType<typeof createMailer>;
