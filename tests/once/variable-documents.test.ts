import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { toEnvExample, withVariablesTable } from '../../server/config/variable-documents.ts';
import { VARIABLES } from '../../server/config/variables.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REMEDY = 'npm run write:variables writes it anew from the table';
const read = (name: string) => readFile(join(ROOT, name), 'utf8');
const names = Object.values(VARIABLES).flatMap((part) => Object.values(part).map(({ name }) => name));

it('.env.example agrees with the table of variables', async () => {
  expect(await read('.env.example'), REMEDY).toBe(toEnvExample());
});

it("README's table agrees with the table of variables", async () => {
  const readme = await read('README.md');
  expect(readme, REMEDY).toBe(withVariablesTable(readme));
});

it('both name each variable once, and every run writes the same', async () => {
  const readme = withVariablesTable(await read('README.md'));
  expect(withVariablesTable(readme)).toBe(readme);
  for (const name of names) {
    expect(readme.match(new RegExp(`^\\| \`${name}\` `, 'gm'))).toHaveLength(1);
    expect(toEnvExample()).toMatch(new RegExp(`^#${name}=`, 'm'));
  }
});

it('a README without the marks around its table is refused, not written', () => {
  expect(() => withVariablesTable('# Gatehouse\n')).toThrow('README.md');
});

it('the documents that the table names exist', async () => {
  const documents = Object.values(VARIABLES).flatMap((part) =>
    Object.values(part).flatMap((row) =>
      'document' in row && row.document ? [row.document.split('#')[0]] : [],
    ),
  );
  for (const document of documents) expect(await read(String(document))).not.toBe('');
});
