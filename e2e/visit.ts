import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { makeNewcomer, makeRegular, signInElsewhere, signOutElsewhere } from './cast.ts';
import { codeReplaced } from './code-replaced.ts';
import type { State } from './states/state.ts';

type Person = Awaited<ReturnType<typeof makeNewcomer>>;

export type Visits = ReturnType<typeof openVisits>;

/** Opens states of the portal at `url`, each in its own browser context. */
export function openVisits(browser: Browser, url: string) {
  let regular: Promise<Person> | undefined; // shared, because no visit changes this person's data
  const cast = {
    nobody: async () => undefined,
    newcomer: () => makeNewcomer(url),
    regular: () => {
      regular ??= makeRegular(url);
      return regular;
    },
  };

  return async (state: State, options: BrowserContextOptions): Promise<Page> => {
    const person = await cast[state.as ?? 'nobody']();
    const context = await browser.newContext({
      ...options,
      baseURL: url,
      ...(person && { storageState: person.storageState }),
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await state.before?.(page);
    await page.goto(state.path);
    const email = person?.email ?? '';
    await state.steps?.(page, {
      url,
      email,
      signInElsewhere: () => signInElsewhere(url, email),
      signOutElsewhere: () => signOutElsewhere(url, email),
    });
    await expect(state.shows(page)).toBeVisible();
    await codeReplaced(page); // otherwise the test would inspect elements that are being replaced
    return page;
  };
}
