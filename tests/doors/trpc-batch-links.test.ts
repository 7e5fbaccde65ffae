import { TRPCClientError } from '@trpc/client';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USER_HEADER } from '../../shared/user-header.ts';
import { BATCH_LINKS, type BatchLink } from '../batch-links.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

// What the real links of tRPC's client read for each refusal, before the router and in it.

const BUDGET = 3;
let harness: Harness;
let limited: Harness;
let ada: Awaited<ReturnType<Harness['signUp']>>;
beforeAll(async () => {
  harness = await startHarness();
  limited = await startHarness({ beside: harness, env: { RATE_LIMITS: `trpc:${BUDGET}/3600` } });
  ada = await harness.signUp();
  await harness.db.execute(
    sql.raw("create function refuse() returns trigger language plpgsql as $$ begin raise 'no disk'; end $$"),
  );
});
afterAll(async () => {
  await limited[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

/** Runs `work` while nobody can write to the table. */
async function withoutTable<Result>(table: string, work: () => Promise<Result>): Promise<Result> {
  const name = `refuse_${table}`;
  await harness.db.execute(
    sql.raw(`create trigger ${name} before insert or update or delete on "${table}"
      for each row execute function refuse()`),
  );
  try {
    return await work();
  } finally {
    await harness.db.execute(sql.raw(`drop trigger ${name} on "${table}"`));
  }
}

type Api = ReturnType<Harness['api']>;
type Calls = (api: Api) => Promise<unknown>[];

/** What each call of one batch gives the caller: its value, or its refusal with the status of the answer. */
async function outcomes(api: Api, calls: Calls): Promise<unknown[]> {
  const settled = await Promise.allSettled(calls(api));
  return settled.map((one) => {
    if (one.status === 'fulfilled') return one.value;
    const error = one.reason;
    if (!(error instanceof TRPCClientError)) throw error;
    const response = error.meta?.response as Response | undefined;
    return {
      reason: error.data?.reason,
      status: response?.status,
      known: error.data?.httpStatus,
      message: error.message,
    };
  });
}
const two: Calls = (api) => [
  api.profile.update.mutate({ bio: 'a' }),
  api.profile.update.mutate({ bio: 'b' }),
];
const mine = (more: Record<string, string> = {}) => ({ ...browser(ada.cookie), ...more });

const BEFORE: [
  name: string,
  headers: () => Record<string, string>,
  calls: Calls,
  reason: string,
  status: number,
][] = [
  ['no origin', () => ({ cookie: ada.cookie }), two, 'untrusted_origin', 403],
  ['another origin', () => mine({ origin: 'https://evil.example' }), two, 'untrusted_origin', 403],
  ['another media type', () => mine({ 'content-type': 'text/plain' }), two, 'unsupported_media_type', 415],
  [
    'both credentials',
    () => mine({ authorization: `Bearer ${ada.bearer}` }),
    two,
    'ambiguous_credentials',
    400,
  ],
  ['another user', () => mine({ [USER_HEADER]: 'somebody' }), two, 'conflict', 409],
  [
    'a body that is too large',
    () => mine(),
    (api) => [
      api.profile.update.mutate({ bio: 'x'.repeat(70_000) }),
      api.profile.update.mutate({ bio: 'b' }),
    ],
    'payload_too_large',
    413,
  ],
  [
    '21 calls',
    () => mine(),
    (api) => Array.from({ length: 21 }, () => api.profile.get.query()),
    'invalid_input',
    400,
  ],
  [
    'unknown procedures only',
    () => mine(),
    // biome-ignore lint/suspicious/noExplicitAny: the types know no such procedure
    (api) => [(api as any).no.such.query(), (api as any).nor.this.query()],
    'not_found',
    404,
  ],
];

describe.each(BATCH_LINKS)('a batch of $name', ({ link, name }: BatchLink) => {
  const isStream = name === 'httpBatchStreamLink';

  it.each(BEFORE)(
    '%s: each call gets the refusal of the request',
    async (_, headers, calls, reason, status) => {
      const got = await outcomes(harness.api(headers(), { link }), calls);
      expect(got.length).toBeGreaterThan(1);
      for (const one of got) expect(one).toMatchObject({ reason, status, known: status });
    },
  );

  it('21 calls: the refusal has the number and the option of the link', async () => {
    const [first] = await outcomes(harness.api(mine(), { link }), (api) =>
      Array.from({ length: 21 }, () => api.session.current.query()),
    );
    expect(first).toMatchObject({ message: expect.stringMatching(/at most 20 .* not 21: .*maxItems: 20/) });
  });

  it('refusals of calls come beside the values of others', async () => {
    const calls: Calls = (api) => [
      api.session.current.query(),
      api.activity.list.query({ limit: -1 }),
      api.profile.get.query(),
    ];
    const wrong = { reason: 'invalid_input', known: 400, status: isStream ? 200 : 207 };
    expect(await outcomes(harness.api(mine(), { link }), calls)).toEqual([
      expect.objectContaining({ user: expect.objectContaining({ email: ada.email }) }),
      expect.objectContaining(wrong),
      expect.objectContaining({ complete: false }),
    ]);
    const out = expect.objectContaining({ ...wrong, reason: 'unauthenticated', known: 401 });
    expect(await outcomes(harness.api({}, { link }), calls)).toEqual([null, out, out]);
  });

  it('carries 20 calls', async () => {
    const got = await outcomes(harness.api(mine(), { link }), (api) =>
      Array.from({ length: 20 }, () => api.session.list.query()),
    );
    expect(got).toEqual(Array(20).fill([expect.objectContaining({ current: true })]));
  });

  it('a session that ends in a batch: the answer clears the cookies, and only then', async () => {
    const bob = await harness.signUp();
    const current = await harness.api({ cookie: bob.cookie }).session.current.query();
    const answers: Response[] = [];
    const api = harness.api(browser(bob.cookie), { link, onAnswer: (answer) => void answers.push(answer) });
    const calls: Calls = ({ session, profile }) => [
      session.revoke.mutate({ id: current?.session.id ?? '' }),
      profile.update.mutate({ bio: 'x' }),
    ];
    const broken = { reason: 'unavailable', known: 503, status: isStream ? 200 : 503 };
    const refused = await withoutTable('profile', () => withoutTable('session', () => outcomes(api, calls)));
    expect(refused).toEqual([expect.objectContaining(broken), expect.objectContaining(broken)]);
    expect(answers.pop()?.headers.getSetCookie()).toEqual([]);

    const done = await withoutTable('profile', () => outcomes(api, calls));
    expect(done).toEqual([
      { revoked: true },
      expect.objectContaining({ ...broken, status: isStream ? 200 : 207 }),
    ]);
    expect(answers.pop()?.headers.getSetCookie()).toHaveLength(2);
    expect(await harness.api({ cookie: bob.cookie }).session.current.query()).toBeNull();
  });

  it('a batch that an outage refuses uses nothing of the limit; past the limit all calls are refused', async () => {
    const from = isStream ? '198.18.9.1' : '198.18.9.2';
    const api = limited.api(mine(), { link, from });
    const unavailable = expect.objectContaining({ reason: 'unavailable', known: 503 });
    await withoutTable('profile', async () => {
      for (let asked = 0; asked <= BUDGET; asked += 1)
        expect(await outcomes(api, two)).toEqual([unavailable, unavailable]);
    });
    for (let asked = 0; asked < BUDGET; asked += 1)
      expect(await outcomes(api, two)).toEqual([
        expect.objectContaining({ bio: 'a' }),
        expect.objectContaining({ bio: 'b' }),
      ]);
    const refused = expect.objectContaining({ reason: 'rate_limited', known: 429, status: 429 });
    expect(await outcomes(api, two)).toEqual([refused, refused]);
  });
});
