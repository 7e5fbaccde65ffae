import { type MockInstance, vi } from 'vitest';
import type { Harness } from '../harness.ts';

type Query = (...input: unknown[]) => Promise<unknown>;

const clientOf = ({ db }: Harness) => (db as unknown as { $client: { query: Query } }).$client;
const spyOn = (harness: Harness): MockInstance<Query> => vi.spyOn(clientOf(harness), 'query');

/** Every statement that the service sends outside of transactions from now on, without those of the change listener. */
export const watchStatements = (harness: Harness): MockInstance<Query> => spyOn(harness).mockClear();

/** Calls the bridge until it answers 200 from its cache, and returns the body of that answer. */
export async function warm(harness: Harness, headers: Record<string, string>): Promise<string> {
  const query = spyOn(harness);
  return vi.waitFor(
    async () => {
      const before = query.mock.calls.length;
      const response = await harness.bridge(headers);
      const body = await response.text();
      if (response.status !== 200) throw new Error(`the bridge answered ${response.status}: ${body}`);
      if (query.mock.calls.length > before) throw new Error('the bridge asked the database');
      return body;
    },
    { timeout: 30_000, interval: 10 },
  );
}

/** The database answers all statements at once, but the service receives the answers only after `release` is called. */
export function holdAnswers(harness: Harness) {
  const client = clientOf(harness);
  const send: Query = Object.getPrototypeOf(client).query;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let answered = 0;
  spyOn(harness).mockImplementation(async (...input) => {
    const answer = await send.apply(client, input);
    answered += 1;
    await released;
    return answer;
  });
  return {
    release,
    /** Resolves once the database has answered `count` statements. */
    held: (count = 1) =>
      vi.waitFor(
        () => {
          if (answered < count) throw new Error(`${answered} of ${count} statements are answered`);
        },
        { timeout: 30_000, interval: 1 },
      ),
  };
}

/** Runs `work` once, when the database has answered `count` statements of the service outside of transactions. */
export function afterStatements(harness: Harness, count: number, work: () => Promise<unknown>): void {
  const client = clientOf(harness);
  const send: Query = Object.getPrototypeOf(client).query;
  let left = count;
  spyOn(harness).mockImplementation(async (...input) => {
    const answer = await send.apply(client, input);
    left -= 1;
    if (left === 0) await work();
    return answer;
  });
}
