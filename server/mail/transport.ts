import { createTransport, type SentMessageInfo } from 'nodemailer';
import { isLoopback } from '../caller/loopback.ts';

/** A mail as the server gets it. */
export type Message = {
  /** Stable for one queued mail, so that a mail server tells a repeated one. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  createdAt: Date;
};

export type Transport = {
  /** Resolves once the server has taken the mail. Throws what `describeSmtpError` understands. */
  send(message: Message): Promise<void>;
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

/** Connections at once: mail servers commonly allow ten of one client. */
export const CONNECTIONS = 5;

// Milliseconds. RFC 5321 §4.5.3.2 wants patience once a message is handed over: whoever gives up
// there and tries again sends it twice. Nobody's request waits for any of these.
const CONNECT_WITHIN = 10_000;
const GREETED_WITHIN = 30_000;
const SILENT_AT_MOST = 120_000;

/** Mail by SMTP, over a few connections that are kept. */
export function createSmtpTransport({ smtpUrl, from, host, isProduction }: TransportOptions): Transport {
  const { protocol, hostname } = new URL(smtpUrl);
  const transporter = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: GREETED_WITHIN,
    socketTimeout: SILENT_AT_MOST,
    // Links are credentials: to another machine they travel encrypted, or not at all.
    ...(isProduction && protocol === 'smtp:' && !isLoopback(hostname) && { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);

  return {
    async send({ id, to, subject, html, text, createdAt }) {
      const info: SentMessageInfo = await transporter.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        html,
        text,
        messageId: `<${id}@${host}>`,
        date: createdAt,
        // RFC 3834 §5: holiday notices are for people.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      if (info.rejected && info.rejected.length > 0) throw new Error('the recipient was refused');
    },
    close: () => transporter.close(),
  };
}

/** What a failed attempt is noted as: codes only, for a server's own words may quote the address. */
export function describeSmtpError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const codes = ['code', 'responseCode', 'command'].map((name) => Reflect.get(error, name));
  const known = codes.filter((code) => /^[\w -]{1,40}$/.test(String(code ?? '')));
  return known.join(' ') || error.name;
}
