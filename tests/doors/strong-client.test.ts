import { passkey } from '@better-auth/passkey';
import { twoFactor } from 'better-auth/plugins';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { twoFactor as twoFactorTable } from '../../server/db/schema/two-factor.ts';
import { createAuthenticator } from '../authenticator.ts';
import { findDifferences, readDocumented } from '../better-auth/differences.ts';
import { createPlainAuth } from '../better-auth/plain.ts';
import { createBrowserFetch, stubCredentials } from '../better-auth/software-browser.ts';
import { walkStrong } from '../better-auth/strong-walk.ts';
import { type Harness, startHarness } from '../harness.ts';

// The official clients of Better Auth's plugins, `passkeyClient` and `twoFactorClient`, in one browser of software. Only
// `navigator.credentials` is replaced.

const OWN = 'http://localhost:3001';
/** The model of an authenticator; without one the plugin answers zeros, and Gatehouse null. */
const ICLOUD = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Walks against one service, with an authenticator of its own. */
async function walkAgainst(handle: (request: Request) => Promise<Response>, passTime: () => Promise<void>) {
  stubCredentials(createAuthenticator({ aaguid: ICLOUD }));
  return walkStrong({
    baseURL: OWN,
    fetch: createBrowserFetch(handle, OWN).fetch,
    fetchElsewhere: createBrowserFetch(handle, OWN).fetch,
    passTime,
    now: () => Math.floor(Date.now() / 1000),
  });
}

describe.runIf(inject('driver') === 'pglite')(
  'what the clients of Better Auth’s plugins are answered',
  () => {
    it('has only the documented differences from a plain Better Auth with the plugins', async () => {
      const plain = createPlainAuth({ url: OWN, trustedOrigins: [], plugins: [twoFactor(), passkey()] });
      const theirs = await walkAgainst(plain.handler, async () => {});
      const ours = await walkAgainst(
        async (request) => harness.app.request(request),
        // The code of the set-up was used. Instead of 30 seconds of waiting, its step is forgotten.
        async () => void (await harness.db.update(twoFactorTable).set({ lastStep: null })),
      );
      expect(Object.keys(ours).length).toBeGreaterThan(30);
      const documented = readDocumented({
        document: 'strong-sign-in.md',
        heading: '### Where the plugins answer otherwise',
      });
      expect(findDifferences(theirs, ours)).toEqual(documented);
    });
  },
);
