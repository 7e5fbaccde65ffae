import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) => harness.request(path, { headers });

describe('the portal', () => {
  it.each([
    '/sign-in',
    '/sign-up',
    '/account',
    '/account/profile',
    '/account/security',
    '/account/devices',
    '/account/activity',
  ])('has %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('vary')).toContain('Cookie');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it.each(['/nothing', '/account/nothing', '/sign-in;a=b', '/index.html', '/wp-login.php'])(
    'answers 404 with its own page for %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<title>Gatehouse</title>');
    },
  );

  it('redirects password managers to the open password form', async () => {
    const response = await get('/.well-known/change-password');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/account/security#password']);
  });

  it('shows any configured name of the service in the page', async () => {
    await using named = await startHarness({
      beside: harness,
      env: {
        APP_NAME: `Tom's "Book" & $&`,
        APP_URL: 'https://book.example.com',
        LOGO_URL: '/logo.svg',
        SIGN_UP: 'closed',
        LANGUAGES: 'en,ar',
      },
    });
    const html = await (await named.request('/sign-in')).text();
    const [, content = ''] = /<meta name="gatehouse" content="([^"]*)"/.exec(html) ?? [];
    const config = JSON.parse(
      content.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
    );
    expect(config).toEqual({
      appName: `Tom's "Book" & $&`,
      logoUrl: '/logo.svg',
      appUrl: 'https://book.example.com/',
      termsUrl: null,
      privacyUrl: null,
      signUp: 'closed',
      passwordMinLength: 8,
      secondFactor: 'optional',
      languages: { en: 'English', ar: 'العربية' },
      trustedOrigins: ['http://localhost:3001', TRUSTED_SITE],
    });
    expect(html).toContain('<title>Tom&#39;s &quot;Book&quot; &amp; $&amp;</title>');
  });

  it('redirects from / to the account', async () => {
    const response = await get('/');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/account');
  });

  it('redirects from another loopback name to its own, with path and query', async () => {
    const url = 'http://127.0.0.1:3001/sign-in?redirect_to=http%3A%2F%2Flocalhost%3A3001%2Faccount';
    const response = await harness.app.request(url);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(url.replace('127.0.0.1', 'localhost'));
  });

  it('serves its files only under /_gatehouse/, and nothing outside its folder', async () => {
    expect((await get('/_gatehouse/favicon.svg')).status).toBe(200);
    for (const path of [
      '/_gatehouse/index.html',
      '/_gatehouse/nothing.js',
      '/_gatehouse/../package.json',
      '/_gatehouse/..%2fpackage.json',
      '/_gatehouse/%2e%2e/package.json',
      '/_gatehouse//etc/passwd',
      '/_gatehouse/',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  it('refuses POST', async () => {
    expect((await harness.request('/sign-in', { method: 'POST' })).status).toBe(405);
  });
});

describe('redirect_to', () => {
  const open = (target: string, page = '/sign-in') =>
    get(`${page}?redirect_to=${encodeURIComponent(target)}`);

  it('stays when its origin is trusted', async () => {
    for (const page of ['/sign-in', '/sign-up']) {
      expect((await open(`${TRUSTED_SITE}/docs/1?a=b#c`, page)).status).toBe(200);
      expect((await open('http://localhost:3001/account/devices', page)).status).toBe(200);
    }
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    `${TRUSTED_SITE}@evil.example`,
    `${TRUSTED_SITE}.evil.example`,
    '',
  ])('%j is dropped before the page is served', async (target) => {
    const response = await open(target, '/sign-up');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/sign-up');
  });

  it.each(['/sign-in/', '/SIGN-IN', '//sign-in', '/%73ign-in', '/sign-in%2F', '/Account//Profile/'])(
    'is checked before %s redirects to the page’s one spelling',
    async (path) => {
      const page = path.includes('rofile') ? '/account/profile' : '/sign-in';
      const evil = await get(`${path}?redirect_to=https%3A%2F%2Fevil.example%2F&a=b`);
      expect([evil.status, evil.headers.get('location')]).toEqual([308, `${page}?a=b`]);
      const query = `?redirect_to=${encodeURIComponent(`${TRUSTED_SITE}/docs?x=1#y`)}`;
      const good = await get(path + query);
      expect([good.status, good.headers.get('location')]).toEqual([308, page + query]);
    },
  );

  it('is dropped when it is there twice, without the other parameters', async () => {
    const good = encodeURIComponent(`${TRUSTED_SITE}/`);
    const response = await get(`/sign-up?redirect_to=${good}&step=background&redirect_to=${good}`);
    expect(response.headers.get('location')).toBe('/sign-up?step=background');
  });
});
