import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that depend on colours. The results of all other rules are the same in both schemes. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** A script that does nothing, in place of axe's own of half a megabyte, for a page that has axe already. */
const NO_SCRIPT = ';';

/**
 * Runs all rules, only the given ones, or all without the given ones. The other mode of axe opens a page for each run to
 * support frames; the portal has no frames. What passes a rule is not described: nobody reads it.
 */
export async function findViolations(
  page: Page,
  { only, without = [] }: { only?: string[]; without?: string[] } = {},
): Promise<string[]> {
  const hasAxe = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(hasAxe && { axeSource: NO_SCRIPT }) })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode();
  const { violations } = await (only
    ? axe.withRules(only)
    : axe.withTags(TAGS).disableRules(without)
  ).analyze();
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join('\n'));
}
