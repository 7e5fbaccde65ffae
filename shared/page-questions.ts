import { pages } from './paths.ts';

/** One query that a page begins with. */
export type PageQuestion = { procedure: string; input?: object };

export const CURRENT = 'session.current';

const OF_PAGES: Partial<Record<string, readonly PageQuestion[]>> = {
  [pages.signIn]: [],
  [pages.signUp]: [],
  [pages.account]: [{ procedure: 'profile.get' }, { procedure: 'security.overview' }],
  [pages.profile]: [{ procedure: 'profile.get' }],
  [pages.security]: [{ procedure: 'security.overview' }],
  [pages.devices]: [{ procedure: 'session.list' }],
  [pages.secure]: [{ procedure: 'session.list' }],
  [pages.data]: [],
  // As an infinite query puts its first page.
  [pages.activity]: [{ procedure: 'activity.list', input: { direction: 'forward' } }],
};

/** What the page at `path` asks first, as its loaders are about to; none where it asks nothing. */
export const toPageQuestions = (path: string): readonly PageQuestion[] => {
  const own = OF_PAGES[path];
  return own ? [{ procedure: CURRENT }, ...own] : [];
};
