import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPORTS = resolve(import.meta.dirname, '../../.cache/reports');

export type Count = { passed: number; failed: number };

/** Where a runner writes what it counted. */
export const report = (name: string) => join(REPORTS, name);
const readJson = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'));

/** Nothing of an earlier run may be counted. */
export function clearReports(): void {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
}

export const countVitest = (name: string) => (): Count => {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = readJson(name);
  const failed = Number(numFailedTests) || (success ? 0 : Math.max(1, Number(numFailedTestSuites)));
  return { passed: Number(numPassedTests), failed };
};

export const countPlaywright = (name: string) => (): Count => {
  const { stats } = readJson(name);
  return { passed: Number(stats.expected), failed: Number(stats.unexpected) + Number(stats.flaky) };
};

export const countPytest = (name: string) => (): Count => {
  const xml = readFileSync(report(name), 'utf8');
  const read = (attribute: string) =>
    Number(new RegExp(`<testsuite [^>]*\\b${attribute}="(\\d+)"`).exec(xml)?.[1] ?? 0);
  const failed = read('failures') + read('errors');
  return { passed: read('tests') - failed - read('skipped'), failed };
};
