import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import en from '../../shared/messages/en/index.ts';
import { languageTags } from '../../shared/words/languages.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

const OPENED = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };
const OWN = `Sorry: "no" <script> & $& 'here'`;
const PARTS = { '/sign-in': ['signIn', 'ui'], '/account/profile': ['ui'], '/account/data': ['ui'] };

let folder: string;
let harness: Harness;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'messages-'));
  await writeFile(join(folder, 'de.json'), JSON.stringify({ page: { noScript: OWN, incomplete: OWN } }));
  harness = await startHarness({
    env: { LANGUAGES: 'en,de,ar,pt-BR,ar-XB', MESSAGES_DIR: folder },
    words: PARTS,
  });
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const open = (path: string, headers: Record<string, string> = {}) =>
  harness.request(path, { headers: { ...OPENED, ...headers } });
const languageOf = async (response: Response): Promise<string | undefined> => {
  const [, lang, direction] = /<html lang="([^"]*)" dir="([^"]*)"/.exec(await response.text()) ?? [];
  expect(response.headers.get('content-language')).toBe(lang);
  return `${lang} ${direction}`;
};
const spoken = async (path: string, headers?: Record<string, string>) =>
  languageOf(await open(path, headers));

describe('the language of a page', () => {
  it('is what its address, the cookie, the browser or the operator says, in this order', async () => {
    const cookie = 'gatehouse-language=ar';
    expect(await spoken('/sign-in')).toBe('en ltr');
    expect(await spoken('/sign-in', { 'accept-language': 'pt-PT,pt;q=0.9' })).toBe('pt-BR ltr');
    expect(await spoken('/sign-in', { 'accept-language': 'pt', cookie })).toBe('ar rtl');
    expect(await spoken('/sign-in?lang=de', { 'accept-language': 'pt', cookie })).toBe('de ltr');
    expect(await spoken('/nothing-here?lang=ar')).toBe('ar rtl');
  });

  it("is that of the signed-in person's profile, on every page of the account", async () => {
    const { cookie } = await harness.signUp({}, browser());
    const own = `${cookie}; gatehouse-language=ar`;
    expect(await spoken('/account', { cookie: own })).toBe('ar rtl');
    await harness.api(browser(cookie)).profile.update.mutate({ locale: 'de-AT' });
    for (const path of ['/account', '/account/security', '/account/data', '/sign-up?step=background'])
      expect(await spoken(path, { cookie: own }), path).toBe('de ltr');
    expect(await spoken('/account?lang=pt-BR', { cookie: own })).toBe('pt-BR ltr');
    // The operator offers this language no more.
    await harness.api(browser(cookie)).profile.update.mutate({ locale: 'fr' });
    expect(await spoken('/account', { cookie: own })).toBe('ar rtl');
  });

  it('is said to caches', async () => {
    const response = await open('/sign-in');
    expect(response.headers.get('vary')).toBe('Accept-Encoding, Accept-Language, Cookie, Sec-Fetch-Dest');
  });

  it('that an address asks for is remembered, on the way of a redirect too', async () => {
    const remembered = 'gatehouse-language=de; Max-Age=31536000; Path=/; SameSite=Lax';
    for (const path of ['/sign-in?lang=de', '/?lang=DE', '/account?lang=de-CH', '/Sign-In?lang=xx&lang=de'])
      expect((await open(path)).headers.getSetCookie(), path).toEqual([remembered]);
    for (const path of ['/sign-in', '/sign-in?lang=', '/sign-in?lang=fr', '/sign-in?lang=../../etc'])
      expect((await open(path)).headers.getSetCookie(), path).toEqual([]);
    await using encrypted = await startHarness({
      beside: harness,
      env: { BETTER_AUTH_URL: 'https://accounts.example.com', BETTER_AUTH_SECRET: 'x'.repeat(32) },
    });
    const response = await encrypted.request('/sign-in?lang=de', { headers: OPENED });
    expect(response.headers.getSetCookie()).toEqual([
      `${remembered}; Secure`.replace('SameSite=Lax; Secure', 'Secure; SameSite=Lax'),
    ]);
  });

  it('is one that is offered, whatever a request says', async () => {
    const text = fc
      .oneof(
        fc.string({ maxLength: 8_000 }),
        fc.constantFrom('*', 'en;q=2', '../../etc', 'fr', 'x'.repeat(8_000), '"><script>', '%00', 'de\u00ad'),
      )
      .map((one) => one.replace(/[^\x20-\x7e]/g, '').trim());
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), async (accepted, cookie, asked) => {
        const query = new URLSearchParams(asked.map((one) => ['lang', one]));
        const response = await open(`/sign-in?${query}`, {
          'accept-language': accepted,
          cookie: `gatehouse-language=${cookie.replaceAll(';', '')}`,
        });
        expect(response.status).toBe(200);
        expect(['en ltr', 'de ltr', 'ar rtl', 'pt-BR ltr', 'ar-XB rtl']).toContain(
          await languageOf(response),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has its words for a browser without scripts, and for code that is missing', async () => {
    const english = await (await open('/sign-in')).text();
    expect(english).toContain(`<noscript>${en.page.noScript}</noscript>`);
    expect(english).toContain(`data-incomplete="${en.page.incomplete}"`);
    const german = await (await open('/sign-in?lang=de')).text();
    const escaped = 'Sorry: &quot;no&quot; &lt;script&gt; &amp; $&amp; &#39;here&#39;';
    expect(german).toContain(`<noscript>${escaped}</noscript>`);
    expect(german).toContain(`data-incomplete="${escaped}"`);
  });

  it('can be any of the languages unless the operator says which', async () => {
    await using all = await startHarness({ beside: harness });
    for (const tag of languageTags) {
      const response = await all.request('/sign-in', { headers: { ...OPENED, 'accept-language': tag } });
      expect(response.headers.get('content-language')).toBe(tag);
    }
  });
});

/** The address of the page's words file. The file is named before the page's code. */
async function findWords(path: string): Promise<string> {
  const html = await (await harness.request(path)).text();
  const [, address = ''] = /<script defer src="([^"]*)"><\/script>\s*<script type="module"/.exec(html) ?? [];
  return address;
}
const read = (source: string) => JSON.parse(source.replace(/^gatehouseWords=/, ''));

describe('a words file', () => {
  it('has the parts that its page needs first, and names the file with all parts', async () => {
    const address = await findWords('/sign-in?lang=de');
    expect(address).toMatch(/^\/_gatehouse\/words\/de\.sign-in\.[\w-]{8}\.js$/);
    const response = await harness.request(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const { language, parts, whole } = read(await response.text());
    expect([language, Object.keys(parts).sort()]).toEqual(['de', ['signIn', 'ui']]);
    const all = read(await (await harness.request(whole)).text());
    expect([all.language, all.whole]).toEqual(['de', null]);
    expect(Object.keys(all.parts)).toEqual(Object.keys(en).filter((name) => name !== 'mails'));
    expect(all.parts.page).toEqual({ noScript: OWN, incomplete: OWN });
    expect(all.parts.signIn).toEqual(parts.signIn);
  });

  it('of a page that is not listed has all parts', async () => {
    expect(await findWords('/account/security?lang=ar')).toMatch(/\/ar\.all\.[\w-]{8}\.js$/);
    expect(await findWords('/nothing?lang=ar')).toBe(await findWords('/sign-up?lang=ar'));
    const ofProfile = await findWords('/account/profile');
    expect(ofProfile).toMatch(/\/en\.account-profile\.[\w-]{8}\.js$/);
    expect(await findWords('/account/data')).toBe(ofProfile); // the same parts, so a browser has them already
  });

  it('is compressed for browsers that take it', async () => {
    const address = await findWords('/sign-in');
    const plain = await (await harness.request(address)).text();
    const ask = async (accepted: string) => {
      const response = await harness.request(address, { headers: { 'accept-encoding': accepted } });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      return { encoding: response.headers.get('content-encoding'), bytes };
    };
    const br = await ask('gzip, deflate, br;q=1');
    const gzip = await ask('gzip');
    expect([br.encoding, gzip.encoding, (await ask('deflate')).encoding]).toEqual(['br', 'gzip', null]);
    expect(brotliDecompressSync(br.bytes).toString()).toBe(plain);
    expect(gunzipSync(gzip.bytes).toString()).toBe(plain);
  });

  it('is known to a process that has not named it yet, with the same words only', async () => {
    const address = await findWords('/sign-in?lang=pt-BR');
    const env = { LANGUAGES: 'en,pt-BR', MESSAGES_DIR: folder };
    await using second = await startHarness({ beside: harness, env, words: PARTS });
    expect((await second.request(address)).status).toBe(200);
    expect((await second.request(await findWords('/sign-in?lang=ar'))).status).toBe(404);
    await using other = await startHarness({ beside: harness, words: PARTS });
    expect((await other.request(await findWords('/sign-up?lang=de'))).status).toBe(404);
  });

  it.each([
    'de.sign-in.AAAAAAAA.js',
    'fr.sign-in.AAAAAAAA.js',
    'de.nothing.AAAAAAAA.js',
    'de.__proto__.AAAAAAAA.js',
    'constructor.all.AAAAAAAA.js',
    'de.all.js',
    '../../package.json',
    '..%2f..%2fpackage.json',
    '',
  ])('%j is no words file', async (name) => {
    expect((await harness.request(`/_gatehouse/words/${name}`)).status).toBe(404);
  });
});
