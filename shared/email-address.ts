import { z } from 'zod/mini';
import { INVISIBLE } from './text.ts';

// The one rule for addresses, at every door and in every form: RFC 5321 §4.1.2 without quoted strings
// and address literals. Whether the mailbox exists only a mail can tell; this refuses what can never be one.

const MAX_LENGTH = 254; // RFC 5321 §4.5.3.1.3 less the angle brackets
// An IPv4 address belongs into brackets (§4.1.3), and those are not taken.
const EMAIL =
  /^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?!\d+(?:\.\d+){3}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const ASCII = /^[\0-\x7f]*$/;
/** Letters, digits and hyphens, and whatever is not ASCII: nothing that an URL's parser reads as more than a host. */
const HOST = /^(?:[a-z0-9.-]|[^\0-\x7f])+$/i;

/** In some scripts joiners make another domain of one (RFC 5892 appendix A); elsewhere a copy brought them along. */
const JOINERS = /[\u200c\u200d]/g;

/** True when a character is another form of ASCII ones, such as the Kelvin sign or a ligature. */
const isDisguised = (char: string): boolean => !ASCII.test(char) && ASCII.test(char.normalize('NFKD'));

const toHost = (domain: string): string | null => {
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
};

/**
 * A domain in ASCII: lower case, each Unicode label in Punycode behind `xn--`, as the URL parser has it (UTS #46).
 * Null where it has no such form. Null as well where a character would turn into ASCII, which nobody may mean,
 * and where this parser still takes `ß` for `ss`: that is another domain.
 */
export function toAsciiDomain(domain: string): string | null {
  if (ASCII.test(domain)) return domain.toLowerCase();
  if (!HOST.test(domain) || [...domain].some(isDisguised)) return null;
  if (/[ßẞς]/.test(domain) && toHost('ß') === 'ss') return null;
  return toHost(domain.replaceAll('ẞ', 'ß')); // older tables have the capital as 'ss'
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/**
 * An address in the form in which it is stored and compared. What a copy brings along goes: invisible
 * characters, and spaces at the ends; full-width characters become ASCII. Anything that cannot be an
 * address is returned as it stands, for the schema to refuse.
 */
export function toEmailForm(text: string): string {
  const joined = text
    .replace(INVISIBLE, (char) => char.match(JOINERS)?.[0] ?? '')
    .replace(/[\uff01-\uff5e]/g, (char) => char.normalize('NFKC'));
  const plain = joined.replace(JOINERS, '').replace(/^[\s\x85]+|[\s\x85]+$/g, '');
  const [, local = ''] = /^(.*@)/s.exec(plain) ?? [];
  // Lower-casing turns some other letters into ASCII ones, and long labels take long to convert.
  if (!ASCII.test(local) || joined.length > MAX_LENGTH * 4) return plain;
  const host = toAsciiDomain(domainOf(joined).trim()) ?? toAsciiDomain(domainOf(plain));
  return host === null ? plain : `${local.toLowerCase()}${host}`;
}

/** An e-mail address, in its stored form. */
export const emailSchema = z
  .string('Enter your email address.')
  .check(
    z.overwrite(toEmailForm),
    z.minLength(1, 'Enter your email address.'),
    z.maxLength(MAX_LENGTH, `Use at most ${MAX_LENGTH} characters.`),
    z.regex(EMAIL, 'Enter an email address like name@example.com.'),
  );
