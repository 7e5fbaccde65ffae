import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPORTS = resolve(import.meta.dirname, '../../.cache/reports');

export type Count = {
  passed: number;
  failed: number;
  /**
   * Names of tests that failed once and passed in the retry. They count as passed, but somebody should look at them.
   */
  unsteady?: string[];
};

/** The file to which a runner writes its counts. */
export const report = (name: string) => join(REPORTS, name);
const readJson = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'));

/** Deletes the reports of earlier runs, so that they are not counted. */
export function clearReports(): void {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
}

export const countVitest = (name: string) => (): Count => {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = readJson(name);
  const failed = Number(numFailedTests) || (success ? 0 : Math.max(1, Number(numFailedTestSuites)));
  return { passed: Number(numPassedTests), failed };
};

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: { title: string; file: string; tests: { status: string; projectName: string }[] }[];
};
type PlaywrightReport = {
  suites: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; flaky: number };
  /** Failures outside of tests. */
  errors: unknown[];
};

const namesOfUnsteady = ({ suites = [], specs }: PlaywrightSuite): string[] => [
  ...specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName }) => `[${projectName}] ${file}: ${title}`),
  ),
  ...suites.flatMap(namesOfUnsteady),
];

export function toPlaywrightCount({ suites, stats, errors }: PlaywrightReport): Count {
  const { expected, flaky, unexpected } = stats;
  const failed = unexpected || (errors.length > 0 ? 1 : 0);
  return { passed: expected + flaky, failed, unsteady: suites.flatMap(namesOfUnsteady) };
}

export const countPlaywright = (name: string) => (): Count => toPlaywrightCount(readJson(name));

export const countPytest = (name: string) => (): Count => {
  const xml = readFileSync(report(name), 'utf8');
  const read = (attribute: string) =>
    Number(new RegExp(`<testsuite [^>]*\\b${attribute}="(\\d+)"`).exec(xml)?.[1] ?? 0);
  const failed = read('failures') + read('errors');
  return { passed: read('tests') - failed - read('skipped'), failed };
};
