import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBlankProject } from './setup/blank-project.ts';
import { ensureChromium } from './setup/chromium.ts';
import { ensureNginx } from './setup/nginx.ts';
import { ensurePython, findPython } from './setup/python.ts';
import { ensureTextbook } from './setup/textbook.ts';

// `npm test`: its own set-up, then every check and test, one after the other on a small machine.
// Each part is counted from the report its runner writes; a part that ends badly without counting
// anything counts as one failure, so that nothing can fail unseen.

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/reports');
type Count = { passed: number; failed: number };
type Part = {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  count?: () => Count;
};

const report = (name: string) => join(REPORTS, name);
const countPytest = (name: string) => (): Count => {
  const xml = readFileSync(report(name), 'utf8');
  const read = (attribute: string) =>
    Number(new RegExp(`<testsuite [^>]*\\b${attribute}="(\\d+)"`).exec(xml)?.[1] ?? 0);
  const failed = read('failures') + read('errors');
  return { passed: read('tests') - failed - read('skipped'), failed };
};
const readJson = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'));

const parts: Part[] = [
  { name: 'format, lint, types, dead code', command: 'npm', args: ['run', 'check'] },
  {
    name: 'service, on three databases',
    command: 'npx',
    args: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('vitest.json')}`,
    ],
    count: () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites, success } = readJson('vitest.json');
      const failed = Number(numFailedTests) || (success ? 0 : Math.max(1, Number(numFailedTestSuites)));
      return { passed: Number(numPassedTests), failed };
    },
  },
  {
    name: 'Docusaurus plugin: types',
    command: 'npx',
    args: ['tsc', '-p', 'integrations/docusaurus'],
  },
  {
    name: 'FastAPI package: lint',
    command: findPython('test'),
    args: ['-m', 'ruff', 'check', '.'],
    cwd: 'integrations/fastapi',
  },
  {
    name: 'FastAPI package: format',
    command: findPython('test'),
    args: ['-m', 'ruff', 'format', '--check', '.'],
    cwd: 'integrations/fastapi',
  },
  {
    name: 'FastAPI package: types',
    command: findPython('test'),
    args: ['-m', 'mypy'],
    cwd: 'integrations/fastapi',
  },
  {
    name: 'FastAPI package: tests',
    command: findPython('test'),
    args: ['-m', 'pytest', '-q', `--junitxml=${report('pytest.xml')}`],
    cwd: 'integrations/fastapi',
    count: countPytest('pytest.xml'),
  },
  {
    name: 'FastAPI package: tests with the oldest versions it promises',
    command: findPython('oldest'),
    args: ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', `--junitxml=${report('pytest-oldest.xml')}`],
    cwd: 'integrations/fastapi',
    count: countPytest('pytest-oldest.xml'),
  },
  {
    name: 'portal, in Chromium',
    command: 'npx',
    args: ['playwright', 'test'],
    env: { E2E_REPORT: report('playwright.json') },
    count: () => {
      const { stats } = readJson('playwright.json');
      return { passed: Number(stats.expected), failed: Number(stats.unexpected) + Number(stats.flaky) };
    },
  },
];

function run({ name, command, args, cwd = '.', env = {}, count }: Part): Count {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, {
    cwd: join(ROOT, cwd),
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const counted = count ? tryCount(count) : { passed: status === 0 ? 1 : 0, failed: 0 };
  return status === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function tryCount(count: () => Count): Count {
  try {
    return count();
  } catch {
    return { passed: 0, failed: 1 }; // no report: the runner did not get that far
  }
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
ensureChromium();
ensureNginx();
ensurePython('test');
ensurePython('oldest');
ensureBlankProject();
ensureTextbook();

const counts = parts.map((part) => ({ name: part.name, ...run(part) }));
process.stdout.write('\n');
for (const { name, passed, failed } of counts)
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
