import { findPython } from '../setup/python.ts';
import type { Part } from './part.ts';
import { countPlaywright, countPytest, countVitest, report } from './reports.ts';

const npx = (...args: string[]) => ({ command: 'npx', args });
const python = (tools: 'test' | 'oldest', ...args: string[]) => ({
  command: findPython(tools),
  args: ['-m', ...args],
  cwd: 'integrations/fastapi',
});

/** What needs nothing but the sources. */
export const check: Part = {
  name: 'format, lint, types, dead code',
  command: 'npm',
  args: ['run', 'check'],
};

export const service: Part = {
  name: 'service, on three databases',
  ...npx(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report('vitest.json')}`,
    '--project=!documents',
  ),
  count: countVitest('vitest.json'),
};

export const integrations: Part[] = [
  { name: 'Docusaurus plugin: types', ...npx('tsc', '-p', 'integrations/docusaurus') },
  { name: 'FastAPI package: lint', ...python('test', 'ruff', 'check', '.') },
  { name: 'FastAPI package: format', ...python('test', 'ruff', 'format', '--check', '.') },
  { name: 'FastAPI package: types', ...python('test', 'mypy') },
  {
    name: 'FastAPI package: tests',
    ...python('test', 'pytest', '-q', `--junitxml=${report('pytest.xml')}`),
    count: countPytest('pytest.xml'),
  },
  {
    name: 'FastAPI package: tests with the oldest versions it promises',
    ...python(
      'oldest',
      'pytest',
      '-q',
      '-p',
      'no:cacheprovider',
      `--junitxml=${report('pytest-oldest.xml')}`,
    ),
    count: countPytest('pytest-oldest.xml'),
  },
  {
    name: 'packages: installed and built as the documents say',
    ...npx(
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('documents.json')}`,
      '--project=documents',
    ),
    count: countVitest('documents.json'),
  },
];

export const portal: Part = {
  name: 'portal, in Chromium',
  ...npx('playwright', 'test'),
  env: { E2E_REPORT: report('playwright.json') },
  count: countPlaywright('playwright.json'),
};
