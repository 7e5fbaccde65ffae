import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { listCommands, withCommands } from '../../server/cli/command-documents.ts';
import { createProgram } from '../../server/cli/program.ts';
import { COMMAND_KINDS } from '../command-kinds.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const commands = listCommands(createProgram());

it('tests/command-kinds.ts says of each command whether it reads, changes or destroys', () => {
  expect(Object.keys(COMMAND_KINDS).sort()).toEqual(commands.map(([name]) => name).sort());
});

describe.each(commands)('the command %s', (name, command) => {
  it('says in its help what it does, and what each argument and option means', () => {
    const said = [command.description(), ...command.options.map(({ description }) => description)];
    for (const words of said) expect(words).toMatch(/^[a-z].*[^.\s]$/);
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain(`Usage: gatehouse ${name} `);
    for (const option of ['--as <name>', '--json', '--yes', '--dry-run']) expect(help).toContain(option);
  });
});

it('docs/commands.md describes each command as its help does', () => {
  const document = read('docs/commands.md');
  expect(withCommands(document, createProgram()), 'npm run write:commands writes it anew').toBe(document);
});

/** The program without what its commands do: only their usage is left. */
function createUsage(onRun: (name: string) => void): Command {
  const program = createProgram({ isJson: true });
  for (const [name, command] of listCommands(program)) command.action(() => onRun(name));
  return program;
}
/** The words of a line, as a shell takes them. A place to fill in, such as `<new address>`, is one. */
const toWords = (line: string) =>
  [...line.matchAll(/'([^']*)'|(<[^>]*>|(?:\$\([^)]*\)|\S)+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );

/** A command that a sentence names without what it takes. */
const isNamed = (line: string) => commands.some(([name]) => name === line);

describe('the documents', () => {
  const shown = ['README.md', 'SECURITY.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const text = read(name).replace(/^### `gatehouse .*$/gm, ''); // the reference has arguments in brackets
      const inBlocks = [...text.matchAll(/^gatehouse ([a-z].*?)(?: +#.*)?$/gm)];
      const inLines = [...text.matchAll(/`gatehouse ([a-z][^`]*)`/g)];
      // In a container, or in a shell of root.
      const inOthers = [...text.matchAll(/(?:gatehouse --as \w+|[;'/]\s?\S*gatehouse) ([a-z][^<>|')`\n]*)/g)];
      return [...inBlocks, ...inLines, ...inOthers].map(
        ([, line = '']) => [name, (line.split(' | ')[0] ?? '').replace(/\s+/g, ' ').trim()] as const,
      );
    });

  it('show each command in use', async () => {
    const used = new Set<string>();
    for (const [, line] of shown)
      await createUsage((name) => used.add(name))
        .parseAsync(toWords(line), { from: 'user' })
        .catch(() => {});
    expect(commands.map(([name]) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('show no command that the program would not understand', async () => {
    const wrong: string[] = [];
    for (const [name, line] of shown) {
      if (isNamed(line)) continue;
      const words = toWords(line);
      const isKnown = await createUsage(() => {})
        .parseAsync(words, { from: 'user' })
        .then(
          () => true,
          () => false,
        );
      if (!isKnown) wrong.push(`${name}: gatehouse ${line}`);
    }
    expect(wrong).toEqual([]);
  });
});
