import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { ENDS, RULES } from '../../server/cleanup.ts';
import * as schema from '../../server/db/schema/index.ts';

const read = (name: string) => readFileSync(join(resolve(import.meta.dirname, '../..'), name), 'utf8');

/**
 * The cells of a column, as one text, from the first table under a heading; from the first table of the document when
 * the heading is ''.
 */
function readColumn(document: string, heading: string, column: number): string {
  const lines = document.slice(document.indexOf(heading)).split('\n');
  const from = lines.findIndex((line) => line.startsWith('|'));
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(from, from + length)
    .map((line) => line.split('|')[column])
    .join('\n');
}
const atRest = readColumn(read('ARCHITECTURE.md'), '## Data at rest', 2);
const inModel = readColumn(read('docs/data-model.md'), '', 1);

const swept = RULES.map(([, table]) => table);

/** What is still missing for a table, in sentences for the developer who added it. */
function findMissing(table: PgTable): string[] {
  const { name, foreignKeys } = getTableConfig(table);
  const end = ENDS.find(([one]) => one === table)?.[1];
  const goesWithPerson = foreignKeys.some(
    (key) => key.onDelete === 'cascade' && key.reference().foreignTable === schema.user,
  );
  const isNamed = (cells: string) => new RegExp(`\`${name}(\\.\\w+)?\``).test(cells);
  return [
    !swept.includes(table) &&
      !end &&
      `Nothing says what deletes the rows of \`${name}\`: add it to RULES or to ENDS in server/cleanup.ts.`,
    swept.includes(table) && end && `\`${name}\` is in RULES and in ENDS of server/cleanup.ts: one of them.`,
    end === 'the person' &&
      !goesWithPerson &&
      `\`${name}\` ends with the person in ENDS, but has no foreign key to user with onDelete: 'cascade'.`,
    !isNamed(atRest) &&
      `\`${name}\` has no row in ARCHITECTURE.md, Data at rest: say how long it is kept and what in it is secret.`,
    !isNamed(inModel) && `\`${name}\` has no row in docs/data-model.md.`,
  ].filter((sentence) => typeof sentence === 'string');
}

it('each table has a deletion rule, and a row in data at rest and in the data model', () => {
  const tables: PgTable[] = Object.values(schema).filter((one) => is(one, PgTable));
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.flatMap(findMissing)).toEqual([]);
});

it('a new table without them is reported', () => {
  expect(findMissing(pgTable('note', { id: text('id') }))).toEqual([
    expect.stringContaining('server/cleanup.ts'),
    expect.stringContaining('ARCHITECTURE.md'),
    expect.stringContaining('docs/data-model.md'),
  ]);
});
