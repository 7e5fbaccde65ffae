import { findPython } from '../setup/python.ts';
import type { Part } from './part.ts';
import { countPlaywright, countPytest, countVitest, report } from './reports.ts';

const npx = (...args: string[]) => ({ command: 'npx', args });
const python = (tools: 'test' | 'oldest', ...args: string[]) => ({
  command: findPython(tools),
  args: ['-m', ...args],
  cwd: 'integrations/fastapi',
});

/** `file`: the name of its report. `args`: projects, test files, options. */
const vitest = (name: string, file: string, ...args: string[]): Part => ({
  name,
  ...npx('vitest', 'run', '--reporter=default', '--reporter=./tests/runner/vitest-reporter.ts', ...args),
  env: { VITEST_REPORT: report(file) },
  count: countVitest(file),
});

/** The checks that need only the sources. */
export const check: Part = {
  name: 'format, lint, types, dead code',
  command: 'npm',
  args: ['run', 'check'],
};

const everything = vitest('service, on three databases', 'vitest.json', '--project=!documents');

/** All tests of the service. The embedded database runs those that it can break (`tests/databases/not-on-pglite.ts`). */
export const service: Part = { ...everything, env: { ...everything.env, WHOLE_RUN: 'yes' } };

/** tests/doors/ on all databases. `args`: test files, options of Vitest. */
export const doors = (args: readonly string[]): Part =>
  vitest(
    'doors, on three databases',
    'doors.json',
    ...['pglite', 'pg', 'neon'].map((driver) => `--project=${driver}`),
    ...args,
  );

/** Every fault, and a hundred kills; `npm test` has a few of each. `args`: test files, options of Vitest. */
export const faults = (args: readonly string[]): Part =>
  vitest('faults under load', 'faults.json', '--project=faults', ...args);

/** The tests that need no database server. `args`: test files, options of Vitest. */
export const quick = (args: readonly string[]): Part =>
  vitest('units, and doors on PGlite', 'quick.json', '--project=once', '--project=pglite', ...args);

const docusaurus: Part = {
  name: 'Docusaurus plugin: types',
  ...npx('tsc', '-p', 'integrations/docusaurus'),
};

export const pythonChecks: readonly Part[] = [
  { name: 'FastAPI package: lint', ...python('test', 'ruff', 'check', '.') },
  { name: 'FastAPI package: format', ...python('test', 'ruff', 'format', '--check', '.') },
  { name: 'FastAPI package: types', ...python('test', 'mypy') },
];

/**
 * Tests that depend on no dependency's version: the cache, the events and changes that are read, the faults of look-ups, the
 * waits between two requests.
 */
const OF_NO_VERSION = ['circuit', 'events', 'gaps', 'answer_cache', 'caching', 'changes', 'users_faults'].map(
  (name) => `--ignore=tests/test_${name}.py`,
);

/**
 * All tests with the newest versions, and those that a version can break with the oldest. `args`: test files, options
 * of pytest.
 */
export const pythonTests = (args: readonly string[]): readonly Part[] => [
  {
    name: 'FastAPI package: tests on the newest Python and packages',
    ...python('test', 'pytest', '-q', `--junitxml=${report('pytest.xml')}`, ...args),
    count: countPytest('pytest.xml'),
  },
  {
    name: 'FastAPI package: tests on the oldest Python and packages it promises',
    ...python(
      'oldest',
      'pytest',
      '-q',
      '-p',
      'no:cacheprovider',
      `--junitxml=${report('pytest-oldest.xml')}`,
      ...(args.length > 0 ? args : OF_NO_VERSION),
    ),
    count: countPytest('pytest-oldest.xml'),
  },
];

export const integrations: readonly Part[] = [
  docusaurus,
  ...pythonChecks,
  ...pythonTests([]),
  vitest('packages: installed and built as the documents say', 'documents.json', '--project=documents'),
];

/** `args`: test files, options of Playwright. */
export const portal = (args: readonly string[]): Part => ({
  name: 'portal, in Chromium',
  ...npx('playwright', 'test', ...args),
  env: { E2E_REPORT: report('playwright.json') },
  count: countPlaywright('playwright.json'),
});
