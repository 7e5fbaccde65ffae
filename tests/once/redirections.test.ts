import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// Commands in the documents whose output goes into a file. The shell that opens the file decides who may read it.

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const listPages = (folder: string) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);

const pages = [
  'README.md',
  'SECURITY.md',
  'compose.yaml',
  ...listPages('docs').filter((path) => path.endsWith('.md')),
  ...listPages('docs/operations'),
];
/** What writes data of people, hashes or secrets to its standard output. */
const SENSITIVE = /\b(?:backup|export) -(?= |$)|\bopenssl rand\b|\bhashes\b/;
/** Its output can be read by nobody without the key. */
const ENCRYPTED = /\| *age -r \S+ >/;

/** Each line, or piece of code in a line, that writes sensitive output into a file. */
const findRedirections = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      line.includes('`') ? [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code) : [line],
    )
    .filter(
      (code) =>
        />>? *[^\s>&|=]/.test(code) && SENSITIVE.test(code.replace(/>.*/, '')) && !ENCRYPTED.test(code),
    );

describe('a command that writes secrets or data of people into a file', () => {
  it('makes the file readable by its owner alone', () => {
    const found = pages.flatMap((path) => findRedirections(read(path)).map((code) => [path, code] as const));
    expect(found.length).toBeGreaterThan(4);
    expect(found.filter(([, code]) => !code.includes('umask 077; '))).toEqual([]);
  });

  it('runs in a shell that may write there: with sudo, the shell of the person opens the file', () => {
    for (const path of pages)
      for (const line of read(path).split('\n'))
        if (/\bsudo\b.*[^-=<]>/.test(line)) expect(line).toContain('sudo sh -c ');
  });

  it.each([
    'gatehouse db backup - > here',
    'sudo gatehouse user export - >> here',
    'See `gatehouse db backup - > here` for more.',
    'echo "A=$(openssl rand -hex 24)" >> .env',
  ])('is found: %s', (line) => {
    expect(findRedirections(line)).toHaveLength(1);
  });
});

it('the template of the unit has its own port, variables and the user of the service', () => {
  const [, script = '', file = ''] = /^sed ('[^']+') \\\n +(\S+) >/m.exec(read('docs/install.md')) ?? [];
  const template = execFileSync('sh', ['-c', `sed ${script} ${file}`], { cwd: ROOT, encoding: 'utf8' });
  const lines = template.split('\n');
  const unit = read(file).split('\n');
  expect(lines.filter((line) => !unit.includes(line))).toEqual([
    'EnvironmentFile=-/etc/gatehouse/%i.env',
    'Environment=PORT=%i',
    'User=gatehouse',
  ]);
  expect(lines.indexOf('User=gatehouse')).toBeLessThan(lines.indexOf('[Install]'));
  // The command uses the same user, so both may use one folder.
  expect(read('docs/operations/gatehouse-command')).toContain('User=gatehouse');
});
