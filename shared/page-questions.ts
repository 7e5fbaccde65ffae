import { pages } from './paths.ts';

/** One query that a page starts with. */
export type PageQuestion = { procedure: string; input?: object };

export const CURRENT = 'session.current';

const OF_PAGES: Partial<Record<string, readonly PageQuestion[]>> = {
  [pages.signIn]: [],
  [pages.signUp]: [],
  [pages.authorize]: [],
  [pages.account]: [{ procedure: 'profile.get' }, { procedure: 'security.overview' }],
  [pages.profile]: [{ procedure: 'profile.get' }],
  [pages.security]: [{ procedure: 'security.overview' }, { procedure: 'security.signInMethods' }],
  [pages.devices]: [{ procedure: 'session.list' }],
  [pages.secure]: [{ procedure: 'session.list' }, { procedure: 'security.signInMethods' }],
  [pages.data]: [],
  // The same input as an infinite query sends for its first page.
  [pages.activity]: [{ procedure: 'activity.list', input: { direction: 'forward' } }],
};

/** The queries that the page at `path` starts with, the same as its loaders send; empty when it sends none. */
export const toPageQuestions = (path: string): readonly PageQuestion[] => {
  const own = OF_PAGES[path];
  return own ? [{ procedure: CURRENT }, ...own] : [];
};
