import { pages, TRPC } from '../../shared/paths.ts';
import type { Question } from './early-answer.ts';

// What a page asks first, as its loaders are about to: one request, whatever it holds.

const CURRENT = 'session.current';
const OF_PAGES: Partial<Record<string, readonly string[]>> = {
  [pages.account]: ['profile.get', 'security.overview'],
  [pages.profile]: ['profile.get'],
  [pages.security]: ['security.overview'],
  [pages.devices]: ['session.list'],
  [pages.secure]: ['session.list'],
  [pages.data]: [],
  [pages.activity]: ['activity.list'],
};
/** As an infinite query puts its first page. */
const INPUTS: Partial<Record<string, object>> = { 'activity.list': { direction: 'forward' } };
const ENTRIES: readonly string[] = [pages.signIn, pages.signUp];

/** What the page at `path` asks first; null where it asks nothing. */
export function toQuestion(path: string): Question | null {
  if (ENTRIES.includes(path)) return { url: `${TRPC}/${CURRENT}`, procedures: [CURRENT], inputs: [] };
  const own = OF_PAGES[path];
  if (!own) return null;
  const procedures = [CURRENT, ...own];
  const inputs = procedures.map((procedure) => INPUTS[procedure]);
  const input = encodeURIComponent(JSON.stringify({ ...inputs }));
  return { url: `${TRPC}/${procedures.join()}?batch=1&input=${input}`, procedures, inputs };
}
