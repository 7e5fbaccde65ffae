import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { findSuite } from '../runner/suites.ts';

const MANIFEST = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));

/** The command lines of a script that is called with these words after `--`. */
const commandsOf = (script: string, ...words: string[]): string[] => {
  const [, , ...given] = MANIFEST.scripts[script].split(' ');
  const { beside, stages } = findSuite([...given, ...words]);
  return [...beside, ...stages.flat(2)].map(({ args }) => args.join(' '));
};

it('a script with file names runs only these files, and passes options', () => {
  expect(commandsOf('test:quick', 'origins', 'turns.test')).toEqual([
    expect.stringMatching(/--project=pglite tests\/doors\/origins.test.ts tests\/once\/turns.test.ts$/),
  ]);
  expect(commandsOf('test:doors', 'doors/sign-in.test.ts', '-t', 'wrong password')).toEqual([
    expect.stringMatching(/--project=neon tests\/doors\/sign-in.test.ts -t wrong password$/),
  ]);
  expect(commandsOf('test:e2e', 'account', '--project', 'desktop')).toEqual([
    expect.stringMatching(/^playwright test .*e2e\/account.test.ts --project desktop$/),
  ]);
  expect(commandsOf('test:faults', 'kills')).toEqual([
    expect.stringMatching(/--project=faults tests\/faults\/kills.test.ts$/),
  ]);
  expect(commandsOf('test:python', 'test_faults')).toEqual([
    expect.stringMatching(/pytest.xml tests\/test_faults.py$/),
    expect.stringMatching(/pytest-oldest.xml tests\/test_faults.py$/),
  ]);
});

it('a name that matches no file is refused before any test runs', () => {
  for (const script of ['test:quick', 'test:doors', 'test:e2e', 'test:faults', 'test:python'])
    expect(() => commandsOf(script, 'sing-in')).toThrow("'sing-in'");
  expect(() => commandsOf('test', 'sign-in')).toThrow('test:doors');
});

it('npm test runs what its parts run', () => {
  const all = commandsOf('test');
  const isThere = (command: string) => all.includes(command) || command.startsWith('vitest run');
  for (const script of ['test:quick', 'test:e2e', 'test:python'])
    expect(commandsOf(script).filter((command) => !isThere(command))).toEqual([]);
  expect(all).toContainEqual(expect.stringMatching(/^vitest run .*--project=!documents$/));
  expect(all).toContainEqual(expect.stringMatching(/^vitest run .*--project=documents$/));
});
