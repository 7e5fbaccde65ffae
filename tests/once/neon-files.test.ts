import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { NOT_ON_PGLITE } from '../databases/not-on-pglite.ts';
import { OF_NEON } from '../databases/of-neon.ts';

const DOORS = resolve(import.meta.dirname, '../doors');

/** The files of tests/doors/ that distinguish between databases or cut the link to one. */
const dependOnDriver = () =>
  readdirSync(DOORS)
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) =>
      /setLink|driver'?\)? !== 'pglite'|isServer/.test(readFileSync(join(DOORS, name), 'utf8')),
    )
    .map((name) => name.replace('.test.ts', ''));

it('each file in Neon’s list exists, and is listed once', () => {
  expect(OF_NEON.filter((name) => !existsSync(join(DOORS, `${name}.test.ts`)))).toEqual([]);
  expect(new Set(OF_NEON).size).toBe(OF_NEON.length);
});

it('each file that PGlite does not run exists, and distinguishes no databases', () => {
  expect(NOT_ON_PGLITE.filter((name) => !existsSync(join(DOORS, `${name}.test.ts`)))).toEqual([]);
  expect(NOT_ON_PGLITE.filter((name) => dependOnDriver().includes(name))).toEqual([]);
});

it('each file that cuts the database connection runs on Neon’s driver', () => {
  expect(dependOnDriver()).toContain('outage');
  expect(dependOnDriver().filter((name) => !OF_NEON.includes(name))).toEqual([]);
});
