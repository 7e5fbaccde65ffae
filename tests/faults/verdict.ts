import { setTimeout as sleep } from 'node:timers/promises';
import { validate } from './acts.ts';
import { countStatuses, type Entry } from './call-log.ts';
import { type Allowed, findBreaches } from './judge.ts';
import { findLosses, findOrphans } from './judge-database.ts';
import { type HeldSession, Person } from './person.ts';
import type { World } from './world.ts';

/** Nothing may be allowed before and after the fault. Instants are of `performance.now()`. */
export type Span = { from: number; until: number; allowed: Allowed };
export const NOTHING: Allowed = { unavailable: false, broken: false };

/** What a request may be answered with, which ran in this span or outside it. */
export const allowedAt = ({ from, until, allowed }: Span, { sentAt, doneAt }: Entry): Allowed =>
  doneAt >= from && sentAt <= until ? allowed : NOTHING;

/** Milliseconds after which each process knows of what others did (ASVS 7.4). */
const SETTLED = 3_000;

/**
 * Judges what happened since the last verdict. The load rests meanwhile. Returns a sentence for each breach of the seven
 * rules of the contract, and what was answered.
 */
export async function reachVerdict(world: World, span: Span) {
  const { client, load, processes, query } = world;
  await load.pause();
  const entries = [...client.entries];
  const breaches = [
    ...load.failures.splice(0),
    ...entries.flatMap((entry) => findBreaches(entry, allowedAt(span, entry))),
    ...processes.flatMap(({ hasDied }, index) => (hasDied() ? [`process ${index} ended by itself`] : [])),
    ...(await findOrphans(query)),
  ];
  await sleep(SETTLED);
  for (const person of load.everybody) {
    breaches.push(...(await findLosses(query, person)));
    breaches.push(...(await findWrongAnswers(world, person)));
  }
  breaches.push(...findSecrets(world));
  const inFault = entries.filter((entry) => allowedAt(span, entry) !== NOTHING);
  load.forget();
  return { breaches: [...new Set(breaches)].slice(0, 20), entries, inFault, said: countStatuses(inFault) };
}

/** Asks both processes about each session whose state is known. */
export async function findWrongAnswers({ client }: Pick<World, 'client'>, person: Person): Promise<string[]> {
  const wrong: string[] = [];
  const ask = async (held: HeldSession, process: number, expected: number[]) => {
    const from = client.entries.length;
    await validate({ client, person, process, held });
    const status = client.entries[from]?.status ?? 0;
    if (!expected.includes(status))
      wrong.push(`at the end the bridge of process ${process} said ${status}, not ${expected}`);
  };
  const toStatus = (isLeaving: boolean) => (isLeaving ? 403 : 200);
  for (const held of person.sessions.slice(-4)) {
    if (held.endBegunAt !== null && held.endedAt === null) continue;
    const expected = held.endedAt === null ? person.isLeaving.list().map(toStatus) : [401];
    await Promise.all([0, 1].map((process) => ask(held, process, expected)));
  }
  return wrong;
}

/** Secrets in what the processes wrote, and in the addresses of links. */
function findSecrets({ processes, load, mailServer }: World): string[] {
  const output = processes.map((one) => one.output()).join('');
  const secrets = load.everybody.flatMap(({ secrets }) => [...secrets]);
  const leaked = secrets.filter((secret) => output.includes(secret));
  const inQuery = mailServer.received.filter(({ text }) =>
    /\?[^\s#]*(?:token|change|not_me|keep)=/.test(text),
  );
  return [
    ...(leaked.length > 0 ? [`${leaked.length} secrets in the log`] : []),
    ...(inQuery.length > 0 ? [`${inQuery.length} mails with a secret in the query of a link`] : []),
  ];
}

// Milliseconds.
const POLL = 200;
const RECOVERED_WITHIN = 30_000;

/**
 * Waits until both processes serve a new person, and does nothing else for it (rule 7). Returns how many milliseconds it
 * took. Throws when it takes too long.
 */
export async function waitForRecovery({
  processes,
  client,
}: Pick<World, 'processes' | 'client'>): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answers = await Promise.all(processes.map((_, process) => serveOnce(client, process)));
    if (answers.every(Boolean)) return Math.round(performance.now() - began);
    if (performance.now() - began > RECOVERED_WITHIN) throw new Error('the service does not recover');
    await sleep(POLL);
  }
}

async function serveOnce(client: World['client'], process: number): Promise<boolean> {
  const person = new Person();
  const probe = { act: 'recovery', person, process };
  const ready = await client.get(probe, '/readyz');
  if (ready.status !== 200) return false;
  const body = { name: 'Ada', email: person.email, password: person.passwords.list()[0] };
  return (await client.post(probe, '/api/auth/sign-up/email', body)).status === 200;
}
