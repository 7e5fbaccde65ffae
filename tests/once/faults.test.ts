import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FAULTS } from '../faults/faults.ts';

const document = readFileSync(resolve(import.meta.dirname, '../../SECURITY.md'), 'utf8');

/** The faults that the service has to survive. */
const TO_SURVIVE = [
  'database connection cut in the middle of a request',
  'database stopped 10 s under load, and restarted',
  'idle connections killed',
  'pool exhausted',
  'slow database',
  'read-only database',
  'Neon compute asleep',
  'link to the database silent or down',
  'mail server down, hanging, refusing, cutting, dying',
  'link of the change listener lost',
  'slow clients and 500 idle connections',
  'clients leave in the middle of requests',
  'SIGTERM under load',
  '`kill -9` at any statement',
  '`kill -9` at any time',
  'disk full under PGlite',
  'second process on a PGlite folder',
  'the version before on the schema of this one',
  'five processes migrate at once',
  'a migration fails',
  'clocks five minutes apart',
  'an exception in a hook, the mailer or the listener',
];

type Row = { fault: string; how: string; seen: string; tests: string };

function readRows(text: string): Row[] {
  const [, section = ''] = text.split('\n### Faults under load\n');
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
    .map(([, fault = '', how = '', seen = '', tests = '']) => ({ fault, how, seen, tests }))
    .filter(({ fault }) => fault !== 'fault' && !fault.startsWith('---'));
}
const quotesOf = ({ tests }: Row): string[] =>
  [...tests.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);

it('SECURITY.md has one row for each fault to survive', () => {
  expect(readRows(document).map(({ fault }) => fault)).toEqual(TO_SURVIVE);
});

it('each row says how the fault is injected and what is seen, and names a test', () => {
  // security.test.ts looks for the titles.
  for (const row of readRows(document)) {
    expect(Math.min(row.how.length, row.seen.length)).toBeGreaterThan(12);
    expect(row.tests).toMatch(/^`[\w./-]+(?:\.test\.ts|\/)`/);
    expect([row.fault, quotesOf(row).length > 0]).toEqual([row.fault, true]);
  }
});

it('each fault that is injected under load is in one row, and `npm test` injects four', () => {
  const quoted = readRows(document).flatMap(quotesOf);
  expect(FAULTS.filter(({ name }) => quoted.filter((one) => one === name).length !== 1)).toEqual([]);
  expect(FAULTS.filter(({ isShort }) => isShort)).toHaveLength(4);
});

it('a row that is missing is found', () => {
  const row = '| a | b | c | `d.test.ts` "e" |';
  expect(
    readRows(`\n### Faults under load\n\n| fault | how | seen | test |\n|---|---|---|---|\n${row}\n\n## f`),
  ).toEqual([{ fault: 'a', how: 'b', seen: 'c', tests: '`d.test.ts` "e"' }]);
});
