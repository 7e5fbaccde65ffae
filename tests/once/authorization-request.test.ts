import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthorizationRequest } from '../../shared/authorization-request.ts';
import { EVIL_PATHS, EVIL_TARGETS } from '../evil-targets.ts';

const SITE = 'https://book.example.com';
const OWN = 'https://accounts.example.org';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const GOOD = {
  response_type: 'code',
  client_id: SITE,
  redirect_uri: `${SITE}/lesson?x=1`,
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
  state: 'st ate&=%',
};

const read = (query: Record<string, string> | string, ownOrigin = OWN, more: string[] = []) =>
  readAuthorizationRequest(new URLSearchParams(query), {
    ownOrigin,
    trustedOrigins: new Set([SITE, ownOrigin, ...more]),
  });
const without = (name: string) => Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== name));

describe('an authorization request', () => {
  it('is read, and unknown parameters are ignored', () => {
    const good = {
      kind: 'good',
      request: {
        clientId: SITE,
        redirectUri: GOOD.redirect_uri,
        challenge: CHALLENGE,
        state: GOOD.state,
        prompts: new Set(),
      },
    };
    expect(read(GOOD)).toEqual(good);
    const more = { scope: 'openid session', nonce: 'x', response_mode: 'query', continue: 'x'.repeat(3_000) };
    expect(read({ ...GOOD, ...more, prompt: '', constructor: '1' })).toEqual(good);
  });

  it.each([
    undefined,
    '',
    SITE.toUpperCase(),
    `${SITE}/`,
    'https://evil.example',
    'null',
    '*',
    OWN,
    '__proto__',
  ])('with the client %s is refused on our page', (client) => {
    const query = client === undefined ? without('client_id') : { ...GOOD, client_id: client };
    expect(read(query)).toEqual({ kind: 'refused', fault: 'client_id' });
  });

  it.each([
    ...EVIL_TARGETS,
    ...EVIL_PATHS,
    '',
    OWN,
    `${OWN}/x`,
    '/lesson',
    `${SITE}/#`,
    `${SITE}/#x`,
    `${SITE}/?code=x`,
    `${SITE}/?a&state=`,
    `${SITE}/?iss=x`,
    `${SITE}/?error=x`,
  ])('with the redirect URI %j is refused on our page', (uri) => {
    const refused = { kind: 'refused', fault: 'redirect_uri' };
    expect(read({ ...GOOD, redirect_uri: uri })).toEqual(refused);
    expect(read(without('redirect_uri'))).toEqual(refused);
  });

  it('may have an http redirect URI on this machine only, of a service on this machine', () => {
    const local = { ...GOOD, client_id: 'http://localhost:3000', redirect_uri: 'http://localhost:3000/x' };
    const far = { ...GOOD, client_id: 'http://book.test', redirect_uri: 'http://book.test/x' };
    const sites = [local.client_id, far.client_id];
    const kindAt = (query: Record<string, string>, own: string) => read(query, own, sites).kind;
    expect(kindAt(local, 'http://localhost:3001')).toBe('good');
    expect(kindAt(local, 'http://127.0.0.1:3001')).toBe('good');
    expect(kindAt(local, 'https://localhost:3001')).toBe('refused');
    expect(kindAt(local, OWN)).toBe('refused');
    expect(kindAt(far, 'http://localhost:3001')).toBe('refused');
  });

  it.each([
    [{ response_type: '' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: 'code id_token' }, 'unsupported_response_type'],
    [{ response_mode: 'fragment' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: '' }, 'invalid_request'],
    [{ code_challenge_method: 's256' }, 'invalid_request'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge: CHALLENGE.slice(1) }, 'invalid_request'],
    [{ code_challenge: `${CHALLENGE}=` }, 'invalid_request'],
    [{ code_challenge: `${CHALLENGE}\n` }, 'invalid_request'],
    [{ prompt: 'consent' }, 'invalid_request'],
    [{ prompt: 'none login' }, 'invalid_request'],
    [{ prompt: 'login  create' }, 'invalid_request'],
    [{ prompt: 'LOGIN' }, 'invalid_request'],
    [{ scope: 'x'.repeat(1_900) }, 'invalid_request'],
  ])('with %j goes back to the site with %s', (wrong, error) => {
    expect(read({ ...GOOD, ...wrong })).toMatchObject({
      kind: 'faulty',
      error,
      target: { redirectUri: GOOD.redirect_uri, state: GOOD.state },
    });
  });

  it('goes back with an error when any parameter is repeated, and nobody is redirected by a repeated target', () => {
    const query = String(new URLSearchParams(GOOD));
    for (const name of [...Object.keys(GOOD), 'prompt', 'scope', 'other'])
      for (const again of [`${name}=&${name}=`, `${name}=x&${name}=x`]) {
        const isTarget = name === 'client_id' || name === 'redirect_uri';
        const found = read(`${query}&${again}`);
        expect(found).toMatchObject(isTarget ? { kind: 'refused' } : { error: 'invalid_request' });
        if (name === 'state') expect(found).toMatchObject({ target: { state: null } });
      }
  });

  it.each([
    ['none', ['none']],
    ['login', ['login']],
    ['create login', ['create', 'login']],
    ['login login', ['login']],
  ])('with prompt=%s asks for that', (prompt, prompts) => {
    expect(read({ ...GOOD, prompt })).toMatchObject({ kind: 'good', request: { prompts: new Set(prompts) } });
  });

  it('of any shape has an answer, and that answer goes to the page of the site that the request names', () => {
    const names = fc.constantFrom(...Object.keys(GOOD), 'prompt', 'response_mode', 'continue', '__proto__');
    const values = fc.oneof(
      fc.constantFrom(...Object.values(GOOD), ...EVIL_TARGETS, 'login', 'none', `${SITE}/?a=b`),
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
    );
    const changes = fc.array(fc.tuple(names, values, fc.boolean()), { maxLength: 3 });
    let redirected = 0;
    fc.assert(
      fc.property(changes, (pairs) => {
        const query = new URLSearchParams(GOOD);
        for (const [name, value, isAdded] of pairs) query[isAdded ? 'append' : 'set'](name, value);
        const found = readAuthorizationRequest(query, {
          ownOrigin: OWN,
          trustedOrigins: new Set([SITE, OWN]),
        });
        if (found.kind === 'refused') return;
        redirected += 1;
        const { redirectUri, state } = found.kind === 'good' ? found.request : found.target;
        expect(query.getAll('redirect_uri')).toEqual([redirectUri]);
        expect(new URL(redirectUri).origin).toBe(SITE);
        expect(new URL(redirectUri).href).not.toContain('#');
        if (state !== null) expect(query.getAll('state')).toEqual([state]);
      }),
      { numRuns: 2_000 },
    );
    expect(redirected).toBeGreaterThan(100);
  });
});
