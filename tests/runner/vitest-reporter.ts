import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Count } from './reports.ts';

const nameFile = ({ project, moduleId }: TestModule) =>
  `[${project.name}] ${relative(process.cwd(), moduleId)}`;
const nameTest = ({ module, fullName }: TestCase | TestSuite) => `${nameFile(module)}: ${fullName}`;
/** The reason that a test gave when it left itself out; undefined for every other test. */
const findReason = (test: TestCase) => {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
};
const hasErrors = (part: TestModule | TestSuite) => part.errors().length > 0;

/** The message of an error, and the first line of its stack that is in this project. The run's output has the rest. */
function describe(error: SerializedError): string {
  const place = error.stack?.split('\n').find((line) => /\/(server|shared|client|tests)\//.test(line));
  return [error.message.split('\n')[0], place?.trim()].filter(Boolean).join(' ');
}

/** Writes the counts of a run of Vitest, with the names of failed, unsteady and left-out tests, to the file VITEST_REPORT. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env.VITEST_REPORT;
    if (!file) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const suites = modules.flatMap((module) => [...module.children.allSuites()]);
    const failures = [
      ...tests.filter((test) => test.result().state === 'failed').map(nameTest),
      ...suites.filter(hasErrors).map((suite) => `${nameTest(suite)}: a hook`),
      ...modules.filter(hasErrors).map((module) => `${nameFile(module)}: the file`),
      ...errors.map((error) => `an error outside of tests: ${describe(error)}`),
    ];
    const count: Count = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failures.length,
      failures,
      unsteady: tests.filter((test) => test.diagnostic()?.flaky).map(nameTest),
      leftOut: tests.filter(findReason).map((test) => `${nameTest(test)}: ${findReason(test)}`),
    };
    writeFileSync(file, JSON.stringify(count));
  }
}
