import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordActivity } from '../../server/activity/store.ts';
import { BY_NOBODY } from '../../server/caller/source.ts';
import { DOORS } from '../../server/http/route-name.ts';
import { createMetrics, type Metrics } from '../../server/metrics/metrics.ts';
import { openTracing, type Tracing } from '../../server/tracing/tracing.ts';
import { TRPC } from '../../shared/paths.ts';
import { browser, type Harness, PASSWORD, SECRET, startHarness } from '../harness.ts';
import { startOtlpReceiver } from '../otlp-receiver.ts';
import { listCalls } from './every-call.ts';
import { createWrites, listWrites, send } from './write-calls.ts';

// Drives every door with everything switched on, at the most talkative level.

const KEY = 'marked-bridge-key-0123456789-0123456789-abc';
let harness: Harness;
let metrics: Metrics;
let tracing: Tracing;
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
const writes = createWrites(() => harness);

/** What no evidence may contain, and where it was seen. */
const secrets = new Map<string, string>();
const mark = (value: unknown, where: string) => {
  if (typeof value === 'string' && value.length > 5) secrets.set(value, where);
};
const SECRET_FIELDS = new Set([
  'token',
  'password',
  'newPassword',
  'currentPassword',
  'code',
  'totpURI',
  'backupCodes',
  'set-auth-token',
]);
function markFields(value: unknown, where: string): void {
  if (Array.isArray(value)) for (const one of value) markFields(one, where);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    if (!SECRET_FIELDS.has(name)) markFields(one, where);
    else for (const text of [one].flat()) mark(text, `${where} ${name}`);
  }
}
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  metrics = createMetrics('test');
  const opened = await openTracing(receiver.url, 'test');
  if (!opened) throw new Error('no tracing');
  tracing = opened;
  const env = { LOG_LEVEL: 'debug', BRIDGE_KEYS: `tests:${KEY}:1000:users.read+users.email+claims.write` };
  harness = await startHarness({ env, observers: { metrics, tracing } });
  const answer = harness.app.request;
  harness.app.request = async (input, init, ...rest) => {
    const sent = new Request(input as Request, init as RequestInit);
    markFields(parse(await sent.clone().text()), 'sent');
    for (const cookie of (sent.headers.get('cookie') ?? '').split('; ')) mark(cookie.split('=')[1], 'cookie');
    const response = await answer.call(harness.app, sent, undefined, ...rest);
    for (const cookie of response.headers.getSetCookie()) mark(cookie.split(/[=;]/)[1], 'set-cookie');
    mark(response.headers.get('set-auth-token'), 'bearer');
    const isText = response.headers.get('content-type')?.includes('json');
    if (isText) markFields(parse(await response.clone().text()), 'answered');
    return response;
  };
  for (const one of [PASSWORD, SECRET, KEY]) mark(one, 'configured');
  // The sign-ups of the other tests are made through `post`, as all calls: one loop walks every write.
  for (const name of listWrites(harness)) {
    const person = await harness.signUpConfirmed();
    const write = await writes[name]?.(person);
    if (write) expect((await send(harness, write, browser(person.cookie))).status, name).toBe(200);
  }
  const person = await harness.signUpConfirmed();
  const { email, user } = person;
  await harness.post('/api/auth/sign-in/email', { email, password: 'a marked wrong password' });
  await harness.post('/api/auth/sign-in/email', { email: 'no@example.com', password: 'another marked one' });
  await harness.request(`/api/bridge/v1/users/${user.id}/claims`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', 'if-match': '"0"' },
    body: JSON.stringify({ roles: ['teacher'] }),
  });
  for (const asking of [
    {},
    { authorization: 'Bearer forged' },
    { cookie: person.cookie },
    { cookie: person.cookie },
  ])
    await harness.bridge(asking);
  await harness.cleanup.run();
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
  await tracing.close();
  await receiver[Symbol.asyncDispose]();
});

const rows = async <Row>(text: string): Promise<Row[]> =>
  ((await harness.db.execute(sql.raw(text))) as unknown as { rows: Row[] }).rows;
const lines = (text: string) =>
  harness.logged.filter((line) => line.includes(`"msg":"${text}"`)).map((line) => JSON.parse(line));

describe('the security log', () => {
  it('has one line in the process log for each row that was committed', async () => {
    const stored = await rows(
      `select kind, ok, user_id, session_id, ip_address, request_id, actor from activity`,
    );
    const toRow = ({
      event,
      ok,
      userId,
      sessionId,
      address = null,
      requestId,
      actor = null,
    }: Record<string, unknown>) => ({
      kind: event,
      ok,
      user_id: userId,
      session_id: sessionId,
      ip_address: address,
      request_id: requestId,
      actor,
    });
    const sort = (all: unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();
    const logged = lines('security').map(toRow);
    // The rows of people who deleted themselves went with them; their lines stay.
    const known = new Set((await rows<{ id: string }>('select id from "user"')).map(({ id }) => id));
    const ofKnown = logged.filter(({ user_id }) => user_id === null || known.has(String(user_id)));
    expect(sort(ofKnown)).toEqual(sort(stored));
    expect(new Set(logged.map(({ kind }) => kind)).size).toBeGreaterThan(20);
  });

  it('has no line for what was rolled back, and one for what was committed', async () => {
    const count = () => lines('security').filter(({ requestId }) => requestId === 'of-this-test').length;
    const source = { ...BY_NOBODY, requestId: 'of-this-test' };
    const record = (isKept: boolean) =>
      harness.db.transaction(async (trx) => {
        await recordActivity(trx, { userId: null, kind: 'sign_in', ok: false }, source);
        expect(count()).toBe(isKept ? 0 : 1);
        if (!isKept) throw new Error('rolled back on purpose');
      });
    await record(true);
    await expect(record(false)).rejects.toThrow('on purpose');
    expect(count()).toBe(1);
  });
});

describe('a request', () => {
  it('has one line with its route, and neither query nor address', async () => {
    const requestId = 'a-request-of-this-test';
    const headers = { 'x-request-id': requestId };
    await harness.request(`${TRPC}/session.current?input=marked`, { headers }, '203.0.113.9');
    const found = harness.logged.filter((line) => line.includes(requestId)).map((line) => JSON.parse(line));
    expect(found).toEqual([
      {
        level: 30,
        time: expect.any(String),
        method: 'GET',
        route: `${TRPC}/session.current`,
        status: 400,
        ms: expect.any(Number),
        requestId,
        msg: 'request',
      },
    ]);
  });
});

/** Everything that this process shows of its work. */
async function collectEvidence(): Promise<string> {
  const readyz = await (await harness.request('/readyz')).text();
  return [...harness.logged, await metrics.registry.metrics(), readyz, ...receiver.texts].join('\n');
}

describe('no secret is in any line, metric, span or health check', () => {
  it('of what was sent, answered, mailed or stored', async () => {
    const stored = `
      select token as secret from session union select password from account where password is not null
      union select secret_hash from link union select secret_hash from known_browser`;
    for (const { secret } of await rows<{ secret: string }>(stored)) mark(secret, 'stored');
    for (const mail of await harness.mailer.outbox.latest(1_000))
      for (const secret of Object.values(harness.mailer.outbox.open(mail) ?? {})) mark(secret, 'mailed');
    expect(secrets.size).toBeGreaterThan(200);
    // Browsers receive the session's id where programs receive its token. An id is no secret.
    for (const { id } of await rows<{ id: string }>('select session_id as id from activity'))
      secrets.delete(id);
    const evidence = await collectEvidence();
    const found = [...secrets].filter(([secret]) => evidence.includes(secret));
    expect(found).toEqual([]);
    expect(evidence).not.toContain('@example.com');
  });

  it('of any generated input at any door, and no input forges a line', async () => {
    const calls = listCalls('MARK-link');
    const before = harness.logged.length;
    // Without halves of characters, which no URL can contain.
    const text = fc.string({ unit: 'binary', maxLength: 20 }).map((rest) => `MARK${rest}`);
    const line = fc.constantFrom(
      'MARK\n{"level":60,"msg":"forged"}',
      'MARK\r\n\r\nMARK',
      'MARK\u2028"}',
      'MARK%0a',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calls),
        fc.oneof(text, line),
        fc.constantFrom('', '/MARK', '%23MARK', '/MARK%0a%22MARK', ',MARK'),
        async ([path, init], value, tail) => {
          const encoded = encodeURIComponent(value);
          const headers = {
            ...init.headers,
            authorization: `Bearer ${encoded}`,
            'x-bridge-key': encoded,
            'user-agent': encoded,
            'x-forwarded-for': encoded,
            traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`,
            tracestate: 'mark=MARK',
            referer: `http://localhost/${encoded}`,
          };
          const body =
            typeof init.body === 'string'
              ? {
                  body: init.body
                    .replace('{', `{"password":${JSON.stringify(value)},"email":${JSON.stringify(value)},`)
                    .replace(',}', '}'),
                }
              : {};
          const response = await harness.request(`${path}${tail}?token=${encoded}&input=${encoded}`, {
            ...init,
            ...body,
            headers,
          });
          await response.body?.cancel();
        },
      ),
      { numRuns: 150 },
    );
    await expect.poll(() => receiver.spans.length).toBeGreaterThan(200); // closing sends the rest, within a second only
    await tracing.close();
    const added = harness.logged.slice(before);
    expect(added.length).toBeGreaterThan(149);
    for (const one of added) expect(one.trimEnd().split(/[\n\r\u2028]/)).toHaveLength(1);
    expect(added.filter((one) => JSON.parse(one).level === 60)).toEqual([]);
    expect(await collectEvidence()).not.toMatch(/MARK/i);
  });
});

describe('the labels of metrics', () => {
  it('are words of ours, versions and numbers: as many whatever strangers send', async () => {
    const allowed: Record<string, RegExp> = {
      door: new RegExp(`^(?:${DOORS.join('|')})$`),
      status: /^[1-5]\d\d$/,
      le: /^(?:\+Inf|[\d.e-]+)$/,
      version: /^test$|^v\d/,
    };
    const word = /^[a-z_]{2,24}$|^v?\d+(\.\d+)*$|^[A-Za-z]{1,24}$/;
    const seen = new Map<string, Set<string>>();
    for (const { name, values } of await metrics.registry.getMetricsAsJSON())
      for (const { labels } of values)
        for (const [label, value] of Object.entries(labels)) {
          expect(String(value), `${name} ${label}`).toMatch(allowed[label] ?? word);
          seen.set(label, (seen.get(label) ?? new Set()).add(String(value)));
        }
    for (const [label, values] of seen) expect(values.size, label).toBeLessThan(60);
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining(['door', 'status', 'method', 'result', 'kind', 'source']),
    );
  });
});
