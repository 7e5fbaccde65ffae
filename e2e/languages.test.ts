import { expect, type Page, test } from '@playwright/test';
import { isPseudo, type LanguageTag } from '../shared/words/languages.ts';
import { GATEHOUSE } from './addresses.ts';
import { findViolations, OF_COLOURS } from './axe.ts';
import { inspectLayout, listTexts } from './language/layout.ts';
import { findPlain, hasMessage } from './language/plain-words.ts';
import { STATES } from './states.ts';
import { openVisits, type Visits } from './visit.ts';

// Visits every state in other languages. No text is cut or stands over another one, in both directions, at 200 % and on the
// narrowest screen; none is English; and axe finds no violation. The pseudo-languages have the elements of the others:
// en-XA is 40 % longer than English, ar-XB shows each text that is not in the catalogue.

const VISITED: readonly LanguageTag[] = ['en-XA', 'ar-XB', 'ar', 'de'];
const LOOKS = { reducedMotion: 'reduce', colorScheme: 'light' } as const;
/** Pixels: a window of 1280 at 200 % and at 400 %. */
const WIDTHS = [640, 320];

test.describe.configure({ mode: 'parallel' });
test.use({ trace: 'off' }); // a failure names the text, and `npm run screenshots` shows the state

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is wrong at this width. A popup moves to its new place shortly after the window's size changes. */
async function expectOrder(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 700 });
  const find = async () => {
    const { cut, overlaps } = await inspectLayout(page);
    return { overflow: await overflowOf(page), cut: cut.filter(hasMessage), overlaps };
  };
  await expect
    .poll(find, { message: `${width} pixels`, timeout: 5_000 })
    .toEqual({ overflow: 0, cut: [], overlaps: [] });
}

for (const language of VISITED) {
  test.describe(`in ${language}`, () => {
    let visit: Visits;
    test.beforeAll(({ browser }) => {
      visit = openVisits(browser, GATEHOUSE, language);
    });

    for (const state of STATES)
      test(`fits: ${state.name}`, { tag: '@any-screen' }, async ({ contextOptions }) => {
        const page = await visit(state, { ...contextOptions, ...LOOKS });
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        if (language === 'ar-XB') expect(findPlain(await listTexts(page))).toEqual([]);
        if (!isPseudo(language)) expect(await findViolations(page, { without: OF_COLOURS })).toEqual([]);
        for (const width of WIDTHS) await expectOrder(page, width);
        await page.context().close();
      });
  });
}
