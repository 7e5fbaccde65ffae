import type { createTransport, SentMessageInfo, Transporter } from 'nodemailer';
import { isLoopback } from '../../shared/loopback.ts';

/** A mail as the mail server receives it. */
export type Message = {
  /** The same for each attempt of one queued mail, so that a mail server can recognize a repetition. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  createdAt: Date;
};

export type Transport = {
  /** Resolves with the server's answer once it has accepted the mail. Throws an error for `describeSmtpError`. */
  send(message: Message): Promise<string>;
  /** Connects, encrypts and signs in as for a mail, and sends none. Throws an error for `describeSmtpError`. */
  verify(): Promise<void>;
  close(): void;
};

type TransportOptions = {
  /** `smtp://` or `smtps://`, with user and password. */
  smtpUrl: string;
  from: string;
  /** The service's own host: the right side of message ids. */
  host: string;
  isProduction: boolean;
};

/** Concurrent connections: mail servers commonly allow ten per client. */
export const CONNECTIONS = 5;

// Milliseconds. RFC 5321 §4.5.3.2 requires long timeouts after the message is transmitted: a client that gives up there
// and retries sends the message twice. No request of a user waits for these timeouts.
const CONNECT_WITHIN = 10_000;
const GREETING_TIMEOUT_MS = 30_000;
const SOCKET_TIMEOUT_MS = 120_000;

/** Sends mails by SMTP, over a small pool of connections. The library is loaded for the first mail: it is large. */
export function createSmtpTransport({ smtpUrl, from, host, isProduction }: TransportOptions): Transport {
  const { protocol, hostname } = new URL(smtpUrl);
  const options = {
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: GREETING_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    // Links are credentials: a mail goes to another machine only over an encrypted connection.
    ...(isProduction && protocol === 'smtp:' && !isLoopback(hostname) && { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0];
  let transporter: Promise<Transporter> | undefined;
  const open = (): Promise<Transporter> => {
    transporter ??= import('nodemailer').then((library) => library.createTransport(options));
    return transporter;
  };

  return {
    async verify() {
      await (await open()).verify();
    },
    async send({ id, to, subject, html, text, createdAt }) {
      const info: SentMessageInfo = await (await open()).sendMail({
        from,
        to: { name: '', address: to },
        subject,
        html,
        text,
        messageId: `<${id}@${host}>`,
        date: createdAt,
        // RFC 3834 §5: prevents automatic replies, such as holiday notices.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      if (info.rejected && info.rejected.length > 0) throw new Error('the recipient was refused');
      return info.response ?? '';
    },
    close: () => void transporter?.then((opened) => opened.close()),
  };
}

/** The description of a failed attempt. It consists of codes only, because a server's message may quote the address. */
export function describeSmtpError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const codes = ['code', 'responseCode', 'command'].map((name) => Reflect.get(error, name));
  const known = codes.filter((code) => /^[\w -]{1,40}$/.test(String(code ?? '')));
  return known.join(' ') || error.name;
}
