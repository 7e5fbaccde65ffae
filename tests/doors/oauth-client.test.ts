import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createCodes } from '../../server/oauth/codes.ts';
import { type Harness, startHarness } from '../harness.ts';
import { findIdentity, REDIRECT_URI, SITE, type TestIdentity } from './oauth-calls.ts';

// A client that nobody here wrote. It knows the address of the service, and reads everything else from the metadata.

const ISSUER = new URL('http://localhost:3001');

let harness: Harness;
let identity: TestIdentity;
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
  identity = await findIdentity(harness, await harness.signUp());
});

/** Where the person's browser returns to after `GET` of the authorization endpoint with these parameters. */
async function authorize(url: URL): Promise<URL> {
  expect(url.origin + url.pathname).toBe(server.authorization_endpoint);
  const read = (name: string) => url.searchParams.get(name) ?? expect.fail(`${name} is missing`);
  const code = await createCodes(harness.db).issue(identity, {
    clientId: read('client_id'),
    redirectUri: read('redirect_uri'),
    challenge: read('code_challenge'),
  });
  const back = new URL(read('redirect_uri'));
  for (const [name, value] of Object.entries({ code, state: read('state'), iss: server.issuer }))
    back.searchParams.set(name, value);
  return back;
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

  const ended = await oauth.revocationRequest(server, client, oauth.None(), refreshed.access_token, options);
  await oauth.processRevocationResponse(ended);
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
