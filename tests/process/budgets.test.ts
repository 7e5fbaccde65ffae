import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

// The size of a page's scripts, with all their imports, gzipped: a browser loads them before the page is interactive.

const CLIENT = resolve(import.meta.dirname, '../../dist/client');
const ASSETS = join(CLIENT, 'assets');
const KB = 1_000; // bytes
const ENTRY_MOST = 120;
/** The sign-in page's scripts are loaded by then. */
const SECOND_STEP_MOST = 125;
const ACCOUNT_MOST = 190;

const IMPORT = /(?:import|from)\s*"\.\/([^"]+\.js)"/g;

async function collect(file: string, into: Map<string, number>): Promise<void> {
  if (into.has(file)) return;
  const script = await readFile(join(ASSETS, file), 'utf8');
  into.set(file, gzipSync(script, { level: 9 }).length);
  for (const [, name = ''] of script.matchAll(IMPORT)) await collect(name, into);
}

/** The kilobytes of a page with its own chunks; `chunks` are the beginnings of their names. */
async function weigh(...chunks: string[]): Promise<number> {
  const html = await readFile(join(CLIENT, 'index.html'), 'utf8');
  const files = await readdir(ASSETS);
  const scripts = new Map<string, number>();
  for (const [, name = ''] of html.matchAll(/assets\/([^"]+\.js)/g)) await collect(name, scripts);
  for (const chunk of chunks) {
    const own = files.filter((name) => name.startsWith(`${chunk}-`) && name.endsWith('.js'));
    if (own.length !== 1) throw new Error(`${own.length} chunks are called ${chunk}`);
    for (const name of own) await collect(name, scripts);
  }
  return [...scripts.values()].reduce((sum, size) => sum + size, 0) / KB;
}

describe('scripts of a page, gzipped', () => {
  it('sign-in is complete in the first scripts of every page, below 120 KB', async () => {
    expect(await weigh()).toBeLessThan(ENTRY_MOST);
    expect((await readdir(ASSETS)).filter((name) => name.startsWith('sign-in'))).toEqual([]);
  });

  // What sign-in loads by itself where the email field can offer passkeys, or after a press of the button.
  it('sign-in stays below 120 KB with the code for passkeys', async () => {
    expect(await weigh('passkey-sign-in')).toBeLessThan(ENTRY_MOST);
  });

  it('the second step of a sign-in stays below 125 KB', async () => {
    expect(await weigh('two-factor-page')).toBeLessThan(SECOND_STEP_MOST);
  });

  it.each([
    'sign-up-page',
    'forgot-password-page',
    'reset-password-page',
    'verify-email-page',
    'authorize-page',
  ])('%s stays below 120 KB', async (page) => {
    expect(await weigh(page)).toBeLessThan(ENTRY_MOST);
  });

  it('the overview is complete in the shared scripts of the account, below 190 KB', async () => {
    expect(await weigh('account')).toBeLessThan(ACCOUNT_MOST);
    expect((await readdir(ASSETS)).filter((name) => name.startsWith('overview'))).toEqual([]);
  });

  it.each(['profile-page', 'security-page', 'devices-page', 'secure-page', 'activity-page', 'data-page'])(
    '%s stays below 190 KB',
    async (page) => {
      expect(await weigh('account', page)).toBeLessThan(ACCOUNT_MOST);
    },
  );
});
