import { type Browser, chromium } from '@playwright/test';
import { makeNewcomer } from '../e2e/cast.ts';
import { pages } from '../shared/paths.ts';
import { ensureChromium, findChromium } from '../tests/setup/chromium.ts';
import { startGatehouse } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { median } from './rounds.ts';

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

/** The waiting time and the downloads of a phone's first visit to a page. */
async function visit(browser: Browser, url: string, storageState?: State): Promise<Visit> {
  const context = await browser.newContext({ ...PHONE, ...(storageState && { storageState }) });
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

/** What people with a slow phone see of the portal, and when. */
export async function benchPortal(databaseUrl: string): Promise<void> {
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
    heading('Portal: first visits by a phone on slow 4G, processor four times slower');
    note('150 ms, 1.6 Mbit/s down, 750 kbit/s up, 412 × 823, nothing cached');
    await visit(browser, `${url}${pages.signIn}`); // afterwards the service has compiled the code of a visit
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
  } finally {
    await browser.close();
    await service.stop();
  }
}
