import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const list = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '-z', ...patterns], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

const web = JSON.parse(read('integrations/web/package.json'));
const plugin = JSON.parse(read('integrations/docusaurus/package.json'));
const [, wheel] = /^version = "(.+)"$/m.exec(read('integrations/fastapi/pyproject.toml')) ?? [];

/** The files that a line which installs one of the packages names. */
const FILES = [
  `gatehouse-auth-${web.version}.tgz`,
  `docusaurus-plugin-gatehouse-${plugin.version}.tgz`,
  `gatehouse_fastapi-${wheel}-py3-none-any.whl`,
];

/** Installs from a registry. There these names belong to nobody yet, or to a stranger. */
const FROM_REGISTRY =
  /(?:npm (?:install|i|add)|pnpm add|yarn add|pip install)(?: -\S+)* (?:\S+ )*?["']?(?:gatehouse|gatehouse-auth|docusaurus-plugin-gatehouse|gatehouse-fastapi)(?:[@="' \n]|$)/;
/** Imports our package by its former name, or configures that name for Docusaurus. */
const FORMER_NAME = /(?:from|import|require)[ (]*['"]gatehouse(?:\/\w+)?['"]|\[\s*['"]gatehouse['"]\s*,/;

describe('the names of the packages', () => {
  it('are those of files built here, in every document', () => {
    for (const path of list('*.md')) {
      expect(FROM_REGISTRY.exec(read(path))?.[0], path).toBeUndefined();
      for (const [file] of read(path).matchAll(/(?<=dist\/packages\/)[\w.-]+\.(?:tgz|whl)/g))
        expect(FILES, path).toContain(file);
    }
  });

  it('are never the name that belongs to somebody else', () => {
    for (const path of list('*.md', '*.mdx', '*.ts', '*.tsx', '*.js', '*.jsx', ':!tests/'))
      expect(FORMER_NAME.exec(read(path))?.[0], path).toBeUndefined();
  });

  it('a foreign name in a document is found', () => {
    for (const line of [
      'npm install gatehouse',
      'npm install -D gatehouse-auth@0.1.0',
      'npm i react gatehouse-auth',
    ])
      expect(line).toMatch(FROM_REGISTRY);
    expect('pip install gatehouse-fastapi').toMatch(FROM_REGISTRY);
    expect('npm install ../gatehouse/dist/packages/gatehouse-auth-0.1.0.tgz').not.toMatch(FROM_REGISTRY);
    expect("import { UserButton } from 'gatehouse/react'").toMatch(FORMER_NAME);
    expect("plugins: [['gatehouse', { url }]]").toMatch(FORMER_NAME);
  });

  it('the plugin’s peer version is exactly the version of our package', () => {
    expect(plugin.peerDependencies['gatehouse-auth']).toBe(web.version);
    expect(plugin.dependencies).toBeUndefined();
  });
});
