import fc from 'fast-check';
import * as schemas from '../server/config/schemas.ts';
import type { ValueSchema, Variable } from '../server/config/variable.ts';
import { languageTags, pseudoTags } from '../shared/words/languages.ts';

/** Texts that a type accepts, and texts that it refuses. */
type Texts = { right: fc.Arbitrary<string>; wrong: fc.Arbitrary<string> };

const oneOf = fc.constantFrom<string[]>;
const word = fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/);
/** Part of every wrong value: an error may not repeat the value of a secret variable. */
export const MARK = 'Zq7vX';
const marked = word.map((text) => `${MARK}${text}`);
const domain = fc.tuple(word, oneOf('com', 'org', 'co.uk')).map((labels) => labels.join('.'));
const address = fc.ipV4();
const origin = fc
  .tuple(oneOf('http', 'https'), word, domain, oneOf('', ':8443'))
  .map(([scheme, name, parent, port]) => `${scheme}://${name}.${parent}${port}`);
const listOf = (one: fc.Arbitrary<string>, maxLength = 3) =>
  fc.uniqueArray(one, { minLength: 1, maxLength }).chain((all) => oneOf(all.join(','), all.join(' , ')));
const link = fc.tuple(origin, word).map(([site, path]) => `${site}/${path}`);
const key = fc.stringMatching(/^[A-Za-z0-9_-]{32,40}$/);
const postgres = fc
  .tuple(word, word, oneOf('localhost', 'db.example.com', 'x.neon.tech'), word)
  .map(([user, password, host, name]) => `postgres://${user}:${password}@${host}/${name}`);
const notAnOrigin = fc.oneof(
  marked,
  fc.tuple(origin, marked).map(([site, path]) => `${site}/${path}`),
  fc.tuple(marked, domain).map(([user, host]) => `https://${user}@${host}`),
  marked.map((name) => `ftp://${name}.example.com`),
);

/** A type that a variable uses for the first time needs its texts here. */
const TEXTS = new Map<ValueSchema<unknown>, Texts>([
  [
    schemas.port,
    {
      right: fc.integer({ min: 1, max: 65_535 }).map(String),
      wrong: fc.oneof(marked, fc.integer({ min: 65_536 }).map(String), fc.integer({ max: 0 }).map(String)),
    },
  ],
  [
    schemas.host,
    { right: fc.oneof(address, fc.ipV6(), word, domain), wrong: marked.map((name) => `${name} x`) },
  ],
  [schemas.origin, { right: origin, wrong: notAnOrigin }],
  [
    schemas.origins,
    {
      right: listOf(origin),
      wrong: fc.oneof(
        notAnOrigin,
        fc.constant('*'),
        notAnOrigin.map((one) => `https://a.com,${one}`),
      ),
    },
  ],
  [
    schemas.networks,
    {
      right: listOf(fc.tuple(address, fc.nat({ max: 32 })).map((parts) => parts.join('/'))),
      wrong: fc.oneof(
        marked,
        fc.tuple(address, fc.integer({ min: 33 })).map((parts) => parts.join('/')),
      ),
    },
  ],
  [
    schemas.headerNames,
    {
      right: listOf(word.map((name) => `cf-${name}`)),
      wrong: fc.oneof(
        oneOf('Cookie', 'authorization', 'a,b,c,d', 'a,A'),
        marked.map((name) => `${name} x`),
      ),
    },
  ],
  [
    schemas.cookieDomain,
    { right: domain, wrong: fc.oneof(marked, address, oneOf('github.io', 'co.uk', 'localhost')) },
  ],
  [
    schemas.databaseUrl,
    {
      right: fc.oneof(
        postgres,
        word.map((folder) => `pglite:${folder}`),
        fc.constant('pglite:memory'),
      ),
      wrong: fc.oneof(
        marked,
        marked.map((password) => `postgres//admin:${password}@db/app`),
      ),
    },
  ],
  [schemas.serverUrl, { right: postgres, wrong: marked.map((folder) => `pglite:${folder}`) }],
  [
    schemas.relay,
    { right: domain.map((host) => `${host}:5433/v2`), wrong: marked.map((host) => `${host}:port`) },
  ],
  [schemas.secret, { right: key, wrong: marked }],
  [
    schemas.bridgeKeys,
    {
      right: listOf(
        fc.tuple(word, key, oneOf('', ':1', ':250')).map(([name, text, quota]) => `${name}:${text}${quota}`),
      ),
      wrong: fc.oneof(
        marked.map((short) => `tutor:${short}`),
        key.map((text) => `tutor:${MARK}${text}:many`),
        key.map((text) => `a:${MARK}${text},b:${MARK}${text}`),
      ),
    },
  ],
  [
    schemas.limits,
    {
      right: fc
        .tuple(oneOf('mail', 'trpc'), fc.integer({ min: 1, max: 999 }))
        .map(([name, most]) => `${name}:${most}/60`),
      wrong: fc.oneof(
        marked,
        marked.map((name) => `${name}:1/1`),
        oneOf('mail:0/1', 'mail:1/1,mail:2/2'),
      ),
    },
  ],
  [schemas.rangeApi, { right: link, wrong: marked }],
  [
    schemas.smtpUrl,
    {
      right: fc
        .tuple(oneOf('smtp', 'smtps'), word, domain)
        .map(([scheme, name, host]) => `${scheme}://u:${name}@${host}:587`),
      wrong: fc.oneof(
        marked,
        marked.map((password) => `https://user:${password}@mail.example.com`),
      ),
    },
  ],
  [
    schemas.sender,
    {
      right: fc.tuple(word, domain).map(([name, host]) => `The ${name} <${name}@${host}>`),
      wrong: fc.oneof(
        marked,
        marked.map((name) => `${name}\r\nBcc: a@example.com`),
      ),
    },
  ],
  [
    schemas.appName,
    {
      right: word,
      wrong: fc.oneof(
        marked.map((name) => `<${name}>`),
        marked.map((name) => name.repeat(12)),
      ),
    },
  ],
  [
    schemas.picture,
    {
      right: fc.oneof(
        word.map((name) => `/${name}.svg`),
        origin.filter((site) => site.startsWith('https')),
      ),
      wrong: marked.map((name) => `//${name}`),
    },
  ],
  [
    schemas.link,
    {
      right: link,
      wrong: fc.oneof(
        marked,
        marked.map((code) => `javascript:${code}`),
        marked.map((user) => `https://${user}@a.com`),
      ),
    },
  ],
  [
    schemas.endpoint,
    {
      right: link,
      wrong: fc.oneof(
        marked,
        marked.map((user) => `https://${user}@a.com`),
      ),
    },
  ],
  [
    schemas.workers,
    {
      right: fc.oneof(oneOf('auto', '1', '64'), fc.integer({ min: 2, max: 63 }).map(String)),
      wrong: fc.oneof(marked, oneOf('0', '65', '-1', '1.5', 'AUTO')),
    },
  ],
  [
    schemas.languages,
    {
      right: listOf(oneOf(...languageTags, ...pseudoTags)),
      wrong: fc.oneof(marked, oneOf('en,en', 'de,', 'pt-br', 'zh', '*', '../../etc')),
    },
  ],
  [
    schemas.folder,
    {
      right: word.map((name) => `/etc/${name}/messages`),
      wrong: marked.map((name) => `/etc/${name}/de.json`),
    },
  ],
  [schemas.placeFile, { right: word.map((name) => `${name}.mmdb`), wrong: marked }],
]);

export function requireTexts({ name, type }: Variable<unknown>): Texts {
  const bounds = schemas.allowed.get(type);
  if (!bounds) {
    const texts = TEXTS.get(type);
    if (!texts) throw new Error(`the type of ${name} is new: add its texts to tests/variable-texts.ts`);
    return texts;
  }
  if ('values' in bounds) return { right: oneOf(...bounds.values), wrong: marked };
  const { from, to } = bounds;
  // Each run also tests the bounds themselves.
  const numbers = (edges: number[], others: fc.IntegerConstraints) =>
    fc.oneof(oneOf(...edges.map(String)), fc.integer(others).map(String));
  return {
    right: numbers([from, to], { min: from, max: to }),
    wrong: fc.oneof(
      marked,
      numbers([from - 1, to + 1], { min: to + 1 }),
      fc.integer({ max: from - 1 }).map(String),
    ),
  };
}
