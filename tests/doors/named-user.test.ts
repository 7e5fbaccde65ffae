import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { session, user } from '../../server/db/schema/index.ts';
import { AUTH, AVATAR, TRPC } from '../../shared/paths.ts';
import { USER_HEADER } from '../../shared/user-header.ts';
import { BATCH_LINKS } from '../batch-links.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { watchStatements } from './statements.ts';
import { createWrites, listWrites, type Person, send, type Write } from './write-calls.ts';

// A request can name the user that it is for. When another user is signed in by then, the request does nothing.

let harness: Harness;
const writes = createWrites(() => harness);
let bob: Person;
beforeAll(async () => {
  harness = await startHarness();
  bob = await harness.signUp({ name: 'Bob' });
});
afterAll(() => harness[Symbol.asyncDispose]());

const everyWrite = Object.entries(writes);
const named = (...values: string[]) => values.map((value): [string, string] => [USER_HEADER, value]);

/**
 * A digest of all stored data, except for what changes by itself: the number of requests per address, and what the
 * announcer has not sent yet.
 */
async function digest(): Promise<unknown[]> {
  const read = async (text: string) =>
    ((await harness.db.execute(sql.raw(text))) as unknown as { rows: { part: string }[] }).rows;
  const tables = await read(`
    select table_name as part from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('rate_limit', 'announcement')`);
  const parts = tables.map(
    ({ part: name }) =>
      `select '${name} ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as part from "${name}" t`,
  );
  return read(parts.join(' union all '));
}

/** The refusal's code, for each format of a refusal. A refused batch has one code for each call, or one for lines. */
async function readCodes(response: Response): Promise<unknown[]> {
  const body: unknown = await response.json();
  return (Array.isArray(body) ? body : [body]).map(({ code, error }) =>
    String(error?.data?.reason ?? code).toLowerCase(),
  );
}

async function expectConflict(response: Response, told: string, calls = 1): Promise<void> {
  expect(response.status, told).toBe(409);
  expect(await readCodes(response), told).toEqual(Array(calls).fill('conflict'));
  expect(response.headers.getSetCookie(), told).toEqual([]);
}

/** One write for each of tRPC, the raw routes and the avatar route. */
const arrangeNames = (): Promise<Write[]> =>
  Promise.all(
    [`POST ${TRPC}/profile.update`, `POST ${AUTH}/update-user`, `PUT ${AVATAR}`].map(
      (name) => writes[name]?.(bob) as Promise<Write>,
    ),
  );

/**
 * Values that are not this id: similar ids, malformed values, a header sent twice, and anything else that a header can
 * contain.
 */
const otherThan = (id: string) =>
  fc
    .oneof(
      fc.constantFrom([bob.user.id], [''], [' '], [id, id], [id, bob.user.id], [bob.user.id, id], ['', id]),
      fc.constantFrom(
        [`${id}x`],
        [id.slice(1)],
        [id.slice(0, -1)],
        [`${id},`],
        [`"${id}"`],
        [id.repeat(300)],
      ),
      fc.constantFrom(
        [id.toUpperCase()],
        [id.toLowerCase()],
        [encodeURIComponent(`${id} `)],
        ['null'],
        ['*'],
      ),
      fc
        .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
        .map((one) => [one]),
    )
    .filter((values) => new Headers(named(...values)).get(USER_HEADER) !== id);

describe('a write that names its user', () => {
  it('every write is in this test', () => {
    expect(Object.keys(writes).sort()).toEqual(listWrites(harness).sort());
  });

  it.each(everyWrite)(
    '%s is refused for another user, and nothing is stored; for the same user it is done',
    async (name, arrange) => {
      const ada = await harness.signUpConfirmed();
      const write = await arrange(ada);
      const cookie = browser(ada.cookie);
      const before = await digest();
      await fc.assert(
        fc.asyncProperty(
          otherThan(ada.user.id),
          fc.constantFrom(cookie, { authorization: `Bearer ${ada.bearer}` }),
          async (values, headers) => {
            const answer = await send(harness, write, headers, named(...values));
            await expectConflict(answer, `${name} ${JSON.stringify(values)}`);
          },
        ),
        { numRuns: 8 },
      );
      expect(await digest(), name).toEqual(before);
      expect((await send(harness, write, cookie, named(` ${ada.user.id} `))).status, name).toBe(200);
    },
  );

  it('uses the session that counts if there are several cookies', async () => {
    const ada = await harness.signUp();
    const later = await harness.signUp();
    const headers = browser(`${ada.cookie}; ${later.cookie}`);
    for (const write of await arrangeNames()) {
      await expectConflict(await send(harness, write, headers, named(ada.user.id)), write.path);
      expect((await send(harness, write, headers, named(later.user.id))).status, write.path).toBe(200);
    }
  });
});

describe('a write that names a user without a session', () => {
  const end = ({ user: { id } }: Person) => harness.db.delete(session).where(eq(session.userId, id));

  it.each(everyWrite)(
    '%s is answered as without a name after the session has ended',
    async (name, arrange) => {
      const ada = await harness.signUpConfirmed();
      const write = await arrange(ada);
      await end(ada);
      const { status } = await send(harness, write, browser(ada.cookie), named(bob.user.id));
      if (status === 200) return; // this write needs no user, and has succeeded
      expect((await send(harness, write, browser(ada.cookie))).status, name).toBe(status);
    },
  );

  it.each<[string, (person: Person) => Promise<unknown>]>([
    ['has ended', end],
    [
      'ran out',
      ({ user: { id } }) =>
        harness.db
          .update(session)
          .set({ expiresAt: new Date(0) })
          .where(eq(session.userId, id)),
    ],
    [
      'is of a banned person',
      ({ user: { id } }) => harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, id)),
    ],
  ])('is 401, when its session %s', async (_, over) => {
    const ada = await harness.signUp();
    const sent = await arrangeNames();
    await over(ada);
    for (const write of sent)
      for (const value of [bob.user.id, '', ada.user.id])
        expect((await send(harness, write, browser(ada.cookie), named(value))).status, write.path).toBe(401);
  });

  it('signs in and up, with any name', async () => {
    for (const value of [bob.user.id, '']) {
      const { email } = await harness.signUp();
      const signIn = { email, password: PASSWORD };
      const signUp = { ...signIn, name: 'Grace', email: `new-${email}` };
      for (const [path, body] of [
        ['sign-in', signIn],
        ['sign-up', signUp],
      ] as const) {
        const answer = await harness.post(`${AUTH}/${path}/email`, body, {
          ...browser(),
          [USER_HEADER]: value,
        });
        expect([path, answer.status]).toEqual([path, 200]);
      }
    }
  });
});

describe('another request that names its user', () => {
  const paths = [
    `${TRPC}/account.export`,
    `${TRPC}/session.list`,
    `${TRPC}/session.current`,
    `${TRPC}/session.events`,
    `${AUTH}/get-session`,
    `${AUTH}/list-sessions`,
  ];
  it.each(paths)('%s is refused for another user, too', async (path) => {
    const { cookie } = await harness.signUp();
    const headers = { ...browser(cookie), accept: path.endsWith('events') ? 'text/event-stream' : '*/*' };
    await expectConflict(
      await harness.request(path, { headers: { ...headers, [USER_HEADER]: bob.user.id } }),
      path,
    );
  });

  it.each(BATCH_LINKS)('is refused as a whole when it is a batch of $name', async (link) => {
    const { cookie, user: ada } = await harness.signUp();
    const ask = (id: string) =>
      harness.post(
        `${TRPC}/profile.update,profile.update?batch=1`,
        { 0: { bio: 'one' }, 1: { bio: 'two' } },
        { ...browser(cookie), ...link.headers, [USER_HEADER]: id },
      );
    const before = await digest();
    await expectConflict(await ask(bob.user.id), 'a batch', link.name === 'httpBatchLink' ? 2 : 1);
    expect(await digest()).toEqual(before);
    expect((await ask(ada.id)).status).toBe(200);
  });

  it('is not checked by the bridge', async () => {
    const { cookie } = await harness.signUp();
    expect((await harness.bridge({ cookie, [USER_HEADER]: bob.user.id })).status).toBe(200);
  });
});

it('may come from pages of trusted sites', async () => {
  for (const path of [`${AUTH}/update-user`, `${TRPC}/profile.update`, AVATAR]) {
    const { headers } = await harness.request(path, {
      method: 'OPTIONS',
      headers: {
        origin: TRUSTED_SITE,
        'access-control-request-method': 'POST',
        'access-control-request-headers': `content-type,${USER_HEADER.toLowerCase()}`,
      },
    });
    expect(headers.get('access-control-allow-headers')?.toLowerCase().split(/, ?/)).toContain(
      USER_HEADER.toLowerCase(),
    );
  }
});

it.runIf(inject('driver') === 'pglite')('needs no statement if the session is read anyway', async () => {
  const { cookie, user: ada } = await harness.signUp();
  const statements = watchStatements(harness);
  const count = async (write: Write, headers: [string, string][]) => {
    const before = statements.mock.calls.length;
    expect((await send(harness, write, browser(cookie), headers)).status).toBe(200);
    return statements.mock.calls.length - before;
  };
  for (const name of [`POST ${TRPC}/profile.update`, `PUT ${AVATAR}`, `POST ${AUTH}/verify-password`]) {
    const write = (await writes[name]?.(bob)) as Write;
    await count(write, []); // the first calls fill caches
    expect(await count(write, named(ada.id)), name).toBe(await count(write, []));
  }
});
