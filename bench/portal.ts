import { type Browser, chromium } from '@playwright/test';
import { makeNewcomer } from '../e2e/cast.ts';
import { pages } from '../shared/paths.ts';
import { ensureChromium, findChromium } from '../tests/setup/chromium.ts';
import { startGatehouse } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, median } from './rounds.ts';

/** Lighthouse's mobile profile on slow 4G. Bytes per second, milliseconds. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
const ROUNDS = 3;
/** Milliseconds after the last network activity in which a layout shift is still possible. */
const AFTER = 1_000;

/** The page of the questions right after sign-up. */
const QUESTIONS = `${pages.signUp}?step=background`;
const isOfSomebody = (path: string): boolean => path.startsWith(pages.account) || path === QUESTIONS;

type Visit = { lcp: number; cls: number; kilobytes: number; requests: number };
type State = Awaited<ReturnType<typeof makeNewcomer>>['storageState'];

/** The waiting time and the downloads of a phone's first visit to a page, in a browser that asks for this language. */
async function visit(browser: Browser, url: string, storageState?: State, locale = 'en'): Promise<Visit> {
  const context = await browser.newContext({ ...PHONE, locale, ...(storageState && { storageState }) });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const seen = { bytes: 0, requests: 0 };
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    seen.bytes += encodedDataLength;
    seen.requests += 1;
  });
  await page.addInitScript(() => {
    const vitals = { lcp: 0, cls: 0 };
    Object.assign(window, { vitals });
    for (const type of ['largest-contentful-paint', 'layout-shift'])
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (type === 'largest-contentful-paint') vitals.lcp = entry.startTime;
          else if (!Reflect.get(entry, 'hadRecentInput')) vitals.cls += Reflect.get(entry, 'value');
      }).observe({ type, buffered: true });
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(AFTER);
  const { lcp, cls }: { lcp: number; cls: number } = await page.evaluate(() => Reflect.get(window, 'vitals'));
  await context.close();
  if (lcp === 0) throw new Error(`nothing was painted at ${url}`);
  return { lcp: lcp / 1000, cls, kilobytes: seen.bytes / 1000, requests: seen.requests };
}

/** Runs `measure` with a browser, a service, and a person who is signed in there. */
async function withPortal(
  databaseUrl: string,
  measure: (browser: Browser, url: string, state: State) => Promise<void>,
): Promise<void> {
  await ensureChromium();
  const service = await startGatehouse(databaseUrl);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const url = `http://localhost:${service.port}`;
    const { storageState } = await makeNewcomer(url);
    await visit(browser, `${url}${pages.signIn}`); // afterwards the service has compiled the code of a visit
    await measure(browser, url, storageState);
  } finally {
    await browser.close();
    await service.stop();
  }
}

/** What people with a slow phone see of the portal, and when. */
export const benchPortal = (databaseUrl: string): Promise<void> =>
  withPortal(databaseUrl, async (browser, url, storageState) => {
    heading('Portal: first visits by a phone on slow 4G, processor four times slower');
    note('150 ms, 1.6 Mbit/s down, 750 kbit/s up, 412 × 823, nothing cached');
    const { home: _, ...measured } = pages;
    for (const path of [...Object.values(measured), QUESTIONS]) {
      const visits: Visit[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        visits.push(await visit(browser, `${url}${path}`, isOfSomebody(path) ? storageState : undefined));
      const of = (figure: keyof Visit) => visits.map((one) => one[figure]);
      showRounds(`${path}, largest contentful paint`, 's', of('lcp'));
      note(`${path}: ${Math.round(median(of('kilobytes')))} KB in ${median(of('requests'))} requests`);
      judge(`${path}, largest contentful paint`, median(of('lcp')), { atMost: 1.2 }, ' s');
      judge(`${path}, layout shift`, Math.max(...of('cls')), { atMost: 0 });
    }
  });

/** How much later than in English a page may be painted, in seconds: two visits in one language differ as much. */
const NOISE = 0.05;
/** A script from right to left, one of many marks, one of many signs, and the longest words. */
const MEASURED = ['en', 'ar', 'hi', 'ja', 'de'] as const;

/** The paint of a page in other languages than English. */
export const benchLanguages = (databaseUrl: string): Promise<void> =>
  withPortal(databaseUrl, async (browser, url, storageState) => {
    heading('Portal in other languages: first visits by a phone on slow 4G, processor four times slower');
    for (const path of [pages.signIn, pages.account]) {
      const kilobytes: Partial<Record<(typeof MEASURED)[number], number>> = {};
      const measure = (tag: (typeof MEASURED)[number]) => async () => {
        const one = await visit(browser, url + path, isOfSomebody(path) ? storageState : undefined, tag);
        kilobytes[tag] = one.kilobytes;
        return one.lcp;
      };
      const rounds = await measureInTurns({
        en: measure('en'),
        ar: measure('ar'),
        hi: measure('hi'),
        ja: measure('ja'),
        de: measure('de'),
      });
      for (const tag of MEASURED) {
        showRounds(`${path} in ${tag}, largest contentful paint`, 's', rounds[tag]);
        note(`${path} in ${tag}: ${Math.round(kilobytes[tag] ?? 0)} KB`);
        judge(
          `${path} in ${tag}, largest contentful paint`,
          median(rounds[tag]),
          { atMost: Number((median(rounds.en) + NOISE).toFixed(3)) },
          ' s',
        );
      }
    }
  });
