import { isIP } from 'node:net';
import { BRIDGE_SCOPES, type BridgeScope } from '../../shared/bridge-scopes.ts';
import { type LanguageTag, languageTags, pseudoTags } from '../../shared/words/languages.ts';
import type { BridgeKey } from '../bridge/keys.ts';
import type { Cidr } from '../caller/client-address.ts';
import { toAddress } from '../caller/ip-address.ts';
import { DEFAULT_LIMITS, LIMIT_CLASSES, type Limits } from '../limits/classes.ts';

// Parsers of single values. They return the normalized value, or null for an invalid text.

export function toInteger(text: string, min: number, max: number): number | null {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/** An IP address or a host name. The last label of a name is no number: 1.2.3.999 is a wrong address. */
export const toHost = (text: string): string | null =>
  isIP(text) !== 0 || HOST_NAME.test(text) ? text : null;

/** A normalized http(s) origin: no path, no user, no query. One trailing slash is allowed. */
export function toOrigin(text: string): string | null {
  if (!/^https?:\/\/[^/\\@?#*\s]+\/?$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).origin;
}

export function toDomain(text: string): string | null {
  const domain = text.replace(/^\./, '').toLowerCase();
  return isIP(domain) === 0 && /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(domain)
    ? domain
    : null;
}

/**
 * A range of IP addresses. IPv4 mapped into IPv6 becomes IPv4, as for peers. A mapped range that is larger than all of
 * IPv4 is invalid.
 */
export function toCidr(text: string): Cidr | null {
  const [written = '', length, more] = text.split('/');
  const address = toAddress(written);
  if (address === null || more !== undefined) return null;
  const bits = isIP(address) === 6 ? 128 : 32;
  const unused = isIP(written) === 6 ? 128 - bits : 0;
  const prefix = length === undefined ? bits + unused : toInteger(length, unused, bits + unused);
  return prefix === null ? null : { address, prefix: prefix - unused };
}

/** All entries of a comma list; null when one of them is invalid. */
export function toList<Value>(text: string, parse: (entry: string) => Value | null): Value[] | null {
  const values = text.split(',').map((entry) => parse(entry.trim()));
  return values.every((value) => value !== null) ? values : null;
}

/**
 * At most `most` different header names, in lower case. Headers that carry a credential or the client's address are
 * refused.
 */
export function toHeaderNames(text: string, most: number): string[] | null {
  const names = toList(text, (name) => (/^[a-z0-9-]{1,64}$/i.test(name) ? name.toLowerCase() : null));
  const isOurs = (name: string) => /^(?:cookie|authorization|x-forwarded-for|x-bridge-key)$/.test(name);
  if (names === null || names.length > most || new Set(names).size < names.length) return null;
  return names.some(isOurs) ? null : names;
}

const BRIDGE_KEY = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9_-]{32,})(?::(\d{1,9}|(?=:))(?::([a-z.+]+))?)?$/;
/** The default quota of a key: requests per second. */
const KEY_PER_SECOND = 1000;

/**
 * `name:key`, `name:key:perSecond` or `name:key:perSecond:scope+scope`; an empty `perSecond` is the default. Several
 * keys may share a name, so that a key can be replaced without a gap.
 */
export function toBridgeKeys(text: string): BridgeKey[] | null {
  const keys = toList(text, (entry) => {
    const [, name = '', key = '', quota, listed] = BRIDGE_KEY.exec(entry) ?? [];
    const perSecond = Number(quota || KEY_PER_SECOND);
    const scopes = listed === undefined ? [] : toScopes(listed);
    if (name === '' || perSecond < 1 || scopes === null) return null;
    return { name, key, perSecond, scopes };
  });
  const isUnique = new Set(keys?.map(({ key }) => key)).size === keys?.length;
  return isUnique ? keys : null;
}

function toScopes(listed: string): BridgeScope[] | null {
  const named = listed.split('+');
  const known = BRIDGE_SCOPES.filter((scope) => named.includes(scope));
  return known.length === named.length ? known : null;
}

/** An http(s) address of a page or a service. An address with a user name or password is refused. */
export function toLink(text: string): string | null {
  if (!/^https?:\/\/[^/\\\s]/i.test(text) || !URL.canParse(text)) return null;
  const { username, password, href } = new URL(text);
  return username === '' && password === '' ? href : null;
}

/** A picture's address: `https:`, because a page embeds nothing unencrypted, or a path of the service's own origin. */
export function toPicture(text: string): string | null {
  if (/^\/(?![/\\])[^\s\\]*$/.test(text)) return text;
  return /^https:/i.test(text) ? toLink(text) : null;
}

/** `class:n/seconds`, each class at most once. The other classes keep their defaults. */
export function toLimits(text: string): Limits | null {
  const limits = { ...DEFAULT_LIMITS };
  const seen = new Set<string>();
  for (const entry of text.split(',')) {
    const [, name, most, seconds] = /^\s*([a-z_]+):(\d{1,9})\/(\d{1,6})\s*$/.exec(entry) ?? [];
    const known = LIMIT_CLASSES.find((one) => one === name);
    if (!known || seen.has(known) || Number(most) < 1 || Number(seconds) < 1) return null;
    seen.add(known);
    limits[known] = { most: Number(most), seconds: Number(seconds) };
  }
  return limits;
}

/** `smtp://` or `smtps://` with a host. A space in a password is written %20. */
export function toSmtpUrl(text: string): string | null {
  if (!/^smtps?:\/\/[^/\s]\S*$/i.test(text) || !URL.canParse(text)) return null;
  const { hostname, pathname } = new URL(text);
  return hostname !== '' && (pathname === '' || pathname === '/') ? text : null;
}

/** `address` or `Name <address>`, on one line. */
export function toSender(text: string): string | null {
  const [, name = '', bracketed, bare] = /^(?:([^<>]*)<([^<>\s]+)>|([^<>\s]+))$/.exec(text) ?? [];
  const address = bracketed ?? bare ?? '';
  if (/[\p{Cc}\p{Zl}\p{Zp}"]/u.test(name) || !/^[\x21-\x7e]+@[\w.-]+$/.test(address)) return null;
  return text;
}

/** The name of the product: one line, without `<` and `>`. */
export const toAppName = (text: string, maxLength: number): string | null =>
  text.length <= maxLength && !/[\p{Cc}\p{Zl}\p{Zp}<>]/u.test(text) ? text : null;

/** `host:port/path`. A leading `ws://` is removed. */
export function toRelay(text: string): string | null {
  const relay = text.replace(/^ws:\/\//, '');
  return /^[\w.-]+(?::\d+)?(?:\/\S*)?$/.test(relay) ? relay : null;
}

/** Different tags of languages. The first is the default. */
export function toLanguages(text: string): readonly LanguageTag[] | null {
  const all: readonly LanguageTag[] = [...languageTags, ...pseudoTags];
  const tags = toList(text, (entry) => all.find((tag) => tag === entry) ?? null);
  return tags && new Set(tags).size === tags.length ? tags : null;
}
