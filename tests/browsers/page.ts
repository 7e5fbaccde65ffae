import type { Driver, Script } from './driver.ts';
import { waitFor } from './wait-for.ts';

/** The visible element that matches and has this name: its label, or its own text without a label. */
const FIND: Script = `(selector, name) => {
  const nameOf = (element) => element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText;
  const isNamed = (element) => nameOf(element).replace(/\\s+/g, ' ').trim() === name;
  return [...document.querySelectorAll(selector)].find((element) => element.checkVisibility() && isNamed(element)) ?? null;
}`;

export type Page = ReturnType<typeof toPage>;

/**
 * The page as a person uses it, by visible text. Every action waits until its element appears, and rejects if it never
 * does.
 */
export function toPage(driver: Driver) {
  const find = (selector: string, name: string) =>
    waitFor(`${selector} '${name}' on the page`, () =>
      driver.read(`(...names) => (${FIND})(...names) !== null`, selector, name),
    );
  const click = async (selector: string, name: string) => {
    await find(selector, name);
    await driver.click(FIND, selector, name);
  };
  const arrivesAt = (url: string) =>
    waitFor(`the page is ${url}`, () =>
      driver.read<boolean>("(url) => location.href === url && document.readyState !== 'loading'", url),
    );
  return {
    async open(url: string) {
      await driver.open(url);
      await arrivesAt(url);
    },
    read: driver.read,
    find,
    heading: (name: string) => find('h1', name),
    press: (name: string) => click('button', name),
    follow: (name: string) => click('a', name),
    choose: (name: string) => click('label', name),
    async fill(label: string, text: string) {
      await find('input', label);
      await driver.type(text, FIND, 'input', label);
    },
    /** Waits until the page's text contains these words. */
    says: (words: string) =>
      waitFor(`'${words}' on the page`, () =>
        driver.read<boolean>('(words) => document.body.innerText.includes(words)', words),
      ),
    arrivesAt,
  };
}
