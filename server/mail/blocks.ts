import type { Links } from './mail-links.ts';
import { toPlainName } from './plain-words.ts';

/** Null for somebody whose address is not confirmed. */
export type Addressee = string | null;

/** What every mail can say of where and when something happened. */
export type Place = {
  at: string;
  device: string;
  ipAddress: string | null;
  /** Absent in what an older version queued. */
  place?: string | null;
};

/** One part of a mail, whether it becomes HTML or text. */
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
/** For where the link does not arrive whole. Not said where no browser could use it. */
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

/** An instant as everybody reads it, wherever they are: mails know no time zone. */
export const toDay = (instant: string): string => {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${day.format(new Date(instant))} UTC`;
};
