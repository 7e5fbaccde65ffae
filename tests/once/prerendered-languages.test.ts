import { expect, it, vi } from 'vitest';
import { createCatalogues } from '../../server/language/catalogues.ts';
import { createLanguages } from '../../server/language/languages.ts';
import { createLanguagePicker } from '../../server/language/pick-language.ts';
import type { Log } from '../../server/log.ts';
import { createPrerenderedLanguages, type Prerender } from '../../server/portal/prerendered-languages.ts';

/** Finds pages with this thread, and keeps what is logged. */
function openWith(prerender: Prerender, overrides = new Map()) {
  const logged: unknown[] = [];
  const log = { error: (fields: unknown) => logged.push(fields) } as unknown as Log;
  const offered = ['en', 'ar-XB', 'en-XA'] as const;
  const languages = createLanguages({
    offered,
    picker: createLanguagePicker(offered),
    overrides,
    findCatalogue: createCatalogues(overrides),
    parts: undefined,
  });
  const find = createPrerenderedLanguages({ built: { page: 'of the build' }, prerender, languages, log });
  return { find, logged };
}

it('English is that of the build, unless the operator has own words', async () => {
  const prerender: Prerender = async (language) => ({ page: language });
  expect(await openWith(prerender).find('en')).toEqual({ page: 'of the build' });
  const own = new Map([['en', { signIn: { title: 'Come in' } }]]);
  expect(await openWith(prerender, own).find('en')).toEqual({ page: 'en' });
});

it('a language is written once, and one at a time', async () => {
  let running = 0;
  const started: string[] = [];
  const { find } = openWith(async (language) => {
    started.push(language);
    running += 1;
    expect(running).toBe(1);
    await new Promise((done) => setTimeout(done, 20));
    running -= 1;
    return { page: language };
  });
  const found = await Promise.all([find('ar-XB'), find('en-XA'), find('ar-XB'), find('en-XA')]);
  expect(found).toEqual(['ar-XB', 'en-XA', 'ar-XB', 'en-XA'].map((page) => ({ page })));
  expect(started).toEqual(['ar-XB', 'en-XA']);
});

it('a page waits half a second for the thread, and then comes without markup', async () => {
  let finish = (): void => {};
  const working = new Promise<void>((done) => {
    finish = done;
  });
  const { find } = openWith(() => working.then(() => ({ page: 'late' })));
  const from = performance.now();
  expect(await find('ar-XB')).toBeNull();
  expect(performance.now() - from).toBeGreaterThan(450);
  expect(performance.now() - from).toBeLessThan(5_000);
  finish();
  expect(await find('ar-XB')).toEqual({ page: 'late' });
});

it('a thread that fails is logged once, and tried again a minute later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    let asked = 0;
    const { find, logged } = openWith(async (language) => {
      if (language !== 'ar-XB') return { page: language };
      asked += 1;
      if (asked < 3) throw new Error('no memory is left');
      return { page: 'at last' };
    });
    expect([await find('ar-XB'), await find('ar-XB')]).toEqual([null, null]);
    expect([asked, logged.length]).toEqual([1, 1]);
    vi.advanceTimersByTime(60_000);
    expect(await find('ar-XB')).toBeNull();
    expect([asked, logged.length]).toEqual([2, 1]);
    vi.advanceTimersByTime(60_000);
    expect(await find('ar-XB')).toEqual({ page: 'at last' });
    expect(await find('en-XA')).toEqual({ page: 'en-XA' }); // a failure does not stop other languages
  } finally {
    vi.useRealTimers();
  }
});

it('languages that nobody has asked for are written one by one, a while after the start', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    const started: string[] = [];
    const { find } = openWith(async (language) => {
      started.push(language);
      return { page: language };
    });
    await find('en-XA');
    vi.advanceTimersByTime(9_000);
    expect(started).toEqual(['en-XA']);
    vi.advanceTimersByTime(1_000);
    await vi.waitFor(() => expect(started).toEqual(['en-XA', 'ar-XB']), { timeout: 30_000 });
  } finally {
    vi.useRealTimers();
  }
});
