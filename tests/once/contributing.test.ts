import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const guide = read('CONTRIBUTING.md');
const quoted = [...guide.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

it('each path that CONTRIBUTING.md names exists', () => {
  const linked = [...guide.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
  const isPath = (text: string) => /^[\w@.-]+(\/[\w.-]*)+$|^[\w.-]+\.(md|json)$/.test(text);
  const named = quoted.filter(isPath);
  expect(named.length).toBeGreaterThan(20);
  expect([...linked, ...named].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it('each script that CONTRIBUTING.md names is in package.json, and each script of tests in CONTRIBUTING.md', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const ofTests = Object.keys(scripts).filter((name) => scripts[name].includes('suite='));
  expect(ofTests.filter((name) => !named.includes(name))).toEqual([]);
});

it('tests run where package.json says, with the lines that the editors keep', () => {
  const { engines } = JSON.parse(read('package.json'));
  expect(engines.node).toBe(`>=${read('.nvmrc').trim()}`);
  expect(read('.github/workflows/ci.yml')).toContain(`"${read('.nvmrc').trim()}"`);
  const { formatter } = JSON.parse(read('biome.json'));
  const editors = read('.editorconfig');
  expect(editors).toContain(`max_line_length = ${formatter.lineWidth}\n`);
  expect(editors).toContain(`indent_size = ${formatter.indentWidth}\n`);
  expect(read('integrations/fastapi/pyproject.toml')).toContain(`line-length = ${formatter.lineWidth}\n`);
});
