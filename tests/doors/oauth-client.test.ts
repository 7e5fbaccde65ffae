import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { REDIRECT_URI, SITE } from './oauth-calls.ts';

// A client that nobody here wrote. It knows the address of the service, and reads everything else from the metadata.

const ISSUER = new URL('http://localhost:3001');

let harness: Harness;
let ada: Awaited<ReturnType<Harness['signUp']>>;
let server: oauth.AuthorizationServer;
const client: oauth.Client = { client_id: SITE };
const options = {
  [oauth.allowInsecureRequests]: true,
  [oauth.customFetch]: (url: string, init: object) => {
    const { origin, pathname, search } = new URL(url);
    expect(origin).toBe(ISSUER.origin);
    return harness.request(pathname + search, init);
  },
} as const;

beforeAll(async () => {
  harness = await startHarness();
  const found = await oauth.discoveryRequest(ISSUER, { algorithm: 'oauth2', ...options });
  server = await oauth.processDiscoveryResponse(ISSUER, found);
});
afterAll(() => harness[Symbol.asyncDispose]());
beforeEach(async () => {
  ada = await harness.signUp();
});

/** Where the person's browser returns to when it follows the site's link to the authorization endpoint. */
async function authorize(url: URL): Promise<URL> {
  const response = await harness.request(url.pathname + url.search, {
    headers: { cookie: ada.cookie, referer: `${SITE}/`, 'sec-fetch-dest': 'document' },
    redirect: 'manual',
  });
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

/** What the client keeps from the redirect to the exchange. */
async function signIn() {
  const [method = ''] = server.code_challenge_methods_supported ?? [];
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    response_type: server.response_types_supported?.[0] ?? '',
    client_id: SITE,
    redirect_uri: REDIRECT_URI,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: method,
    state,
  }).toString();
  return { back: await authorize(url), state, verifier };
}

/** Repeats a request that the service refused because its proof had no nonce. The handle has kept the nonce. */
async function withNonce<Result>(
  ask: () => Promise<Response>,
  read: (response: Response) => Promise<Result>,
) {
  try {
    return await read(await ask());
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return read(await ask());
  }
}

it('signs in, refreshes and signs out with a key', async () => {
  const [algorithm] = server.dpop_signing_alg_values_supported ?? [];
  const handle = oauth.DPoP(client, await oauth.generateKeyPair(algorithm ?? ''));
  const { back, state, verifier } = await signIn();
  const answer = oauth.validateAuthResponse(server, client, back, state);
  const dpop = { DPoP: handle, ...options };
  const tokens = await withNonce(
    () =>
      oauth.authorizationCodeGrantRequest(server, client, oauth.None(), answer, REDIRECT_URI, verifier, dpop),
    (response) => oauth.processAuthorizationCodeResponse(server, client, response),
  );
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 600, scope: 'session' });

  const refresh = () =>
    withNonce(
      () => oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token ?? '', dpop),
      (response) => oauth.processRefreshTokenResponse(server, client, response),
    );
  const refreshed = await refresh();
  expect(refreshed.access_token).not.toBe(tokens.access_token);
  expect(refreshed.refresh_token).toBeUndefined(); // the first one stays
  const whoIsThis = () => harness.bridge({ authorization: `Bearer ${refreshed.access_token}` });
  expect(await (await whoIsThis()).json()).toMatchObject({
    user: { id: ada.user.id },
    session: { via: SITE },
  });

  const ended = await oauth.revocationRequest(server, client, oauth.None(), refreshed.access_token, options);
  await oauth.processRevocationResponse(ended);
  expect((await whoIsThis()).status).toBe(401);
  await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' });
});

it('signs in without a key, and receives no refresh token', async () => {
  const { back, state, verifier } = await signIn();
  const answer = oauth.validateAuthResponse(server, client, back, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    REDIRECT_URI,
    verifier,
    options,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
  expect(tokens.token_type).toBe('bearer');
  expect(tokens.refresh_token).toBeUndefined();
});

it('learns from the metadata to refuse the answer of another service', async () => {
  const { back, state } = await signIn();
  for (const iss of ['https://evil.example', undefined]) {
    const mixed = new URL(back);
    if (iss === undefined) mixed.searchParams.delete('iss');
    else mixed.searchParams.set('iss', iss);
    expect(() => oauth.validateAuthResponse(server, client, mixed, state)).toThrow(/"iss"/);
  }
});
