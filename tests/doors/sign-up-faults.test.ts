import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

const isServer = inject('driver') !== 'pglite';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe.runIf(isServer)('a burst of sign-ups', () => {
  it('leaves database connections for session checks', async () => {
    await using busy = await startHarness();
    const { cookie } = await busy.signUp();
    let open = 36;
    const signUps = Array.from({ length: open }, async (_, at) => {
      const body = { name: 'A', email: `burst-${at}@example.com`, password: PASSWORD };
      const { status } = await busy.post('/api/auth/sign-up/email', body).finally(() => (open -= 1));
      return status;
    });
    let answeredMeanwhile = 0;
    while (open > 10) {
      // tRPC queries the database each time; the bridge would answer from its cache.
      expect(await busy.api({ cookie }).session.current.query()).not.toBeNull();
      answeredMeanwhile += open > 10 ? 1 : 0;
    }
    // One request at a time, each answered while sign-ups wait. If they waited behind the sign-ups, only two or three
    // would be answered.
    expect(answeredMeanwhile).toBeGreaterThan(10);
    // A sign-up that waits five seconds for its hash is refused. On a busy machine this happens to some.
    expect([200, 503]).toEqual(expect.arrayContaining([...new Set(await Promise.all(signUps))]));
  });
});

describe('a sign-up that fails half-way', () => {
  it.each(['account', 'session'])('leaves nothing behind when it fails at its %s', async (table) => {
    await harness.db.execute(
      sql.raw(
        "create or replace function refuse() returns trigger language plpgsql as $$ begin raise 'disk on fire'; end $$",
      ),
    );
    await harness.db.execute(
      sql.raw(`create trigger refuse before insert on "${table}" for each row execute function refuse()`),
    );
    const email = `half-way-${table}@example.com`;
    const body = { name: 'A', email, password: PASSWORD };
    try {
      await expectUnavailable(table, await harness.post('/api/auth/sign-up/email', body));
    } finally {
      await harness.db.execute(sql.raw(`drop trigger refuse on "${table}"`));
    }
    expect(await harness.db.select().from(user).where(eq(user.email, email))).toEqual([]);
    expect((await harness.post('/api/auth/sign-up/email', body)).status).toBe(200);
  });

  it('keeps the previous session when a sign-in fails', async () => {
    const ada = await harness.signUp();
    await harness.db.execute(
      sql.raw('create trigger refuse before insert on session for each row execute function refuse()'),
    );
    const body = { email: ada.email, password: PASSWORD };
    try {
      await expectUnavailable(
        'sign-in',
        await harness.post('/api/auth/sign-in/email', body, browser(ada.cookie)),
      );
    } finally {
      await harness.db.execute(sql.raw('drop trigger refuse on session'));
    }
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });
});
