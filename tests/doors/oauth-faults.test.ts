import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { session } from '../../server/db/schema/auth.ts';
import { oauthAccessToken, oauthCode, oauthGrant, oauthProof } from '../../server/db/schema/oauth.ts';
import { activity } from '../../server/db/schema/security.ts';
import { DatabaseFault } from '../../server/errors.ts';
import { type Harness, startHarness } from '../harness.ts';
import {
  type Answer,
  createKey,
  type Fields,
  fetchNonce,
  findIdentity,
  issueCode,
  type Key,
  openGrant,
  SITE,
  sendForm,
  sendProven,
  type TestIdentity,
  toRefresh,
} from './oauth-calls.ts';

// The database stops answering at each statement in turn. The client is told to come back, nobody is signed out, and
// the same request succeeds later.

let harness: Harness;
let key: Key;
beforeAll(async () => {
  harness = await startHarness();
  key = await createKey();
});
afterAll(() => harness[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

let identity: TestIdentity;
beforeEach(async () => {
  identity = await findIdentity(harness, await harness.signUp());
});

type Transaction = Parameters<Parameters<Harness['db']['transaction']>[0]>[0];
const STATEMENTS = new Set(['select', 'insert', 'update', 'delete', 'execute']);

/** The next transaction fails when it begins statement `at`, counted from zero. Returns how many it began. */
function failAt(at: number): { begun: () => number } {
  const { transaction } = harness.db;
  let begun = 0;
  vi.spyOn(harness.db, 'transaction').mockImplementation((work, config) =>
    transaction.call(
      harness.db,
      (trx) =>
        work(
          new Proxy(trx, {
            get(target, name) {
              const value: unknown = Reflect.get(target, name);
              if (typeof value !== 'function') return value;
              if (STATEMENTS.has(String(name)) && begun++ === at) throw new DatabaseFault(new Error('cut'));
              return value.bind(target);
            },
          }) as Transaction,
        ),
      config,
    ),
  );
  return { begun: () => begun };
}

/** The next transaction is committed, but its answer is lost. */
function loseAnswer(): void {
  const { transaction } = harness.db;
  vi.spyOn(harness.db, 'transaction').mockImplementation(async (work, config) => {
    await transaction.call(harness.db, work, config);
    throw new DatabaseFault(new Error('the connection broke after COMMIT'));
  });
}

const readAll = async () => {
  const { db } = harness;
  return {
    codes: await db.select().from(oauthCode),
    grants: await db.select().from(oauthGrant),
    tokens: await db.select().from(oauthAccessToken),
    proofs: await db.select().from(oauthProof),
    entries: await db.select().from(activity).where(eq(activity.userId, identity.user.id)),
    session: await db.select().from(session).where(eq(session.id, identity.session.id)),
  };
};

const expectPassing = ({ status, headers, body }: Answer) => {
  expect([status, body.error]).toEqual([503, 'temporarily_unavailable']);
  expect(headers.get('retry-after')).toBe('5');
  expect(JSON.stringify(body)).not.toMatch(/cut|broke|select|insert/);
};

type Way = { name: string; statements: number; prepare: () => Promise<() => Promise<Answer>> };
const send = async (fields: Fields) => {
  const dpop = await key.prove(await fetchNonce(harness));
  return () => sendForm(harness, '/token', fields, { dpop });
};
const WAYS: Way[] = [
  {
    name: 'an exchange',
    statements: 9,
    prepare: async () => send(await issueCode(harness, identity)),
  },
  {
    name: 'a refresh',
    statements: 7,
    prepare: async () => send(toRefresh((await openGrant(harness, identity, key)).refreshToken)),
  },
  {
    name: 'a revocation',
    statements: 4,
    prepare: async () => {
      const { accessToken: token } = await openGrant(harness, identity, key);
      return () => sendForm(harness, '/revoke', { client_id: SITE, token });
    },
  },
];

describe.each(WAYS)('a fault during $name', ({ statements, prepare }) => {
  it('at any statement changes nothing, and the same request succeeds afterwards', async () => {
    const ask = await prepare();
    const before = await readAll();
    for (let at = 0; at < statements; at += 1) {
      const { begun } = failAt(at);
      expectPassing(await ask());
      expect(begun()).toBe(at + 1);
      vi.restoreAllMocks();
      expect(await readAll(), `after a fault at statement ${at}`).toEqual(before);
    }
    const { begun } = failAt(statements);
    expect((await ask()).status).toBe(200);
    expect(begun(), 'statements of the transaction').toBe(statements);
  });
});

describe('a lost answer', () => {
  it('of a refresh signs nobody out', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    loseAnswer();
    expectPassing(await sendProven(harness, key, toRefresh(refreshToken)));
    vi.restoreAllMocks();
    expect((await sendProven(harness, key, toRefresh(refreshToken))).status).toBe(200);
  });

  it('of an exchange leaves no grant behind once the code is sent again', async () => {
    const form = await issueCode(harness, identity);
    loseAnswer();
    expectPassing(await sendForm(harness, '/token', form));
    vi.restoreAllMocks();
    const again = await sendForm(harness, '/token', form);
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const { grants } = await readAll();
    expect(grants.filter(({ sessionId }) => sessionId === identity.session.id)).toEqual([]);
  });

  it('of a revocation is repeated without harm', async () => {
    const { accessToken: token } = await openGrant(harness, identity, key);
    loseAnswer();
    expectPassing(await sendForm(harness, '/revoke', { client_id: SITE, token }));
    vi.restoreAllMocks();
    expect((await sendForm(harness, '/revoke', { client_id: SITE, token })).status).toBe(200);
  });
});

it.runIf(inject('driver') !== 'pglite')(
  'an outage signs nobody out: the same proof is right afterwards',
  async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    const ask = await send(toRefresh(refreshToken));
    harness.testDatabase.setLink?.('down');
    expectPassing(await ask());
    harness.testDatabase.setLink?.('open');
    await expect.poll(async () => (await ask()).status).toBe(200);
  },
);
