import type { Answer } from './call.ts';
import type { HeldSession, Person } from './person.ts';

/** One request of the load, as its client saw it. */
export type Entry = Answer & {
  act: string;
  /** The process that it was sent to: 0 or 1. */
  process: number;
  person: Person;
  /** The session whose credential was sent. */
  held: HeldSession | null;
  /** True when the answer says that nobody is signed in: 401, or `null` where 200 may say so. */
  isSignedOut: boolean;
  /** Whether the client disconnected on purpose. */
  isAborted: boolean;
  /** The statuses that this request may be answered with, besides 503 in a fault. */
  expected: readonly number[];
};

/** How often each status was answered, such as `200: 41, 503: 7`; `none` counts requests without an answer. */
export function countStatuses(entries: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const { status } of entries) {
    const name = String(status ?? 'none');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort()
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');
}
