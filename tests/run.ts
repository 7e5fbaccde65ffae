import { type Part, runPart } from './runner/part.ts';
import { clearReports } from './runner/reports.ts';
import { findSuite, type Suite } from './runner/suites.ts';
import { takeTurns } from './runner/turns.ts';
import { setUp } from './setup/set-up.ts';

// `npm test`, and the scripts that run a part of it: first their set-up, then checks and tests.

const say = (text: string): void => void process.stdout.write(text);

async function runSuite({ needs, beside, stages }: Suite): Promise<void> {
  const startedAt = performance.now();
  const parts = [...beside, ...stages.flat(2)];
  const turns = takeTurns(parts.length, say);
  const results = new Map<Part, Awaited<ReturnType<typeof runPart>>>();

  const runLane = async (lane: readonly Part[]): Promise<void> => {
    for (const part of lane) {
      const turn = turns[parts.indexOf(part)];
      results.set(part, await runPart(part, (text) => turn?.say(text)));
      turn?.end();
    }
  };

  clearReports();
  await Promise.all([setUp(needs), runLane(beside)]);
  for (const lanes of stages) await Promise.all(lanes.map(runLane));

  say('\n');
  const sum = { passed: 0, failed: 0 };
  for (const part of parts) {
    const { passed, failed, seconds } = results.get(part) ?? { passed: 0, failed: 1, seconds: 0 };
    say(`${part.name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
    sum.passed += passed;
    sum.failed += failed;
  }
  for (const part of parts) {
    const { failures = [], unsteady = [], leftOut = [] } = results.get(part) ?? {};
    for (const name of failures) say(`failed: ${name}\n`);
    for (const name of unsteady) say(`unsteady: ${name}\n`);
    for (const name of leftOut) say(`left out: ${name}\n`);
  }
  say(`in all, with its set-up: ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
  if (sum.passed + sum.failed === 0)
    say('No test ran. Some files run on PostgreSQL only: npm run test:doors.\n');
  say(`${sum.passed} passed, ${sum.failed} failed\n`);
  process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

let suite: Suite | undefined;
try {
  suite = findSuite(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
if (suite) await runSuite(suite);
