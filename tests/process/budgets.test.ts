import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCatalogues } from '../../server/language/catalogues.ts';
import { createWordsFiles } from '../../server/language/words-files.ts';
import { pages } from '../../shared/paths.ts';
import { type LanguageTag, languageTags } from '../../shared/words/languages.ts';

// The size of a page's scripts, with all their imports and its words, gzipped: a browser loads them before the page is
// interactive.

const CLIENT = resolve(import.meta.dirname, '../../dist/client');
const ASSETS = join(CLIENT, 'assets');
const KB = 1_000; // bytes
const ENTRY_MOST = 120;
/** The other pages before the account. */
const PAGE_MOST = 124;
/** The sign-in page's scripts are loaded by then. */
const SECOND_STEP_MOST = 126;
const ACCOUNT_MOST = 190;

const IMPORT = /(?:import|from)\s*"\.\/([^"]+\.js)"/g;

async function collect(file: string, into: Map<string, number>): Promise<void> {
  if (into.has(file)) return;
  const script = await readFile(join(ASSETS, file), 'utf8');
  into.set(file, gzipSync(script, { level: 9 }).length);
  for (const [, name = ''] of script.matchAll(IMPORT)) await collect(name, into);
}

/** The kilobytes of the words that the page at `path` begins with. */
async function weighWords(path: string, tag: LanguageTag): Promise<number> {
  const parts = JSON.parse(await readFile(join(CLIENT, '../words.json'), 'utf8'));
  const languages = createWordsFiles({
    offered: languageTags,
    findCatalogue: createCatalogues(new Map()),
    parts,
  });
  const address = await languages.findAddress(tag, path);
  const file = await languages.findFile(basename(address));
  if (!file) throw new Error(`There is no ${address}`);
  return gzipSync(file.source, { level: 9 }).length / KB;
}

/** The kilobytes of a page with its own chunks; `chunks` are the beginnings of their names. */
async function weigh(path: string, ...chunks: string[]): Promise<number> {
  const html = await readFile(join(CLIENT, 'index.html'), 'utf8');
  const files = await readdir(ASSETS);
  const scripts = new Map<string, number>();
  for (const [, name = ''] of html.matchAll(/assets\/([^"]+\.js)/g)) await collect(name, scripts);
  for (const chunk of chunks) {
    const own = files.filter((name) => name.startsWith(`${chunk}-`) && name.endsWith('.js'));
    if (own.length !== 1) throw new Error(`${own.length} chunks are called ${chunk}`);
    for (const name of own) await collect(name, scripts);
  }
  const code = [...scripts.values()].reduce((sum, size) => sum + size, 0) / KB;
  return code + (await weighWords(path, 'en'));
}

describe('scripts of a page, gzipped', () => {
  it('sign-in is complete in the first scripts of every page, below 120 KB', async () => {
    expect(await weigh(pages.signIn)).toBeLessThan(ENTRY_MOST);
    expect((await readdir(ASSETS)).filter((name) => name.startsWith('sign-in'))).toEqual([]);
  });

  it.each(languageTags)('sign-in stays below 120 KB in %s', async (tag) => {
    const others = (await weigh(pages.signIn)) - (await weighWords(pages.signIn, 'en'));
    expect(others + (await weighWords(pages.signIn, tag))).toBeLessThan(ENTRY_MOST);
  });

  // What sign-in loads by itself where the email field can offer passkeys, or after a press of the button.
  it('sign-in stays below 120 KB with the code for passkeys', async () => {
    expect(await weigh(pages.signIn, 'passkey-sign-in')).toBeLessThan(ENTRY_MOST);
  });

  it('the second step of a sign-in stays below 126 KB', async () => {
    expect(await weigh(pages.twoFactor, 'two-factor-page')).toBeLessThan(SECOND_STEP_MOST);
  });

  it.each([
    [pages.signUp, 'sign-up-page'],
    [pages.forgotPassword, 'forgot-password-page'],
    [pages.resetPassword, 'reset-password-page'],
    [pages.verifyEmail, 'verify-email-page'],
    [pages.authorize, 'authorize-page'],
  ])('%s stays below 124 KB', async (path, page) => {
    expect(await weigh(path, page)).toBeLessThan(PAGE_MOST);
  });

  it('the overview is complete in the shared scripts of the account, below 190 KB', async () => {
    expect(await weigh(pages.account, 'account')).toBeLessThan(ACCOUNT_MOST);
    expect((await readdir(ASSETS)).filter((name) => name.startsWith('overview'))).toEqual([]);
  });

  it.each([
    [pages.profile, 'profile-page'],
    [pages.security, 'security-page'],
    [pages.devices, 'devices-page'],
    [pages.secure, 'secure-page'],
    [pages.activity, 'activity-page'],
    [pages.data, 'data-page'],
  ])('%s stays below 190 KB', async (path, page) => {
    expect(await weigh(path, 'account', page)).toBeLessThan(ACCOUNT_MOST);
  });
});
