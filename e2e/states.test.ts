import { expect, type Page, test } from '@playwright/test';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../shared/credentials.ts';
import { GATEHOUSE } from './addresses.ts';
import { findViolations, OF_COLOURS } from './axe.ts';
import { STATES } from './states.ts';
import { openVisits, type Visits } from './visit.ts';

// Visits every state once. axe finds no violation, in both colour schemes, and on a phone for pages with another
// layout there. No state needs horizontal scrolling at 200 % or on the narrowest screen. Nothing moves when people
// prefer reduced motion.

// Windows of 1400 and 1280 pixels at 200 %, and of 1280 at 400 % (WCAG 1.4.4, 1.4.10).
const WIDTHS = [700, 640, 320];
const PHONE = { width: 390, height: 844 };

test.describe.configure({ mode: 'parallel' });
test.use({ trace: 'off' }); // a failure names the element, and `npm run screenshots` shows the state

let visit: Visits;
test.beforeAll(({ browser }) => {
  visit = openVisits(browser, GATEHOUSE);
});

const findMoving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
      .map(({ effect }) => effect instanceof KeyframeEffect && effect.target?.outerHTML),
  );

/** The pixels by which the page is wider than its window. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Fields without a visible edge in forced-colours mode. */
const findUnseen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(input:not([type=hidden]), select, textarea)')]
      .filter((control) => control.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
      .filter((control) => getComputedStyle(control).borderTopWidth === '0px')
      .filter((control) => getComputedStyle(control).appearance === 'none')
      .map((control) => control.outerHTML),
  );

const RULES = `minlength: ${PASSWORD_MIN_LENGTH}; maxlength: ${PASSWORD_MAX_LENGTH}`;

/** New-password fields that do not give password managers the rules, or whose form does not name the user. */
const findUnruled = (page: Page) =>
  page.evaluate(
    ([rules, min]) =>
      [...document.querySelectorAll<HTMLInputElement>('input[autocomplete=new-password]')]
        .filter(
          (field) =>
            field.getAttribute('passwordrules') !== rules ||
            field.minLength !== min ||
            field.maxLength !== -1 || // would cut off pasted text
            !field.form?.querySelector('input[autocomplete=username]'),
        )
        .map((field) => field.outerHTML),
    [RULES, PASSWORD_MIN_LENGTH] as const,
  );

/** A popup moves to its new place shortly after the window's size changes. */
const expectNoOverflow = (page: Page, width: number) =>
  expect.poll(() => overflowOf(page), `${width} pixels`).toBe(0);

async function tryOnPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page, PHONE.width);
  expect(await findViolations(page), 'on a phone').toEqual([]);
}

async function tryOtherLooks(page: Page): Promise<void> {
  expect(await findUnruled(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findViolations(page, { only: OF_COLOURS }), 'dark').toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await findUnseen(page)).toEqual([]);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 400 });
    await expectNoOverflow(page, width);
  }
}

/** A visit that ends the sessions of the person whom all visits share would make later ones fail. */
const DEVICES_OF_REGULAR = 4;
async function countDevices(page: Page): Promise<number> {
  const answer = await page.context().request.get('/api/trpc/session.list');
  return (await answer.json()).result.data.length;
}

for (const state of STATES) {
  test(`is accessible: ${state.name}`, { tag: '@any-screen' }, async ({ contextOptions }) => {
    const page = await visit(state, { ...contextOptions, reducedMotion: 'reduce', colorScheme: 'light' });
    expect(await findViolations(page)).toEqual([]);
    expect(await findMoving(page)).toEqual([]);
    if (state.onPhone) await tryOnPhone(page);
    await tryOtherLooks(page);
    if (state.as === 'regular') expect(await countDevices(page)).toBe(DEVICES_OF_REGULAR);
    await page.context().close();
  });
}
