import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../../server/trpc/root.ts';
import { BATCH_LINKS, readBatch, statusOfCalls } from '../batch-links.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

// The author of a custom client learns from the answer what is wrong: which call, and what to send instead.

type Refusal = {
  message: string;
  data: { reason: string; requestId: string; path?: string; fields?: Record<string, string> };
};
const TYPES = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
).map(([name, { _def }]) => [name, _def.type] as const);
const namesOf = (type: string) => TYPES.filter(([, its]) => its === type).map(([name]) => name);
const QUERIES = namesOf('query');
const MUTATIONS = namesOf('mutation');

let harness: Harness;
let cookie: string;
beforeAll(async () => {
  harness = await startHarness();
  ({ cookie } = await harness.signUp());
});
afterAll(() => harness[Symbol.asyncDispose]());

const send = async (method: string, target: string, body?: string, headers: Record<string, string> = {}) => {
  const response = await harness.request(`/api/trpc/${target}`, {
    method,
    headers: {
      ...browser(cookie),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const answers = await readBatch<{ error?: Refusal }>(response);
  const errors = answers.flatMap(({ error }) => (error ? [error] : []));
  return { status: response.status, allow: response.headers.get('allow'), answers, errors };
};
const inputOf = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`;

describe('a refusal of the tRPC door says what to send instead', () => {
  it.each(TYPES)(
    '%s with another method: names its kind and its method, also in Allow',
    async (name, type) => {
      const right = type === 'mutation' ? 'POST' : 'GET';
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => one !== right))
        for (const headers of [{}, { 'content-type': 'multipart/form-data; boundary=x' }]) {
          if (method === 'POST' && headers['content-type'] && type === 'query') continue; // the content type is refused
          const { status, allow, errors } = await send(
            method,
            name,
            method === 'GET' ? undefined : '{}',
            headers,
          );
          expect({ status, allow }, method).toEqual({ status: 405, allow: right });
          expect(errors[0]?.message).toBe(`${name} is a ${type}: send ${right}.`);
          expect(errors[0]?.data.reason).toBe('method_not_allowed');
        }
    },
  );

  it('a query answers GET with any content type', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/octet-stream']) {
      const { status } = await send('GET', 'session.list', undefined, { 'content-type': type });
      expect(status, type).toBe(200);
    }
  });

  it('an unknown field of any call: names it', async () => {
    const aField = fc.string({ minLength: 1, maxLength: 40 }).map((text) => `x${text}`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...QUERIES, ...MUTATIONS), aField, async (name, field) => {
        const input = { [field]: 1 };
        const { status, errors } = QUERIES.includes(name)
          ? await send('GET', `${name}?${inputOf(input)}`)
          : await send('POST', name, JSON.stringify(input));
        const [error] = errors;
        expect(status, error?.message).toBe(400);
        expect(error?.data.reason).toBe('invalid_input');
        expect(error?.data.fields?.[field]).toMatch(/There is no such field\.|takes no input/);
        expect(error?.message).toContain(/^[\w.-]+$/.test(field) ? `${field}: ` : 'a field: ');
        expect(error?.message.length).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });

  it('an input that is not an object: asks for one', async () => {
    for (const input of ['"x"', '1', '[]', 'true']) {
      const { status, errors } = await send('POST', 'session.revoke', input);
      expect(status).toBe(400);
      expect(errors[0]?.message).toBe('Send the input of session.revoke as a JSON object.');
    }
  });

  it('invalid JSON: names its place', async () => {
    const noJson = fc.constantFrom('{', '{"id":', 'id=1', '<id>', "{'id':1}", '{"id":1}}', 'undefined');
    await fc.assert(
      fc.asyncProperty(noJson, fc.constantFrom(null, ...BATCH_LINKS), async (text, link) => {
        const query = link ? '?batch=1' : '?';
        const headers = link?.headers;
        const posted = await send('POST', `session.revoke${query}`, text, headers);
        expect(posted.errors[0]?.message).toBe('The body is not JSON.');
        const input = encodeURIComponent(text);
        const asked = await send('GET', `activity.list${query}&input=${input}`, undefined, headers);
        expect(asked.errors[0]?.message).toBe('The query parameter input is not JSON.');
        const status = link ? statusOfCalls(link, 400) : 400;
        expect([posted.status, asked.status]).toEqual([status, status]);
      }),
      { numRuns: 20 },
    );
  });

  it('an unknown procedure: says so, in a batch at its place', async () => {
    const one = await send('GET', 'session.currnt');
    expect([one.status, one.errors[0]?.message]).toEqual([404, 'There is no procedure session.currnt.']);
    for (const link of BATCH_LINKS) {
      const batch = await send('GET', 'session.current,session.lst?batch=1', undefined, link.headers);
      expect([batch.status, batch.errors[0]?.message]).toEqual([
        statusOfCalls(link, 207),
        'There is no procedure session.lst.',
      ]);
      expect(batch.answers.map(({ error }) => error !== undefined)).toEqual([false, true]);
    }
    const without = await send('GET', 'session.current,session.list');
    expect([without.status, without.errors[0]?.message]).toEqual([
      404,
      'Send batch=1 in the query to call several procedures.',
    ]);
    const none = await send('GET', '');
    expect([none.status, none.errors[0]?.message]).toEqual([
      404,
      'Name a procedure, such as /api/trpc/session.current.',
    ]);
  });

  it.each(BATCH_LINKS)(
    'a batch of $name: names the maximum, the kinds of calls, and the input format',
    async (link) => {
      const sendBatch = (method: string, names: string, body?: string) =>
        send(method, `${names}?batch=1`, body, link.headers);
      for (const count of [21, 22, 200]) {
        const { status, errors } = await sendBatch('GET', Array(count).fill('session.current').join());
        expect(status).toBe(400);
        expect(errors.map(({ message }) => message)).toEqual([
          `Send at most 20 calls in a batch, not ${count}: set { maxItems: 20 } for the batch link.`,
        ]);
      }
      const mixed = await sendBatch('POST', 'session.current,session.revokeOthers', '{}');
      expect([mixed.status, mixed.errors[0]?.message]).toEqual([
        400,
        'Send queries and mutations in batches of their own.',
      ]);
      for (const names of ['session.events', 'session.events,session.current']) {
        const { status, errors } = await sendBatch('GET', names);
        expect(status).toBe(400);
        expect(errors[0]?.message).toBe('Send a subscription by itself, not in a batch.');
      }
      for (const inputs of ['[]', '"x"', '1', 'true']) {
        const { status, errors } = await sendBatch('POST', 'session.revoke', inputs);
        expect(status, inputs).toBe(statusOfCalls(link, 400));
        expect(errors[0]?.message).toBe('Send the inputs of a batch as one object, by index: {"0": …}.');
      }
    },
  );

  it('an input without a call: nothing of the batch is done', async () => {
    const strayIndex = fc
      .oneof(
        fc.nat().map((n) => String(n + 2)),
        fc.constantFrom('-1', '00', '1.0', '0x0', ' 0', 'id', 'json'),
      )
      .filter((index) => !['0', '1'].includes(index));
    await fc.assert(
      fc.asyncProperty(
        strayIndex,
        fc.boolean(),
        fc.constantFrom(...BATCH_LINKS),
        async (index, isQuery, link) => {
          const inputs = { [index]: { bio: 'must not be written' } };
          const { headers } = link;
          const { status, errors } = isQuery
            ? await send('GET', `profile.get,profile.get?batch=1&${inputOf(inputs)}`, undefined, headers)
            : await send('POST', 'profile.update,profile.update?batch=1', JSON.stringify(inputs), headers);
          expect([status, errors.length]).toEqual([400, link.name === 'httpBatchLink' ? 2 : 1]);
          for (const error of errors)
            expect(error.message).toBe('Send each input under the index of its call, from "0" to "1".');
        },
      ),
      { numRuns: 30 },
    );
    const { answers } = await send('GET', 'profile.get');
    expect(answers).toMatchObject([{ result: { data: { version: 0 } } }]);
    const first = await send('POST', 'profile.update,profile.update?batch=1', '{"0":{"bio":"a"},"1":{}}');
    expect(first.status).toBe(200);
  });
});

it('every door names its methods, in Allow and in the message', async () => {
  for (const path of [
    '/livez',
    '/api/bridge/v1/session',
    '/api/avatar',
    '/api/auth/sign-in/email',
    '/api/auth/ok',
    '/dev/mail',
  ]) {
    const response = await harness.request(path, { method: 'PATCH', headers: browser() }, '127.0.0.1');
    const text = await response.text();
    expect(response.status, path).toBe(405);
    const allowed = response.headers.get('allow')?.split(', ') ?? [];
    expect(allowed, path).not.toEqual([]);
    expect(text, path).toContain(`Send ${allowed.join(' or ')} to this address.`);
  }
});
