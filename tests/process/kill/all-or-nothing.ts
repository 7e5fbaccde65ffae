import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type OwnDatabase, openOwnDatabase } from '../own-database.ts';
import { openFolder } from '../service-process.ts';
import { startVictim, type Victim } from './victim.ts';

/** An action that must be done completely or not at all. */
export type Action = {
  /** Prepares the action for a user with this address. Returns the request during which the process is killed. */
  prepare(victim: Victim, email: string, db: OwnDatabase): Promise<() => Promise<Response>>;
  /** The user's state in the database. */
  look(email: string, db: OwnDatabase): Promise<unknown>;
  nothing: unknown;
  all: unknown;
};

const AT_ONCE = 2;

/** Kills the process before statement 1, 2, …, each time another process, until the action has fewer statements. */
export async function expectAllOrNothing({ prepare, look, nothing, all }: Action): Promise<void> {
  await using db = await openOwnDatabase();
  await using folder = await openFolder();
  const kill = async (at: number) => {
    const email = `${randomUUID()}@example.com`;
    const victim = await startVictim(db, folder.path);
    const status = await victim.killAt(at, await prepare(victim, email, db));
    return { status, found: await look(email, db) };
  };
  let leftNothing = 0;
  for (let at = 1; at < 60; at += AT_ONCE) {
    const ends = await Promise.all(Array.from({ length: AT_ONCE }, (_, more) => kill(at + more)));
    for (const { status, found } of ends) {
      expect([nothing, all]).toContainEqual(found);
      if (status !== 'killed') expect([status, found]).toEqual([200, all]);
    }
    leftNothing += ends.filter(({ found }) => JSON.stringify(found) !== JSON.stringify(all)).length;
    if (ends.every(({ status }) => status === 'killed')) continue;
    expect(leftNothing).toBeGreaterThan(4);
    return;
  }
  throw new Error('it never ended');
}

/** The one row that a query returns. */
export async function readOne(db: OwnDatabase, query: string, values: unknown[]) {
  const [row, ...more] = await db.query(query, values);
  if (!row || more.length > 0) throw new Error(`one row was expected: ${query}`);
  return row;
}
