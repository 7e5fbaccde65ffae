import { ALL_NEEDS, type Need } from '../setup/set-up.ts';
import type { Part } from './part.ts';
import { check, doors, integrations, portal, pythonChecks, pythonTests, quick, service } from './parts.ts';
import { toRunnerArguments } from './test-files.ts';

/** What one script of package.json runs. */
export type Suite = {
  needs: readonly Need[];
  /** Needs no set-up and runs beside it. */
  beside: readonly Part[];
  /** Stages run one after the other, the lanes of a stage beside one another, the parts of a lane in turn. */
  stages: readonly (readonly (readonly Part[])[])[];
};

const FASTAPI = 'integrations/fastapi';

/** With file names only these run, without the checks that know no files. */
const SUITES: Record<string, (args: readonly string[]) => Suite> = {
  all: (args) => {
    if (args.length > 0)
      throw new Error(
        '`npm test` runs everything. test:quick, test:doors, test:e2e and test:python take file names.',
      );
    // Three lanes, each of which mostly waits.
    return {
      needs: ALL_NEEDS,
      beside: [check],
      stages: [[[service], integrations, [portal([])]]],
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
    needs: ['chromium', 'blankProject', 'textbook', 'betterAuthUi', 'python', 'build'],
    beside: [],
    stages: [[[portal(toRunnerArguments(['e2e'], args))]]],
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

/** Of `suite=<name> …`, or of no such word the whole. Throws an Error with a sentence for the person who typed it. */
export function findSuite([first = '', ...rest]: readonly string[]): Suite {
  const [, name = 'all'] = /^suite=(.*)$/.exec(first) ?? [];
  const toSuite = SUITES[name];
  if (!toSuite) throw new Error(`There is no suite '${name}': ${Object.keys(SUITES).join(', ')}.`);
  return toSuite(name === 'all' && first !== '' ? [first, ...rest] : rest);
}
