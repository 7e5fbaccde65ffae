import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Quote = { place: string; title: string };

/** The quoted titles, each with the file or folder before it: `doors/a.test.ts` "one", "two"; `process/kill/` "three". */
function readQuotes(document: string): { places: string[]; quotes: Quote[] } {
  const places: string[] = [];
  const quotes: Quote[] = [];
  for (const [, place, title] of document.matchAll(/`([\w./-]+(?:\.test\.ts|\/))`|"([^"\n]+)"/g)) {
    if (place) places.push(place);
    if (title) quotes.push({ place: places.at(-1) ?? '', title });
  }
  return { places, quotes };
}

/** The text of the tests in a file or folder; empty when it does not exist. */
function readTests(place: string): string {
  const path = [`tests/${place}`, place].find((one) => existsSync(join(ROOT, one)));
  if (path === undefined) return '';
  const files = path.endsWith('/') ? readdirSync(join(ROOT, path)).map((name) => `${path}${name}`) : [path];
  return files.map(read).join('\n').replaceAll('\\', '');
}

/** Whether a string of the tests begins with the title: the document may leave out the end of a title. */
const hasTitle = (tests: string, title: string) =>
  ["'", '"', '`'].some((mark) => tests.includes(`${mark}${title}`));

it('each test that SECURITY.md quotes exists', () => {
  const [, claims = ''] = read('SECURITY.md').split('\n## What we claim, and the test that proves it\n');
  const { places, quotes } = readQuotes(claims);
  expect(quotes.length).toBeGreaterThan(200);
  expect(places.filter((place) => place.endsWith('.ts') && readTests(place) === '')).toEqual([]);
  expect(quotes.filter(({ place, title }) => !hasTitle(readTests(place), title))).toEqual([]);
});

it('a wrong title is found', () => {
  const { quotes } = readQuotes('`doors/a.test.ts` "ends one session", "one session"; `process/kill/` "b"');
  expect(quotes.map(({ place }) => place)).toEqual(['doors/a.test.ts', 'doors/a.test.ts', 'process/kill/']);
  const tests = "it('ends one session', () => {";
  expect(quotes.map(({ title }) => hasTitle(tests, title))).toEqual([true, false, false]);
});
