import { toBridgeAnswer } from '../server/bridge/identity.ts';
import { createLog } from '../server/log.ts';
import { deriveKeys } from '../server/secrets/keys.ts';
import { createAccessReader } from '../server/session/access-reader.ts';
import { createAccessTokens } from '../server/session/access-token.ts';
import { createSessionCache } from '../server/session/cache.ts';
import { createChangeListener } from '../server/session/change-listener.ts';
import { createSessionEngine } from '../server/session/engine.ts';
import { createLifetime } from '../server/session/lifetime.ts';
import { openMigrated } from './database.ts';
import { cookieOf, SECRET } from './people.ts';

// Run with --expose-gc. Measures the memory of the engine, with its real database and feed, before and after it
// caches answers. Prints the result as JSON.

const SESSIONS = 100_000;
const AT_ONCE = 500;

/** Bytes. */
export type Weights = { usedBefore: number; usedAfter: number; resident: number; remembered: number };

const signing = { current: SECRET, previous: undefined };
const database = await openMigrated(process.env.DATABASE_URL ?? '');
const changeListener = createChangeListener(database.listen, createLog());
const engine = createSessionEngine({
  db: database.db,
  cache: createSessionCache(changeListener),
  access: createAccessReader({
    db: database.db,
    accessTokens: createAccessTokens(deriveKeys(signing, 'access tokens')),
    trustedOrigins: new Set(),
  }),
  cookieName: 'better-auth.session_token',
  signing,
  lifetime: createLifetime(30),
  secondFactor: 'optional',
  toAnswer: toBridgeAnswer,
});
/** The answer, or a promise of it. A synchronous answer is from the cache. */
const ask = (n: number) => {
  const cookie = cookieOf(n, SECRET);
  return engine.findAnswer({ get: (name) => (name === 'cookie' ? cookie : null) });
};
const weigh = () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
};

while (!changeListener.isFresh(performance.now())) await new Promise((resolve) => setTimeout(resolve, 50));
// Loads code, connections and pools before the first measured session is cached.
for (let n = SESSIONS; n < SESSIONS + 1_000; n += 1) await ask(n);
const usedBefore = weigh();
for (let n = 0; n < SESSIONS; n += AT_ONCE)
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => ask(n + index)));
const usedAfter = weigh();
let remembered = 0;
for (let n = 0; n < SESSIONS; n += 1) remembered += ask(n) instanceof Promise ? 0 : 1;
const weights: Weights = { usedBefore, usedAfter, resident: process.memoryUsage.rss(), remembered };
process.stdout.write(JSON.stringify(weights));
process.exit(0);
