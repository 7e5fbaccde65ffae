import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findDifferences, readDocumented } from '../better-auth/differences.ts';
import { createPlainAuth } from '../better-auth/plain.ts';
import { type World, walk } from '../better-auth/walk.ts';
import { type Harness, startHarness } from '../harness.ts';

// Compares the answers to Better Auth's own client with those of a plain Better Auth of the same version. They differ
// only as the table in docs/auth-api.md says. The same in Chromium: better-auth-browser.test.ts.

const OWN = 'http://localhost:3001';
type Handle = (request: Request) => Promise<Response>;
type Fetch = typeof fetch;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** A program: it stores the token that it received in a header. */
function asProgram(handle: Handle): Pick<World, 'fetch' | 'fetchElsewhere'> {
  let bearer: string | null = null;
  const send = (url: unknown, init: unknown, more: Record<string, string>) => {
    const { headers, ...rest } = (init ?? {}) as RequestInit;
    return handle(
      new Request(String(url), {
        ...rest,
        headers: { ...Object.fromEntries(new Headers(headers)), ...more },
      }),
    );
  };
  const ask: Fetch = async (url, init) => {
    const response = await send(url, init, bearer === null ? {} : { authorization: `Bearer ${bearer}` });
    bearer = response.headers.get('set-auth-token') ?? bearer;
    return response;
  };
  return { fetch: ask, fetchElsewhere: (url, init) => send(url, init, {}) };
}

describe.runIf(inject('driver') === 'pglite')('what Better Auth’s client is answered', () => {
  it('has only the documented differences from a plain Better Auth in a program', async () => {
    const ours = await walk({
      baseURL: OWN,
      ...asProgram(async (request) => harness.app.request(request)),
      readResetToken: (email) => harness.secretIn(email, 'resetPassword', 'resetPassword'),
    });
    const plain = createPlainAuth({ url: OWN, trustedOrigins: [] });
    const { readResetToken } = plain;
    const theirs = await walk({ baseURL: OWN, ...asProgram(plain.handler), readResetToken });
    expect(Object.keys(ours).length).toBeGreaterThan(100);
    expect(findDifferences(theirs, ours)).toEqual(readDocumented());
  });
});
