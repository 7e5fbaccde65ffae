import { type Part, runPart } from './runner/part.ts';
import { check, integrations, portal, service } from './runner/parts.ts';
import { clearReports } from './runner/reports.ts';
import { takeTurns } from './runner/turns.ts';
import { setUp } from './setup/set-up.ts';

// `npm test`: its own set-up, then every check and test. Three stages, for what a small machine bears: the
// set-up beside what needs none, the service beside the packages' tests, which mostly wait, and the browser alone.

const say = (text: string): void => void process.stdout.write(text);
const startedAt = performance.now();
const parts = [check, service, ...integrations, portal];
const turns = takeTurns(parts.length, say);
const results = new Map<Part, Awaited<ReturnType<typeof runPart>>>();

/** One part after the other. */
async function run(...lane: Part[]): Promise<void> {
  for (const part of lane) {
    const turn = turns[parts.indexOf(part)];
    results.set(part, await runPart(part, (text) => turn?.say(text)));
    turn?.end();
  }
}

clearReports();
await Promise.all([setUp(), run(check)]);
await Promise.all([run(service), run(...integrations)]);
await run(portal);

say('\n');
const sum = { passed: 0, failed: 0 };
for (const part of parts) {
  const { passed, failed, seconds } = results.get(part) ?? { passed: 0, failed: 1, seconds: 0 };
  say(`${part.name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
  sum.passed += passed;
  sum.failed += failed;
}
say(`in all, with its set-up: ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
say(`${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
