import type { Links } from './mail-links.ts';
import { toPlainName } from './plain-words.ts';

/** The name in a mail's greeting; null when the address is not confirmed. */
export type Addressee = string | null;

/** Where and when something happened. */
export type Place = {
  at: string;
  device: string;
  ipAddress: string | null;
  /** Absent in mails that an older version queued. */
  place?: string | null;
};

/** One part of a mail, for HTML and for text. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'button'; label: string; href: string }
  | { kind: 'code'; code: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'aside'; text: string; label: string; href: string };
export type Draft = { subject: string; heading: string; blocks: Block[] };

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const hello = (name: Addressee): Block => {
  const plain = name && toPlainName(name);
  return text(plain ? `Hello ${plain},` : 'Hello,');
};
/** The code, for mail programs that damage the link. Nothing when no browser could use a code. */
export const codeOf = ({ code, host }: Links): Block[] =>
  code === null
    ? []
    : [
        text(`Or type this code on the page at ${host} where you asked for this mail:`),
        { kind: 'code', code },
        text('Type it nowhere else, and tell it nobody: we never ask you for it.'),
      ];
export const notMe = (links: Links): Block => ({
  kind: 'aside',
  text: 'This wasn’t you? One click signs out every device and makes the password useless.',
  label: 'This wasn’t me',
  href: links.to('notMe'),
});
export const place = ({ at, device, ipAddress, place: near }: Place): Block => ({
  kind: 'facts',
  rows: [
    ['When', toDay(at)],
    ['Device', device],
    ...toRow('IP address', ipAddress),
    ...toRow('Approximate place', near),
  ],
});
const toRow = (label: string, value: string | null | undefined): [string, string][] =>
  value ? [[label, value]] : [];
export const ONE_HOUR = 'The link works once, for one hour.';

/** An instant in UTC, because a mail does not know the time zone of its reader. */
export const toDay = (instant: string): string => {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${day.format(new Date(instant))} UTC`;
};
