import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { buildMissing } from '../server/boot/build.ts';
import { findFreePort } from '../server/http/free-port.ts';
import { type LanguageTag, languageTags, pseudoTags } from '../shared/words/languages.ts';
import { openFolder, startService } from '../tests/process/service-process.ts';
import { ensureChromium, findChromium } from '../tests/setup/chromium.ts';
import { CLAIMS_KEY, SITE } from './addresses.ts';
import { STATES } from './states.ts';
import { openVisits } from './visit.ts';

// `npm run screenshots [language=<tag>] [part of a name …]`: writes every state of states.ts, or the named ones, to
// screenshots/. States in another language than English go to screenshots/<tag>/.

const VIEWS: Record<string, BrowserContextOptions> = {
  light: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  phone: {
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  },
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [, tag = 'en'] = /^language=(.*)$/.exec(process.argv[2] ?? '') ?? [];
const spoken: readonly LanguageTag[] = [...languageTags, ...pseudoTags];
const language = spoken.find((one) => one === tag);
if (!language) throw new Error(`There is no language '${tag}': ${spoken.join(', ')}.`);
const FOLDER = resolve(import.meta.dirname, '../screenshots', language === 'en' ? '' : language);
const asked = process.argv.slice(2).filter((one) => !one.startsWith('language='));
const states = STATES.filter(({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)));

await ensureChromium();
await buildMissing(() => say('Building portal and server…'));
await using cwd = await openFolder();
const port = await findFreePort();
const service = startService(
  {
    PORT: String(port),
    DATABASE_URL: 'pglite:memory',
    LANGUAGES: spoken.join(','),
    TRUSTED_PROXIES: '127.0.0.1/32',
    BRIDGE_KEYS: `school:${CLAIMS_KEY}::claims.write`,
    TRUSTED_ORIGINS: SITE,
    PLACE_DATABASE: resolve(import.meta.dirname, '../tests/places/places.mmdb'),
    RATE_LIMITS: 'sign_up:10000/60,sign_in:10000/60,mail:10000/60,auth:10000/60,trpc:10000/60',
  },
  cwd.path,
);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-background-networking'],
});
const failed: string[] = [];
try {
  await service.ready;
  const visit = openVisits(browser, `http://localhost:${port}`, language);
  if (asked.length === 0) await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const state of states) {
    for (const [view, options] of Object.entries(VIEWS)) {
      try {
        const page = await visit(state, { ...options, reducedMotion: 'reduce' });
        await page.mouse.move(0, 0); // the pointer is over no element
        await fitWindow(page);
        await page.screenshot({ path: join(FOLDER, `${state.name}.${view}.png`) });
        await page.context().close();
      } catch (error) {
        failed.push(`${state.name}, ${view}: ${String(error)}`);
      }
    }
    say(state.name);
  }
  await writeFile(join(FOLDER, 'index.html'), toContactSheet());
} finally {
  await browser.close();
  service.kill('SIGTERM');
  await service.exited;
}
for (const line of failed) say(line);
say(failed.length === 0 ? `Open ${join(FOLDER, 'index.html')}` : `${failed.length} were not reached`);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * Makes the window as high as its page. Otherwise elements that stick to an edge of the window would be in the
 * middle of the screenshot.
 */
async function fitWindow(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, needed) });
}

/** All screenshots on one page, one row per state. */
function toContactSheet(): string {
  const rows = STATES.map(({ name }) => {
    const pictures = Object.keys(VIEWS).map((view) => {
      const file = `${name}.${view}.png`;
      return `<a href="${file}"><img src="${file}" alt="${name}, ${view}" loading="lazy"></a>`;
    });
    return `<section id="${name}"><h2>${name}</h2><div>${pictures.join('')}</div></section>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Every state of the portal</title>
<style>
  body { font: 16px system-ui; margin: 2rem; background: #ddd; }
  div { display: flex; gap: 1rem; align-items: start; }
  img { height: 26rem; max-width: 44rem; object-fit: contain; object-position: top; background: #fff; }
</style>
<h1>Every state of the portal</h1>
${rows.join('\n')}
`;
}
