import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { createCatalogues } from '../server/language/catalogues.ts';
import type { LanguageTag } from '../shared/words/languages.ts';
import { makeNewcomer, makeRegular, signInElsewhere, signOutElsewhere } from './cast.ts';
import { codeReplaced } from './code-replaced.ts';
import { createSay } from './language/said.ts';
import { itself, speaking } from './language/speaking.ts';
import type { State } from './states/state.ts';

type Person = Awaited<ReturnType<typeof makeNewcomer>>;

export type Visits = ReturnType<typeof openVisits>;

/** How a language names what states search in English. English is searched as it is. */
const toSay = async (language: LanguageTag) =>
  language === 'en' ? null : createSay(await createCatalogues(new Map())(language));

/** Opens states of the portal at `url` in this language, each in its own browser context. */
export function openVisits(browser: Browser, url: string, language: LanguageTag = 'en') {
  const saying = toSay(language);
  let regular: Promise<Person> | undefined; // shared, because no visit changes this person's data
  const cast = {
    nobody: async () => undefined,
    newcomer: () => makeNewcomer(url),
    regular: () => {
      regular ??= makeRegular(url, language === 'en' ? 'en-GB' : language);
      return regular;
    },
  };

  return async (state: State, options: BrowserContextOptions): Promise<Page> => {
    const person = await cast[state.as ?? 'nobody']();
    const context = await browser.newContext({
      ...options,
      baseURL: url,
      ...(language !== 'en' && { locale: language }),
      ...(person && { storageState: person.storageState }),
    });
    context.setDefaultTimeout(30_000);
    const say = await saying;
    const opened = await context.newPage();
    const page = say ? speaking(opened, say) : opened;
    await state.before?.(page);
    await page.goto(state.path);
    const email = person?.email ?? '';
    await state.steps?.(page, {
      url,
      email,
      signInElsewhere: () => signInElsewhere(url, email),
      signOutElsewhere: () => signOutElsewhere(url, email),
    });
    await expect(itself(state.shows(page))).toBeVisible();
    await codeReplaced(opened); // otherwise the test would inspect elements that are being replaced
    return opened;
  };
}
