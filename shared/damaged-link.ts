import { mailLinks } from './paths.ts';

const PAGES: ReadonlySet<string> = new Set(Object.values(mailLinks).map(([page]) => page));
const MEMBERS = [...new Set(Object.values(mailLinks).map(([, member]) => member))].join('|');
/** The `#` of a link as mail systems write it, once or several times encoded, and what followed it. */
const FRAGMENT = new RegExp(`%(?:25)*23((?:${MEMBERS})(?:=|%(?:25)*3d).*)$`, 'is');

/**
 * The address a mail's link had before a mail system wrote its `#` as `%23`, which makes the fragment a part of the
 * path or of the query; null for any other address. The secret must reach no log and no `Referer` meanwhile.
 */
export function findRepairedLink({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | null {
  const whole = pathname + search;
  const [, fragment] = FRAGMENT.exec(whole) ?? [];
  if (fragment === undefined) return null;
  const before = whole
    .replace(FRAGMENT, '')
    .replace(/%(?:25)*3f/i, (mark) => (whole.includes('?') ? mark : '?'));
  const [page = '', ...query] = before.split('?');
  if (!PAGES.has(page)) return null;
  const rest = query.length > 0 ? `?${query.join('?')}` : '';
  return `${page}${rest}#${fragment.replace(/%(?:25)*3d/i, '=')}`;
}
