import { toPlaceIn } from '../../shared/words/place.ts';
import type { MailLanguage, MailWords } from './mail-language.ts';
import type { Links } from './mail-links.ts';
import { toFirstLetters, toPlainName } from './plain-words.ts';

/** The name in a mail's greeting; null when the address is not confirmed. */
export type Addressee = string | null;

/** Where and when something happened. */
export type Place = {
  at: string;
  /** In English. Mails that an older version queued, or that it may have to send, have nothing else. */
  device: string;
  /** The names of browser and system; null when unknown. Absent in mails that an older version queued. */
  browser?: string | null;
  system?: string | null;
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

type Fact = [label: keyof MailWords['facts'], value: string];

/** What a template writes with. */
export type Writing = MailLanguage & { links: Links; appName: string };

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const helloNobody = ({ words }: Writing): Block => text(words.common.helloNobody);
export const hello = (mail: Writing, name: Addressee): Block => {
  const plain = name && toPlainName(name);
  return plain ? text(mail.words.common.hello({ name: plain })) : helloNobody(mail);
};
/** The code, for mail programs that damage the link. Nothing when no browser could use a code. */
export const codeOf = ({ words, links: { code, host } }: Writing): Block[] =>
  code === null
    ? []
    : [text(words.common.code({ host })), { kind: 'code', code }, text(words.common.codeIsSecret)];
export const notMe = ({ words, links }: Writing): Block => ({
  kind: 'aside',
  text: words.common.notMe,
  label: words.common.notMeLink,
  href: links.to('notMe'),
});
export const facts = ({ words }: Writing, ...rows: Fact[]): Extract<Block, { kind: 'facts' }> => ({
  kind: 'facts',
  rows: rows.map(([label, value]) => [words.facts[label], value]),
});
export const place = (mail: Writing, where: Place): Block =>
  facts(
    mail,
    ['when', mail.toInstant(where.at)],
    ['device', toDeviceWords(mail, where)],
    ...(where.ipAddress ? [['ipAddress', where.ipAddress] satisfies Fact] : []),
    ...(where.place ? [['place', toPlaceIn(mail.tag, where.place)] satisfies Fact] : []),
  );

function toDeviceWords({ words }: Writing, { device, browser, system }: Place): string {
  if (browser === undefined) return device;
  if (browser === null) return words.common.unknownDevice;
  return system ? words.common.device({ browser, system }) : browser;
}

/** The first letters of an address: its owner recognizes it. */
export const toMaskedWords = ({ words }: Writing, address: string): string =>
  words.common.masked(toFirstLetters(address));
