import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isAllowed, listLicences, readLockFile, toDocument } from '../../integrations/release/licences.ts';

const licensed = listLicences(readLockFile());

it('each package has an allowed licence', () => {
  expect(licensed.length).toBeGreaterThan(100);
  expect(licensed.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

it('docs/licences.md is the list of the lock file; npm run write:licences writes it', () => {
  const document = readFileSync(resolve(import.meta.dirname, '../../docs/licences.md'), 'utf8');
  expect(document).toBe(toDocument(licensed));
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND MIT', true],
  ['AGPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['none named', false],
  ['SEE LICENSE IN LICENSE', false],
])('%s is allowed: %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected);
});

it('a package of development alone is not listed, and one without a licence is', () => {
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/a/node_modules/@b/c': { version: '2.0.0' },
    'node_modules/d': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
  };
  expect(listLicences(JSON.stringify({ packages }))).toEqual([
    { name: '@b/c', version: '2.0.0', licence: 'none named' },
    { name: 'a', version: '1.0.0', licence: 'MIT' },
  ]);
});
