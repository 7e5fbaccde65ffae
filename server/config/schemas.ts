import { z } from 'zod/mini';
import { BRIDGE_SCOPES } from '../../shared/bridge-scopes.ts';
import { languageTags } from '../../shared/words/languages.ts';
import { DEFAULT_LIMITS } from '../limits/classes.ts';
import { findDriver } from './driver.ts';
import { toCookieDomain } from './topology.ts';
import {
  toAppName,
  toBridgeKeys,
  toCidr,
  toHeaderNames,
  toHost,
  toInteger,
  toLanguages,
  toLimits,
  toLink,
  toList,
  toOrigin,
  toPicture,
  toRelay,
  toSender,
  toSmtpUrl,
} from './values.ts';
import type { ValueSchema } from './variable.ts';

const HEADERS_MOST = 3; // city, region, country
const SECRET_MIN_LENGTH = 32;
const APP_NAME_MAX_LENGTH = 60;

// The types of variables. An error message consists of the variable's name and the message of its type.

/** The values that an `integer` or `oneOf` schema allows, for code that generates valid values. */
export const allowed = z.registry<{ from: number; to: number } | { values: readonly string[] }>();

function schema<Value>(parse: (text: string) => Value | null, usage: string): ValueSchema<Value> {
  const transform = z.transform<string, Value>((text, { issues }) => {
    const value = parse(text);
    if (value !== null) return value;
    issues.push({ code: 'custom', message: usage, input: text });
    return z.NEVER;
  });
  return z.pipe(z.string(), transform);
}

/** Joins the values as `a, b or c`. */
const toAlternatives = (values: readonly string[]): string =>
  values.join(', ').replace(/, ([^,]*)$/, ' or $1');

/** A whole number from `from` to `to`. The error message names the `unit`. */
export function integer(from: number, to: number, unit?: string): ValueSchema<number> {
  const number = schema(
    (text) => toInteger(text, from, to),
    `must be a whole number${unit ? ` of ${unit}` : ''} from ${from} to ${to}.`,
  );
  return number.register(allowed, { from, to });
}

/** One word of a list. `more` is appended to the error message. */
export function oneOf<const Value extends string>(values: readonly Value[], more = ''): ValueSchema<Value> {
  const choice = schema(
    (text) => values.find((value) => value === text) ?? null,
    `must be ${toAlternatives(values)}${more}.`,
  );
  return choice.register(allowed, { values });
}

export const port = schema((text) => toInteger(text, 1, 65_535), 'must be a port number from 1 to 65535.');

const WORKERS_MOST = 64;
export const workers = schema(
  (text) => (text === 'auto' ? text : toInteger(text, 1, WORKERS_MOST)),
  `must be auto or a whole number from 1 to ${WORKERS_MOST}.`,
);

export const host = schema(toHost, 'must be an IP address or a host name to listen on.');

export const origin = schema(
  toOrigin,
  'must be an origin such as https://accounts.example.com, without a path.',
);

export const origins = schema(
  (text) => toList(text, toOrigin),
  'must be a comma list of exact origins such as https://www.example.com; * is never allowed.',
);

export const networks = schema(
  (text) => toList(text, toCidr),
  'must be a comma list of CIDRs such as 10.0.0.0/8.',
);

export const headerNames = schema(
  (text) => toHeaderNames(text, HEADERS_MOST),
  `must be a comma list of at most ${HEADERS_MOST} header names such as cf-ipcity,cf-ipcountry, the country last.`,
);

export const cookieDomain = schema(
  toCookieDomain,
  'must be a domain of yours such as example.com; browsers keep no shared cookie for localhost, an IP address or a public suffix such as github.io.',
);

export const databaseUrl = schema(
  (text) => findDriver(text) && text,
  'must be pglite:<folder>, pglite:memory or postgres://user:password@host/database.',
);

export const serverUrl = schema(
  (text) => ((findDriver(text) ?? 'pglite') === 'pglite' ? null : text),
  'must be a postgres:// URL.',
);

export const relay = schema(toRelay, 'must be host:port/path of a WebSocket relay.');

export const secret = schema(
  (text) => (text.length >= SECRET_MIN_LENGTH ? text : null),
  `must be at least ${SECRET_MIN_LENGTH} random characters, for example from: openssl rand -base64 32`,
);

export const bridgeKeys = schema(
  toBridgeKeys,
  `must be a comma list of name:key, name:key:perSecond or name:key:perSecond:scope+scope (the scopes are ${BRIDGE_SCOPES.join(', ')}), each key once and of 32 or more of A-Z a-z 0-9 _ -, for example from: openssl rand -hex 32`,
);

export const limits = schema(
  toLimits,
  `must be a comma list of class:n/seconds; the classes are ${Object.keys(DEFAULT_LIMITS).join(', ')}.`,
);

export const rangeApi = schema(
  toLink, // Node.js refuses to fetch an address with a password
  'must be the address of a range API such as https://api.pwnedpasswords.com/range.',
);

export const smtpUrl = schema(
  toSmtpUrl,
  'must be smtp://user:password@host:587 or smtps://user:password@host:465.',
);

export const sender = schema(toSender, 'must be an address, or Name <address>.');

export const appName = schema(
  (text) => toAppName(text, APP_NAME_MAX_LENGTH),
  `must be a name of at most ${APP_NAME_MAX_LENGTH} characters.`,
);

export const picture = schema(toPicture, 'must be an https: address or a path such as /logo.svg.');

export const endpoint = schema(toLink, 'must be the address of a collector such as http://localhost:4318.');

export const link = schema(toLink, 'must be an address such as https://book.example.com/page.');

export const placeFile = schema(
  (text) => (/[^/\\]\.mmdb$/i.test(text) ? text : null),
  'must be the path of an .mmdb file such as GeoLite2-City.mmdb.',
);

export const languages = schema(
  toLanguages,
  `must be a comma list of ${languageTags.join(', ')}, each at most once.`,
);

export const folder = schema(
  (text) => (/\.json$/i.test(text) ? null : text),
  'must be the path of the folder with the files, not of one file.',
);
