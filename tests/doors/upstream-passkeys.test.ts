import { passkey } from '@better-auth/passkey';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type Authenticator, createAuthenticator } from '../authenticator.ts';
import { createPlainAuth } from '../better-auth/plain.ts';
import { createBrowserFetch } from '../better-auth/software-browser.ts';

// Behaviour of Better Auth's passkey plugin, because of which the routes are our own
// (docs/adr/0037-own-passkey-routes.md). When a test fails after an upgrade, upstream has fixed the behaviour.

const OWN = 'http://localhost:3001';
const EVIL = 'https://evil.example';

describe.runIf(inject('driver') === 'pglite')('the passkey plugin of Better Auth as shipped', () => {
  let handle: (request: Request) => Promise<Response>;
  let authenticator: Authenticator;
  let ask: ReturnType<typeof createBrowserFetch>['fetch'];
  beforeEach(async () => {
    handle = createPlainAuth({ url: OWN, trustedOrigins: [EVIL], plugins: [passkey()] }).handler;
    authenticator = createAuthenticator();
    ask = createBrowserFetch(handle, OWN).fetch;
    await post('sign-up/email', { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' });
  });
  const get = async (path: string, from = ask) => (await from(`${OWN}/api/auth/${path}`)).json();
  const post = (path: string, body: object, from = ask) =>
    from(`${OWN}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('stores a passkey and signs in with it, without a verified user → server/passkeys/passkey-proof.ts', async () => {
    const creation = await get('passkey/generate-register-options');
    expect(creation.authenticatorSelection.userVerification).toBe('preferred');
    const response = authenticator.create(creation, { userVerified: false });
    expect((await post('passkey/verify-registration', { response })).status).toBe(200);

    const thief = createBrowserFetch(handle, OWN).fetch;
    const request = await get('passkey/generate-authenticate-options', thief);
    expect(request.userVerification).toBe('preferred');
    const answer = authenticator.get(request, { userVerified: false });
    expect((await post('passkey/verify-authentication', { response: answer }, thief)).status).toBe(200);
  });

  it('accepts the origin that the request names → server/passkeys/relying-party.ts', async () => {
    const response = authenticator.create(await get('passkey/generate-register-options'));
    await post('passkey/verify-registration', { response });
    const elsewhere = createBrowserFetch(handle, EVIL).fetch;
    const answer = authenticator.get(await get('passkey/generate-authenticate-options', elsewhere), {
      origin: EVIL,
    });
    expect((await post('passkey/verify-authentication', { response: answer }, elsewhere)).status).toBe(200);
  });
});
