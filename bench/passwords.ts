import { setTimeout as sleep } from 'node:timers/promises';
import {
  cpuTimeOf,
  load,
  type Program,
  runScript,
  startGatehouse,
  startScript,
  startSignIns,
} from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const PASSWORD = 'correct horse battery';
/** Far more than the number of threads for hashing. */
const AT_ONCE = 16;
const SECONDS = 3;

/** Signs a person up, and returns the body of their sign-in. */
export async function signUp({ port }: Program, email: string): Promise<string> {
  const body = JSON.stringify({ name: 'Ada', email, password: PASSWORD });
  const response = await fetch(`http://localhost:${port}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
    body,
  });
  if (response.status !== 200) throw new Error(`sign-up answered ${response.status}`);
  return body;
}

type SignIns = ReturnType<typeof startSignIns>;

/** The cost of hashing, for people who sign in and for other callers. */
export async function benchPasswords(databaseUrl: string): Promise<void> {
  const gatehouse = await startGatehouse(databaseUrl);
  const plain = await startScript('better-auth.ts', { DATABASE_URL: databaseUrl });
  const peopleOf = async (program: Program, name: string) => {
    const people: string[] = [];
    for (let n = 0; n < AT_ONCE; n += 1) people.push(await signUp(program, `${name}${n}@example.com`));
    return people;
  };
  const ours = startSignIns(gatehouse, await peopleOf(gatehouse, 'argon'), AT_ONCE);
  const theirs = startSignIns(plain, await peopleOf(plain, 'scrypt'), AT_ONCE);

  /** Sign-ins per second of processor time of the whole process. */
  const perCoreSecond = (program: Program, signIns: SignIns) =>
    signIns.during(async () => {
      const [before, countedBefore] = [cpuTimeOf(program.pid), await signIns.count()];
      await sleep(SECONDS * 1000);
      const [used, counted] = [cpuTimeOf(program.pid) - before, (await signIns.count()) - countedBefore];
      return counted / (used / 1000);
    });
  const hashing = await measureInTurns(
    {
      ours: () => perCoreSecond(gatehouse, ours),
      theirs: () => perCoreSecond(plain, theirs),
      hash: async () => Number(await runScript('hash.ts', {})),
    },
    9,
  );

  const task = {
    port: gatehouse.port,
    path: '/api/trpc/session.current',
    people: { from: 0, to: 10_000 },
    connections: 8,
    duration: SECONDS * 1000,
    rate: 100,
  };
  const reads = await measureInTurns(
    {
      idle: async () => (await load(task)).p95,
      saturated: () => ours.during(async () => (await load(task)).p95),
    },
    9,
  );
  for (const signIns of [ours, theirs]) signIns.end();
  await plain.stop();
  await gatehouse.stop();

  heading(`Signing in, ${AT_ONCE} people at once`);
  showRounds('argon2id, as Gatehouse does it', 'sign-ins per second and core', hashing.ours);
  showRounds('Better Auth with its own scrypt, N=16384 r=16', 'sign-ins per second and core', hashing.theirs);
  showRounds('argon2id alone', 'hashes per second and core', hashing.hash);
  note('per second of processor time of the whole process: hashing, statements and HTTP');
  judge('argon2id to scrypt', ratioOf(hashing.ours, hashing.theirs), { atLeast: 4, aim: 5 }, ' ×');
  // On the machine of the figures 52 hashes a second and core: the aim is 40 sign-ins.
  judge('sign-ins to the hash alone', ratioOf(hashing.ours, hashing.hash), { atLeast: 0.6, aim: 40 / 52 });
  showRounds('session.current at 100/s, p95 while nobody signs in', 'ms', reads.idle);
  showRounds(`p95 while ${AT_ONCE} sign in without pause`, 'ms', reads.saturated);
  judge('p95 meanwhile to p95 idle', ratioOf(reads.saturated, reads.idle), { atMost: 3 }, ' ×');
}
