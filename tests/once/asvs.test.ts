import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const document = readFileSync(join(resolve(import.meta.dirname, '../..'), 'SECURITY.md'), 'utf8');

/** The requirements of levels 1 and 2 in chapters 6 and 7 of ASVS 5.0.0, by section: how many there are in a row. */
const LEVELS_1_AND_2: Record<string, number> = {
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 }, // 6.7 has only level 3
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
};
const required = Object.entries(LEVELS_1_AND_2).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
);
const VERDICTS = ['holds', 'in part', 'does not hold', 'does not apply'];

type Row = { id: string; verdict: string; how: string; tests: string };

/** The rows of the table about both chapters. */
function readRows(text: string): Row[] {
  const [, section = ''] = text.split('\n### ASVS 5.0.0, chapters 6 and 7\n');
  const [table = ''] = section.split('\n### ');
  return [...table.matchAll(/^\| (\d\.\d\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/gm)].map(
    ([, id = '', verdict = '', how = '', tests = '']) => ({ id, verdict, how: how.trim(), tests }),
  );
}

/** What is wrong with a row; a quoted title is looked for by security.test.ts. */
function findFault({ id, verdict, how, tests }: Row): string[] {
  if (!VERDICTS.includes(verdict)) return [`${id}: ‘${verdict}’ is no verdict`];
  const isReason = how.length > (verdict === 'holds' ? 10 : 40);
  if (!isReason) return [`${id}: says neither how it holds nor why it does not`];
  const hasTest = /`[\w./-]+\.test\.ts` "/.test(tests);
  return verdict === 'does not hold' || hasTest ? [] : [`${id}: has no test`];
}

it('SECURITY.md has one row for each requirement of levels 1 and 2 in chapters 6 and 7 of ASVS 5.0.0', () => {
  expect(required).toHaveLength(53);
  expect(readRows(document).map(({ id }) => id)).toEqual(required);
});

it('each row has a test, or the reason why the requirement does not hold', () => {
  expect(readRows(document).flatMap(findFault)).toEqual([]);
});

it('a row without a test and without a reason is found', () => {
  const row = { id: '6.1.1', verdict: 'holds', how: 'it is documented somewhere', tests: '' };
  expect(findFault(row)).toEqual(['6.1.1: has no test']);
  expect(findFault({ ...row, verdict: 'does not hold', how: 'no' })).toHaveLength(1);
  expect(findFault({ ...row, verdict: 'maybe' })).toHaveLength(1);
});
