import { ALL_NEEDS, type Need } from '../setup/set-up.ts';
import type { Part } from './part.ts';
import {
  check,
  doors,
  faults,
  integrations,
  portal,
  pythonChecks,
  pythonTests,
  quick,
  service,
} from './parts.ts';
import { toRunnerArguments } from './test-files.ts';

/** The work of one script of package.json. */
export type Suite = {
  needs: readonly Need[];
  /** Parts that need no set-up, and run at the same time as it. */
  beside: readonly Part[];
  /**
   * Stages run one after the other. The lanes of a stage run in parallel, and the parts of a lane one after the other.
   */
  stages: readonly (readonly (readonly Part[])[])[];
};

const FASTAPI = 'integrations/fastapi';

/** With file names only those files run, without checks that take no file names. */
const SUITES: Record<string, (args: readonly string[]) => Suite> = {
  all: (args) => {
    if (args.length > 0)
      throw new Error(
        '`npm test` runs everything. test:quick, test:doors, test:e2e, test:faults and test:python take file names.',
      );
    // The browser comes last and alone: beside it the tests of the service would run into the limits of time that they
    // check.
    return {
      needs: ALL_NEEDS,
      beside: [check],
      stages: [[[service], integrations], [[portal([])]]],
    };
  },
  quick: (args) => {
    const part = quick(toRunnerArguments(['tests/once', 'tests/doors'], args));
    return { needs: ['chromium'], beside: [], stages: [args.length > 0 ? [[part]] : [[check], [part]]] };
  },
  doors: (args) => ({
    needs: ['chromium'],
    beside: [],
    stages: [[[doors(toRunnerArguments(['tests/doors'], args))]]],
  }),
  e2e: (args) => ({
    needs: ['chromium', 'blankProject', 'textbook', 'betterAuthUi', 'python', 'build', 'database'],
    beside: [],
    stages: [[[portal(toRunnerArguments(['e2e'], args))]]],
  }),
  faults: (args) => ({
    needs: ['build', 'database'],
    beside: [],
    stages: [[[faults(toRunnerArguments(['tests/faults'], args))]]],
  }),
  python: (args) => {
    const files = toRunnerArguments([`${FASTAPI}/tests`], args).map((file) =>
      file.replace(`${FASTAPI}/`, ''),
    );
    const tests = pythonTests(files);
    return {
      needs: ['python', 'oldestPython', 'build'],
      beside: [],
      stages: [[args.length > 0 ? tests : [...pythonChecks, ...tests]]],
    };
  },
};

/**
 * Finds the suite of `suite=<name> …`; without this word it is the whole suite. Throws an Error with a message for the
 * person who typed it.
 */
export function findSuite([first = '', ...rest]: readonly string[]): Suite {
  const [, name = 'all'] = /^suite=(.*)$/.exec(first) ?? [];
  const toSuite = SUITES[name];
  if (!toSuite) throw new Error(`There is no suite '${name}': ${Object.keys(SUITES).join(', ')}.`);
  return toSuite(name === 'all' && first !== '' ? [first, ...rest] : rest);
}
