import type { Locator, Page } from '@playwright/test';
import type { Say } from './said.ts';

// The states name what they search in English. This page and its elements search what the language says instead.

type Options = { name?: string | RegExp; hasText?: string | RegExp; exact?: boolean };

const OWN = Symbol('the element itself');
const unwrap = (one: unknown): unknown =>
  Object(one) === one ? (Reflect.get(one as object, OWN) ?? one) : one;

/** The functions that return elements. */
const FINDS = /^(?:getBy\w+|locator|filter|first|last|nth|or|and|frameLocator)$/;
const BY_TEXT = /^getBy(?:Text|Label|Placeholder|AltText|Title)$/;

/** The page, for tests that search elements by their English names. */
export const speaking = (page: Page, say: Say): Page => wrap(page, say);

/** The page or element itself, for the functions of Playwright that take one. */
export const itself = <One extends Page | Locator>(one: One): One => unwrap(one) as One;

function wrap<One extends Page | Locator>(one: One, say: Say): One {
  return new Proxy(one, {
    get(target, key) {
      if (key === OWN) return target;
      const value = Reflect.get(target, key, target);
      if (typeof value !== 'function' || typeof key !== 'string') return value;
      if (key === 'selectOption') return (label: string) => choose(target as Locator, label, say);
      if (!FINDS.test(key)) return value.bind(target);
      return (...args: unknown[]) => wrap(value.apply(target, translate(key, args, say)), say);
    },
  });
}

function translate(key: string, args: unknown[], say: Say): unknown[] {
  const [first, second] = args.map(unwrap);
  if (BY_TEXT.test(key)) {
    const said = say(first as string | RegExp, (second as Options)?.exact);
    return [said, said === first ? second : undefined];
  }
  const options = (key === 'filter' ? first : second) as Options | undefined;
  if (!options) return [first, second];
  const { name, hasText, exact } = options;
  const said = {
    ...options,
    ...(name !== undefined && { name: say(name, exact) }),
    ...(hasText !== undefined && { hasText: say(hasText) }),
  };
  return key === 'filter' ? [said] : [first, said];
}

/** Chooses an option by its label. */
async function choose(select: Locator, label: string, say: Say): Promise<void> {
  const said = say(label, true);
  const labels = await select.locator('option').allTextContents();
  const index = labels.findIndex((one) => (typeof said === 'string' ? one === said : said.test(one)));
  await select.selectOption({ index });
}
