import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { activity, claims, user } from '../../server/db/schema/index.ts';
import { ROLES } from '../../shared/claims.ts';
import { AUTH, TRPC } from '../../shared/paths.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { runOperator } from '../operator-command.ts';
import { warm } from './statements.ts';
import { createWrites, listWrites, type Person, send } from './write-calls.ts';

const [SCHOOL, READER] = ['s', 'r'].map((letter) => letter.repeat(32)) as [string, string];
const NONE = { roles: [], version: 0 };

let harness: Harness;
let ada: Person;
beforeAll(async () => {
  harness = await startHarness({
    env: {
      BRIDGE_KEYS: `school:${SCHOOL}:100000:claims.write,reader:${READER}:100000:users.read+users.email`,
    },
  });
});
afterAll(() => harness[Symbol.asyncDispose]());
beforeEach(async () => {
  ada = await harness.signUp();
});

type Sent = { id?: string; version?: string | null; key?: string | null; type?: string; process?: Harness };
/** Writes claims as a back end does. `version`: the value of If-Match. */
function patch(
  body: unknown,
  {
    id = ada.user.id,
    version = '"0"',
    key = SCHOOL,
    type = 'application/json',
    process = harness,
  }: Sent = {},
) {
  const headers = {
    'content-type': type,
    ...(version !== null && { 'if-match': version }),
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return process.request(`/api/bridge/v1/users/${id}/claims`, { method: 'PATCH', headers, body: text });
}
async function refusalOf(sent: Promise<Response>) {
  const response = await sent;
  const { code, detail, fields } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, code, detail, fields };
}
const claimsAtBridge = async ({ cookie }: Person) => JSON.parse(await warm(harness, { cookie })).claims;
const claimsOf = async ({ cookie }: Person) =>
  (await harness.api({ cookie }).session.current.query())?.claims;
const stored = () => harness.db.select().from(claims).where(eq(claims.userId, ada.user.id));

describe('PATCH /api/bridge/v1/users/{id}/claims', () => {
  it('replaces the named claims, and every door shows them at once', async () => {
    expect([await claimsAtBridge(ada), await claimsOf(ada)]).toEqual([NONE, NONE]);
    const first = await patch({ roles: ['moderator', 'teacher', 'moderator'] });
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.headers.get('cache-control')).toBe('no-store');
    const given = { roles: ['teacher', 'moderator'], version: 1 };
    expect(await first.json()).toEqual(given);
    expect([await claimsAtBridge(ada), await claimsOf(ada)]).toEqual([given, given]);

    const second = await patch({ roles: [] }, { version: '"1"' });
    expect([second.status, second.headers.get('etag')]).toEqual([200, '"2"']);
    const taken = { roles: [], version: 2 };
    expect([await claimsAtBridge(ada), await claimsOf(ada)]).toEqual([taken, taken]);
  });

  it('is in the security log of the user with the name of the key, and without its address', async () => {
    await harness.request(`/api/bridge/v1/users/${ada.user.id}/claims`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        'if-match': '"0"',
        authorization: `Bearer ${SCHOOL}`,
        'user-agent': 'python-httpx/0.28',
        'x-request-id': 'written-by-the-school',
      },
      body: '{"roles":["teacher"]}',
    });
    const { items } = await harness.api({ cookie: ada.cookie }).activity.list.query();
    expect(items[0]).toMatchObject({ kind: 'claims_changed', actor: 'school', ok: true, ipAddress: null });
    expect(items[0]?.thisDevice).toBe(false);
    expect(items.slice(1).map(({ kind, actor }) => [kind, actor])).toEqual([['sign_up', null]]);
    const [row] = await harness.db
      .select()
      .from(activity)
      .where(sql`${activity.userId} = ${ada.user.id} and ${activity.kind} = 'claims_changed'`);
    expect(row).toMatchObject({ requestId: 'written-by-the-school', userAgent: null });
  });

  it('without a claim writes nothing, and answers the claims of that version', async () => {
    expect(await (await patch({})).json()).toEqual(NONE);
    await patch({ roles: ['teacher'] });
    const asked = await patch({}, { version: '"1"' });
    expect([asked.status, asked.headers.get('etag')]).toEqual([200, '"1"']);
    expect(await asked.json()).toEqual({ roles: ['teacher'], version: 1 });
    expect(await refusalOf(patch({}))).toMatchObject({ status: 412, code: 'precondition_failed' });
    const { items } = await harness.api({ cookie: ada.cookie }).activity.list.query();
    expect(items.map(({ kind }) => kind)).toEqual(['claims_changed', 'sign_up']);
  });

  it.each<[string, Sent, number, string, string]>([
    ['without a key', { key: null }, 401, 'missing_credential', 'bridge key'],
    ['with an unknown key', { key: 'x'.repeat(32) }, 403, 'invalid_key', 'unknown'],
    ['with a key that may only read', { key: READER }, 403, 'forbidden', 'claims.write'],
  ])('%s is refused before anything is read', async (_, sent, status, code, word) => {
    const refusal = await refusalOf(
      patch('x'.repeat(100_000), { ...sent, id: 'nobody', type: 'text/plain' }),
    );
    expect(refusal).toMatchObject({ status, code, detail: expect.stringContaining(word) });
  });

  it('is not there without configured keys, and for another method', async () => {
    await using keyless = await startHarness({ beside: harness });
    expect(await refusalOf(patch({}, { process: keyless }))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
      const answer = await harness.request(`/api/bridge/v1/users/${ada.user.id}/claims`, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'PATCH']);
    }
  });

  it.each([
    '1',
    '"01"',
    '"1',
    'W/"1"',
    '*',
    '"1", "2"',
    '"-1"',
    '"x"',
    '',
    '"0"',
    '"2"',
    '"9999999999"',
    null,
  ])('is refused with If-Match %j when the version is 1', async (version) => {
    await patch({ roles: ['teacher'] });
    const refusal = await refusalOf(patch({ roles: [] }, { version }));
    expect(refusal).toMatchObject({ status: 412, code: 'precondition_failed' });
    expect(await stored()).toMatchObject([{ data: { roles: ['teacher'] }, version: 1 }]);
  });

  it('needs version 0 before the first write', async () => {
    for (const version of ['"1"', '"7"', null])
      expect(await refusalOf(patch({ roles: ['teacher'] }, { version }))).toMatchObject({ status: 412 });
    expect(await stored()).toEqual([]);
  });

  it.each([0, 1])('of two at once with version %i exactly one is done', async (version) => {
    if (version === 1) await patch({ roles: ['moderator'] });
    for (let round = 0; round < 5; round += 1) {
      const current = `"${version + round}"`;
      const sent = await Promise.all(
        [['teacher'], []].map((roles) => patch({ roles }, { version: current })),
      );
      expect(sent.map(({ status }) => status).sort()).toEqual([200, 412]);
      const answer = await sent.find(({ status }) => status === 200)?.json();
      expect(await claimsOf(ada)).toEqual(answer);
      expect(answer).toMatchObject({ version: version + round + 1 });
    }
  });

  it.each<[string, unknown, Sent, number, string, Record<string, string> | undefined]>([
    [
      'an unknown role',
      { roles: ['king'] },
      {},
      400,
      'invalid_input',
      { roles: 'Choose from the listed options.' },
    ],
    [
      'a role in capitals',
      { roles: ['Teacher'] },
      {},
      400,
      'invalid_input',
      { roles: 'Choose from the listed options.' },
    ],
    [
      'a role that is no list',
      { roles: 'teacher' },
      {},
      400,
      'invalid_input',
      { roles: 'Choose from the listed options.' },
    ],
    ['null', { roles: null }, {}, 400, 'invalid_input', { roles: 'Choose from the listed options.' }],
    [
      '101 roles',
      { roles: Array(101).fill('teacher') },
      {},
      400,
      'invalid_input',
      { roles: 'Choose from the listed options.' },
    ],
    ['an unknown claim', { plan: 'pro' }, {}, 400, 'invalid_input', { plan: 'There is no such field.' }],
    ['the version', { version: 7 }, {}, 400, 'invalid_input', { version: 'There is no such field.' }],
    [
      'a prototype',
      '{"__proto__":{"roles":["teacher"]}}',
      {},
      400,
      'invalid_input',
      { ['__proto__']: 'There is no such field.' },
    ],
    [
      'a constructor',
      '{"constructor":{}}',
      {},
      400,
      'invalid_input',
      { constructor: 'There is no such field.' },
    ],
    ['a list', '[]', {}, 400, 'invalid_input', undefined],
    ['a bare null', 'null', {}, 400, 'invalid_input', undefined],
    ['half of JSON', '{"roles":', {}, 400, 'invalid_input', undefined],
    ['nothing', '', {}, 400, 'invalid_input', undefined],
    ['100 KB', { roles: ['x'.repeat(100_000)] }, {}, 413, 'payload_too_large', undefined],
    [
      'a form',
      'roles=teacher',
      { type: 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
      undefined,
    ],
    ['text', '{"roles":["teacher"]}', { type: 'text/plain' }, 415, 'unsupported_media_type', undefined],
  ])('refuses %s and writes nothing', async (_, body, sent, status, code, fields) => {
    const refusal = await refusalOf(patch(body, sent));
    expect(refusal).toEqual({ status, code, detail: expect.any(String), fields });
    expect(await stored()).toEqual([]);
  });

  it('answers any JSON with 200 or 400, and stores nothing but roles of the list', async () => {
    const any = fc.oneof(
      fc.jsonValue(),
      fc.record({ roles: fc.array(fc.oneof(fc.constantFrom(...ROLES), fc.string())) }),
    );
    await fc.assert(
      fc.asyncProperty(any, async (value) => {
        const { version } = (await claimsOf(ada)) ?? NONE;
        const { status } = await patch(JSON.stringify(value), { version: `"${version}"` });
        const isValid =
          typeof value === 'object' &&
          value !== null &&
          !Array.isArray(value) &&
          Object.entries(value).every(
            ([name, roles]) =>
              name === 'roles' &&
              Array.isArray(roles) &&
              roles.length <= 100 &&
              roles.every((role) => ROLES.includes(role as never)),
          );
        expect(status).toBe(isValid ? 200 : 400);
      }),
      { numRuns: 40 },
    );
    for (const { data } of await stored())
      expect(ROLES).toEqual(expect.arrayContaining((data as { roles?: string[] }).roles ?? []));
  });

  it.each(['nobody', '%00', '%', '..%2F..', 'x'.repeat(300), "' or 1=1", '%F0%9F%98%80'])(
    'finds nobody with the id %s',
    async (id) => {
      const answer = await patch({ roles: ['teacher'] }, { id });
      expect(answer.status).toBe(404);
    },
  );

  it('finds nobody who is gone or whose deletion is pending, and a banned user', async () => {
    const bob = await harness.signUp();
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, ada.user.id));
    expect((await patch({ roles: ['teacher'] })).status).toBe(200);
    await harness.db.update(user).set({ deletionDueAt: new Date() }).where(eq(user.id, ada.user.id));
    expect(await refusalOf(patch({ roles: [] }, { version: '"1"' }))).toMatchObject({ code: 'not_found' });
    expect(await stored()).toMatchObject([{ version: 1 }]);
    await harness.db.delete(user).where(eq(user.id, bob.user.id));
    expect(await refusalOf(patch({}, { id: bob.user.id }))).toMatchObject({ code: 'not_found' });
  });

  it('leaves stored roles that are no longer named out of answers, and keeps the others', async () => {
    await harness.db.insert(claims).values({
      userId: ada.user.id,
      data: { roles: ['janitor', 'teacher', 7], plan: 'pro' },
      version: 4,
    });
    const shown = { roles: ['teacher'], version: 4 };
    expect([await claimsAtBridge(ada), await claimsOf(ada)]).toEqual([shown, shown]);
    expect(await (await patch({ roles: ['moderator'] }, { version: '"4"' })).json()).toEqual({
      roles: ['moderator'],
      version: 5,
    });
  });
});

it('an operator writes claims by the command of docs/bridge.md, which counts at once and is in the security log', async () => {
  const [, line = ''] =
    /```sh\ngatehouse (user roles [^`]*)\n```/.exec(readFileSync('docs/bridge.md', 'utf8')) ?? [];
  const args = line.replace('ada@example.com', ada.email).split(' ');
  expect(await claimsAtBridge(ada)).toEqual(NONE);
  expect(await runOperator(harness, { args })).toMatchObject({ code: 0, stderr: '' });
  const given = { roles: ['teacher'], version: 1 };
  await vi.waitFor(async () => expect(await claimsAtBridge(ada)).toEqual(given), { timeout: 30_000 });
  const { items } = await harness
    .api({ cookie: ada.cookie })
    .activity.list.query({ kinds: ['claims_changed'] });
  expect(items.map(({ actor }) => actor)).toEqual(['operator olga']);
});

describe('users cannot write their own claims', () => {
  const writes = createWrites(() => harness);
  const wanted = { claims: { roles: ['teacher'] }, roles: ['teacher'], role: 'teacher' };

  it('by any procedure', async () => {
    const procedures = listWrites(harness).filter((name) => name.startsWith(`POST ${TRPC}/`));
    expect(procedures).toContain(`POST ${TRPC}/profile.update`);
    for (const name of procedures) {
      const answer = await harness.post(name.slice('POST '.length), wanted, browser(ada.cookie));
      expect(answer.status, name).toBe(400);
      expect((await answer.json()).error.data.fields, name).toHaveProperty('claims');
    }
  });

  it('by any raw route: the fields are ignored', async () => {
    const routes = Object.entries(writes).filter(([name]) => name.startsWith(`POST ${AUTH}/`));
    expect(routes.map(([name]) => name)).toContain(`POST ${AUTH}/update-user`);
    for (const [name, arrange] of routes) {
      const person = await harness.signUpConfirmed();
      const write = await arrange(person);
      const body = JSON.stringify({ ...JSON.parse(String(write.body)), ...wanted });
      expect((await send(harness, { ...write, body }, browser(person.cookie))).status, name).toBe(200);
    }
    const none = sql`select count(*)::integer as n from claims where data @> '{"roles":["teacher"]}'`;
    const count = async () =>
      ((await harness.db.execute(none)) as unknown as { rows: { n: number }[] }).rows[0]?.n;
    const before = await count();
    await patch({ roles: ['teacher'] });
    expect(await count()).toBe((before ?? 0) + 1);
  });
});
