import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

const [BOOK, BOOK_NEXT, SMALL] = ['b', 'n', 's'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];

let harness: Harness;
let keyless: Harness;
beforeAll(async () => {
  const BRIDGE_KEYS = `book:${BOOK},book-next:${BOOK_NEXT},small:${SMALL}:2`;
  harness = await startHarness({ env: { BRIDGE_KEYS } });
  keyless = await startHarness({ beside: harness });
});
afterAll(async () => {
  await keyless[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

const forged = { cookie: 'better-auth.session_token=forged' };
/** The status and code of the answer to a request with this key. */
async function ask(key: string | null, credential: Record<string, string> = forged, process = harness) {
  const response = await process.bridge({ ...credential, ...(key !== null && { 'x-bridge-key': key }) });
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
}

describe('a bridge key', () => {
  it('that is unknown is refused before the credential is checked', async () => {
    const { cookie, bearer } = await harness.signUp();
    const both = { cookie, authorization: `Bearer ${bearer}` };
    for (const credential of [{ cookie }, forged, both, {}]) {
      for (const key of ['x'.repeat(32), `${BOOK}b`, BOOK.slice(1), BOOK.toUpperCase(), 'book', '']) {
        expect(await ask(key, credential)).toEqual([403, 'invalid_key']);
      }
    }
  });

  it('that is known does not change the answer, and both keys of a rotation are accepted', async () => {
    const { cookie } = await harness.signUp();
    const without = await (await harness.bridge({ cookie })).text();
    for (const key of [BOOK, BOOK_NEXT, SMALL]) {
      const response = await harness.bridge({ cookie, 'x-bridge-key': key });
      expect([response.status, await response.text()]).toEqual([200, without]);
    }
    expect(await ask(BOOK)).toEqual([401, 'invalid_session']);
    expect(await ask(BOOK, {})).toEqual([401, 'missing_credential']);
  });

  it('is optional, and gives no access by itself', async () => {
    const { cookie } = await harness.signUp();
    expect(await ask(null, { cookie })).toEqual([200, undefined]);
    expect(await ask(null, { authorization: `Bearer ${BOOK}` })).toEqual([401, 'invalid_session']);
  });

  it('is unknown when none is configured', async () => {
    const { cookie } = await harness.signUp();
    expect(await ask(BOOK, { cookie }, keyless)).toEqual([403, 'invalid_key']);
    expect(await ask(null, { cookie }, keyless)).toEqual([200, undefined]);
  });

  it('is ignored at the other doors', async () => {
    const { email, cookie } = await harness.signUp();
    const headers = { 'x-bridge-key': 'x'.repeat(32) };
    const signedIn = await harness.post('/api/auth/sign-in/email', { email, password: PASSWORD }, headers);
    expect(signedIn.status).toBe(200);
    expect(await harness.api({ cookie, ...headers }).session.current.query()).not.toBeNull();
  });
});

describe('a key over its quota', () => {
  it('is answered 429, and 200 later; other callers are not affected', async () => {
    const now = performance.now() + 1_000; // the quota is full again, whatever other tests requested before
    const clock = vi.spyOn(performance, 'now').mockReturnValue(now);
    const { cookie } = await harness.signUp();
    expect(await ask(SMALL)).toEqual([401, 'invalid_session']);
    expect(await ask(SMALL, { cookie })).toEqual([200, undefined]);
    for (const credential of [{ cookie }, forged, {}]) {
      const refused = await harness.bridge({ ...credential, 'x-bridge-key': SMALL });
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
      expect(refused.headers.has('www-authenticate')).toBe(false);
      expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    }
    expect(await ask(BOOK, { cookie })).toEqual([200, undefined]);
    expect(await ask(null, { cookie })).toEqual([200, undefined]);
    clock.mockReturnValue(now + 501);
    expect(await ask(SMALL, { cookie })).toEqual([200, undefined]);
    expect(await ask(SMALL, { cookie })).toEqual([429, 'rate_limited']);
    clock.mockReturnValue(now + 60_000); // the saved quota is limited to one second's worth
    const many = [];
    for (let index = 0; index < 5; index += 1) many.push((await ask(SMALL))[0]);
    expect(many).toEqual([401, 401, 429, 429, 429]);
  });

  it('is logged by its name once in a burst, never by its value', () => {
    const lines = harness.logged.filter((line) => line.includes('over its quota'));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ key: 'small' });
    for (const key of [BOOK, BOOK_NEXT, SMALL]) expect(harness.logged.join('\n')).not.toContain(key);
  });
});
