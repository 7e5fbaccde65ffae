import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPORTS = resolve(import.meta.dirname, '../../.cache/reports');

export type Count = {
  passed: number;
  failed: number;
  /** Names of the failed tests. */
  failures?: string[];
  /**
   * Names of tests that failed once and passed in the retry. They count as passed, but somebody should look at them.
   */
  unsteady?: string[];
  /** Tests that this machine or checkout cannot run, each with the reason. They count as nothing. */
  leftOut?: string[];
};

/** The file to which a runner writes its counts. */
export const report = (name: string) => join(REPORTS, name);
const readJson = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'));

/** Deletes the reports of earlier runs, so that they are not counted. */
export function clearReports(): void {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
}

/** ./vitest-reporter.ts writes the count itself. */
export const countVitest = (name: string) => (): Count => readJson(name);

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

type Status = 'flaky' | 'unexpected';
const findNames = ({ suites = [], specs }: PlaywrightSuite, wanted: Status): string[] => [
  ...specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ projectName }) => `[${projectName}] ${file}: ${title}`),
  ),
  ...suites.flatMap((suite) => findNames(suite, wanted)),
];

export function toPlaywrightCount({ suites, stats, errors }: PlaywrightReport): Count {
  const { expected, flaky, unexpected } = stats;
  const failed = unexpected || (errors.length > 0 ? 1 : 0);
  const find = (wanted: Status) => suites.flatMap((suite) => findNames(suite, wanted));
  return { passed: expected + flaky, failed, failures: find('unexpected'), unsteady: find('flaky') };
}

export const countPlaywright = (name: string) => (): Count => toPlaywrightCount(readJson(name));

const CASE = /<testcase classname="([^"]*)" name="([^"]*)"[^>]*[^/]>\s*<(?:failure|error)\b/g;

export function toPytestCount(xml: string): Count {
  const read = (attribute: string) =>
    Number(new RegExp(`<testsuite [^>]*\\b${attribute}="(\\d+)"`).exec(xml)?.[1] ?? 0);
  const failed = read('failures') + read('errors');
  const failures = [...xml.matchAll(CASE)].map(([, file, test]) => `${file}: ${test}`);
  return { passed: read('tests') - failed - read('skipped'), failed, failures };
}

export const countPytest = (name: string) => (): Count => toPytestCount(readFileSync(report(name), 'utf8'));
