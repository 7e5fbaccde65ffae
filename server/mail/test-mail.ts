import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import { type Draft, text } from './blocks.ts';
import type { MailLanguage } from './mail-language.ts';
import type { Sender } from './mail-links.ts';
import { render } from './render.ts';
import type { Transport } from './transport.ts';

const toDraft = (sender: Sender, { words: { testMail } }: MailLanguage): Draft => ({
  subject: testMail.subject(sender),
  heading: testMail.heading,
  blocks: [text(testMail.sent(sender))],
});

/** What the codes of nodemailer mean, and what to do. */
const REASONS: Record<string, string> = {
  EAUTH: 'The mail server refused the user name or the password in SMTP_URL.',
  EDNS: 'The host in SMTP_URL has no address. Is its name right?',
  ECONNECTION: 'There is no connection to the mail server. Are host and port in SMTP_URL right?',
  ESOCKET: 'There is no connection to the mail server. Are host, port and scheme in SMTP_URL right?',
  ETIMEDOUT: 'The mail server did not answer in time. Is the port in SMTP_URL right, and open?',
  ETLS: 'The connection could not be encrypted. Use smtps://, or a server with STARTTLS.',
  EENVELOPE: 'The mail server refused the sender (MAIL_FROM) or the recipient.',
  EMESSAGE: 'The mail server refused the content of the mail.',
  EPROTOCOL: 'The other side does not speak SMTP. Is the port in SMTP_URL right?',
};
const OTHER = 'The mail was not sent.';
/** Characters of a server's answer that are shown: it may be of any length. */
const ANSWER_MOST = 500;

/** Why a mail was not sent, in words for the operator, with the server's own answer where there is one. */
function describeFailure(error: unknown): string {
  const of = (name: string) => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const reason = REASONS[String(of('code'))] ?? OTHER;
  const answer = of('response');
  return typeof answer === 'string' && answer !== ''
    ? `${reason} It answered: ${answer.slice(0, ANSWER_MOST)}`
    : reason;
}

/**
 * Sends one mail now, past the outbox, and returns the mail server's answer. Throws `unavailable` with the reason in
 * words.
 */
export async function sendTestMail(
  transport: Transport,
  to: string,
  sender: Sender,
  language: MailLanguage,
): Promise<string> {
  const draft = toDraft(sender, language);
  const { subject } = draft;
  const message = {
    id: randomUUID(),
    to,
    subject,
    createdAt: new Date(),
    ...render(draft, sender, language),
  };
  try {
    return (await transport.send(message)).slice(0, ANSWER_MOST);
  } catch (error) {
    throw new AppError('unavailable', { cause: error, sentence: describeFailure(error) });
  }
}
