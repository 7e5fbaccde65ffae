import { expect, type Page, test } from '@playwright/test';
import type { LanguageTag } from '../shared/words/languages.ts';
import { GATEHOUSE } from './addresses.ts';
import { findViolations, OF_COLOURS } from './axe.ts';
import { inspectLayout, listTexts } from './language/layout.ts';
import { findPlain, hasMessage } from './language/plain-words.ts';
import type { State } from './states/state.ts';
import { STATES } from './states.ts';
import { openVisits, type Visits } from './visit.ts';

// Visits the states in other languages. No text is cut or stands over another one, in both directions, at 200 % and on the
// narrowest screen; none is English; and axe finds no violation. The pseudo-languages visit every state: one is 40 %
// longer than English, the other one is written from right to left, and shows each text that is not in the catalogue.
// Other languages visit the states that have a layout of their own on a phone. For the longer English, axe has seen the
// same elements in states.test.ts.

const isAny = (): boolean => true;
const hasOwnLayout = ({ onPhone }: State): boolean => onPhone === true;
const VISITED: Partial<Record<LanguageTag, (state: State) => boolean>> = {
  'en-XA': isAny,
  'ar-XB': isAny,
  ar: hasOwnLayout,
  de: hasOwnLayout,
};
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

for (const [tag, isVisited] of Object.entries(VISITED)) {
  const language = tag as LanguageTag;
  test.describe(`in ${language}`, () => {
    let visit: Visits;
    test.beforeAll(({ browser }) => {
      visit = openVisits(browser, GATEHOUSE, language);
    });

    for (const state of STATES.filter(isVisited))
      test(`fits: ${state.name}`, { tag: '@any-screen' }, async ({ contextOptions }) => {
        const page = await visit(state, { ...contextOptions, ...LOOKS });
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        if (language === 'ar-XB') expect(findPlain(await listTexts(page))).toEqual([]);
        if (language !== 'en-XA') expect(await findViolations(page, { without: OF_COLOURS })).toEqual([]);
        for (const width of WIDTHS) await expectOrder(page, width);
        await page.context().close();
      });
  });
}
