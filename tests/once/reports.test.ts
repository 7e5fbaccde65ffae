import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Count, toPlaywrightCount, toPytestCount } from '../runner/reports.ts';

const toSpec = (title: string, ...statuses: string[]) => ({
  title,
  file: 'account.test.ts',
  tests: statuses.map((status) => ({ status, projectName: 'desktop' })),
});
const suites = [
  {
    specs: [toSpec('holds', 'expected'), toSpec('fails', 'unexpected')],
    suites: [{ specs: [toSpec('holds the second time', 'flaky')] }],
  },
];

it('a browser test that passes in its repetition counts as passed, and is named', () => {
  expect(toPlaywrightCount({ suites, stats: { expected: 1, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
    passed: 2,
    failed: 1,
    failures: ['[desktop] account.test.ts: fails'],
    unsteady: ['[desktop] account.test.ts: holds the second time'],
  });
});

it('an error outside the browser tests is a failure', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0 };
  expect(toPlaywrightCount({ suites: [], stats, errors: [{}] }).failed).toBe(1);
});

it('a failed Python test is named', () => {
  const xml =
    '<testsuites><testsuite errors="1" failures="1" skipped="0" tests="4">' +
    '<testcase classname="tests.test_a" name="test_holds" time="0.1" />' +
    '<testcase classname="tests.test_a" name="test_fails[a &gt; b]" time="0.1"><failure message="no">no</failure></testcase>' +
    '<testcase classname="tests.test_b" name="test_writes" time="0.1"><system-out>text</system-out></testcase>' +
    '<testcase classname="tests.test_b" name="test_starts" time="0.1"><error message="no">no</error></testcase>' +
    '</testsuite></testsuites>';
  expect(toPytestCount(xml)).toEqual({
    passed: 2,
    failed: 2,
    failures: ['tests.test_a: test_fails[a &gt; b]', 'tests.test_b: test_starts'],
  });
});

const ROOT = resolve(import.meta.dirname, '../..');
const TESTS = `
  import fc from 'fast-check';
  import { beforeAll, describe, expect, it } from 'vitest';
  const ran = { unsteady: 0, property: 0 };
  it('holds', () => { expect(1).toBe(1); });
  it('fails', () => { expect(1).toBe(2); });
  it('holds the second time', () => { ran.unsteady += 1; expect(ran.unsteady).toBe(2); });
  it('has a counterexample once', () => {
    ran.property += 1;
    fc.assert(fc.property(fc.nat(), () => ran.property > 1));
  });
  it.skip('is left out', () => {});
  it('leaves itself out', ({ skip }) => { skip('for a reason'); });
  describe('a part', () => {
    beforeAll(() => { throw new Error('no start'); });
    it('does not begin', () => {});
  });
`;

let folder = '';
beforeAll(() => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache/reports-')); // inside, so that it finds the packages
});
afterAll(() => rmSync(folder, { recursive: true }));

it('Vitest repeats a failed test once, but no counterexample, and names each, and what left itself out', async () => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('a.test.ts', TESTS);
  write('b.test.ts', 'throw new Error("does not load");');
  write(
    'vitest.config.ts',
    `import base from ${JSON.stringify(join(ROOT, 'vitest.config.ts'))};
     const { retry } = base.test.projects[0].test;
     export default { test: { name: 'fixture', retry, include: ['*.test.ts'] } };`,
  );
  const report = join(folder, 'report.json');
  const reporter = join(ROOT, 'tests/runner/vitest-reporter.ts');
  const env = { ...process.env, VITEST_REPORT: report };
  const args = ['vitest', 'run', '--root', folder, '--reporter', reporter];
  await expect(promisify(execFile)('npx', args, { cwd: folder, env })).rejects.toMatchObject({ code: 1 });
  const { failures = [], unsteady, leftOut, ...counts }: Count = JSON.parse(readFileSync(report, 'utf8'));
  expect(counts).toEqual({ passed: 2, failed: 4 });
  expect(unsteady).toEqual(['[fixture] a.test.ts: holds the second time']);
  expect(leftOut).toEqual(['[fixture] a.test.ts: leaves itself out: for a reason']);
  expect(failures.toSorted()).toEqual([
    '[fixture] a.test.ts: a part: a hook',
    '[fixture] a.test.ts: fails',
    '[fixture] a.test.ts: has a counterexample once',
    '[fixture] b.test.ts: the file',
  ]);
});
