import { z } from 'zod/mini';
import { INVISIBLE } from './text.ts';

// The one rule for email addresses, for every route and every form: RFC 5321 §4.1.2 without quoted strings and
// address literals. It refuses text that can never be an address. Only a mail can show whether the mailbox exists.

const MAX_LENGTH = 254; // RFC 5321 §4.5.3.1.3 less the angle brackets
// An IPv4 address has to stand in brackets (§4.1.3), and bracketed addresses are not accepted.
const EMAIL =
  /^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?!\d+(?:\.\d+){3}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const ASCII = /^[\0-\x7f]*$/;
/**
 * Letters, digits, hyphens and dots, and every non-ASCII character: nothing that a URL parser reads as more than a
 * host.
 */
const HOST = /^(?:[a-z0-9.-]|[^\0-\x7f])+$/i;

/**
 * In some scripts a joiner makes a different domain (RFC 5892 appendix A). Elsewhere it is a left-over of copying.
 */
const JOINERS = /[\u200c\u200d]/g;

/** True when a character is a variant of ASCII characters, such as the Kelvin sign or a ligature. */
const isDisguised = (char: string): boolean => !ASCII.test(char) && ASCII.test(char.normalize('NFKD'));

const toHost = (domain: string): string | null => {
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
};

/**
 * A domain in ASCII: lower case, each Unicode label in Punycode with the prefix `xn--`, as the URL parser converts
 * it (UTS #46). Null when the domain has no such form. Null also when a character would turn into ASCII, which is
 * unlikely to be intended, and when this platform's parser still converts `ß` to `ss`, which is another domain.
 */
export function toAsciiDomain(domain: string): string | null {
  if (ASCII.test(domain)) return domain.toLowerCase();
  if (!HOST.test(domain) || [...domain].some(isDisguised)) return null;
  if (/[ßẞς]/.test(domain) && toHost('ß') === 'ss') return null;
  return toHost(domain.replaceAll('ẞ', 'ß')); // older conversion tables map the capital ẞ to 'ss'
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/**
 * The form of an address that is stored and compared. It removes left-overs of copying: invisible characters, and
 * spaces at both ends. Full-width characters become ASCII. Text that cannot be an address gets no further conversion,
 * so that the schema refuses it.
 */
export function toEmailForm(text: string): string {
  const joined = text
    .replace(INVISIBLE, (char) => char.match(JOINERS)?.[0] ?? '')
    .replace(/[\uff01-\uff5e]/g, (char) => char.normalize('NFKC'));
  const plain = joined.replace(JOINERS, '').replace(/^[\s\x85]+|[\s\x85]+$/g, '');
  const [, local = ''] = /^(.*@)/s.exec(plain) ?? [];
  // Lower-casing turns some non-ASCII letters into ASCII ones, and long labels take long to convert.
  if (!ASCII.test(local) || joined.length > MAX_LENGTH * 4) return plain;
  const host = toAsciiDomain(domainOf(joined).trim()) ?? toAsciiDomain(domainOf(plain));
  return host === null ? plain : `${local.toLowerCase()}${host}`;
}

/** An email address in its stored form. */
export const emailSchema = z
  .string('Enter your email address.')
  .check(
    z.overwrite(toEmailForm),
    z.minLength(1, 'Enter your email address.'),
    z.maxLength(MAX_LENGTH, `Use at most ${MAX_LENGTH} characters.`),
    z.regex(EMAIL, 'Enter an email address like name@example.com.'),
  );
