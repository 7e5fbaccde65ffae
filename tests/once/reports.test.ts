import { expect, it } from 'vitest';
import { toPlaywrightCount } from '../runner/reports.ts';

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

it('a browser test that passes when it is repeated is counted as passed, and named', () => {
  expect(toPlaywrightCount({ suites, stats: { expected: 1, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
    passed: 2,
    failed: 1,
    unsteady: ['[desktop] account.test.ts: holds the second time'],
  });
});

it('an error outside of the browser tests is a failure', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0 };
  expect(toPlaywrightCount({ suites: [], stats, errors: [{}] }).failed).toBe(1);
});
