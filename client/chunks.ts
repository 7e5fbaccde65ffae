import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

// Each file is a round trip of its own where a phone asks, six at a time over HTTP/1.1. What is needed together comes
// together: what everybody begins with, what every page of the account shares, what the pages that mails lead to share,
// and one file for each page with what is its own.

const ROUTES = resolve(import.meta.dirname, 'routes');
const inRoutes = (...files: string[]): string[] => files.map((file) => resolve(ROUTES, file));

const START = inRoutes('../main.tsx', 'sign-in-page.tsx');
const ACCOUNT = inRoutes('account-layout.tsx', 'account-loaders.ts', 'overview-page.tsx');
const LINKS = inRoutes(
  'lazy-link-missing.ts',
  'lazy-link-spent.ts',
  'mailed-address.tsx',
  '../features/credentials/link-button.tsx',
);
const SIGN_UP = inRoutes('sign-up-page.tsx');
const ENTRIES = inRoutes(
  'forgot-password-page.tsx',
  'reset-sent-page.tsx',
  'check-mail-page.tsx',
  'reset-password-page.tsx',
  'choose-password.tsx',
  'verify-email-page.tsx',
  'confirm-by-password.tsx',
  'link-missing.tsx',
  'link-spent.tsx',
);
const PAGES = ['profile', 'security', 'devices', 'secure', 'activity', 'data', 'background'].map(
  (name) => `${name}-page`,
);
/** Shares a library of dialogs with parts that come later: its files are left as they fall. */
const DIALOGS = 'devices-page';
const FORM_LIBRARY = /\/node_modules\/(?:react-hook-form|@hookform)\//;

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** Everything these modules import, and what that imports, but for what is fetched when it is needed. */
function reach(from: readonly string[], context: Context): Set<string> {
  const reached = new Set<string>();
  const visit = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    context.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  from.forEach(visit);
  return reached;
}

type Includes = (id: string, context: Context) => boolean;

/** True for what these modules need together. */
function needs(from: readonly string[]): Includes {
  let members: Set<string> | undefined;
  return (id, context) => {
    members ??= reach(from, context);
    return members.has(id);
  };
}

const ofPages = PAGES.map((name) => [name, needs(inRoutes(`${name}.tsx`))] as const);
/** The pages of the account that need a module. */
const findNeeding: (...asked: Parameters<Includes>) => string[] = (id, context) =>
  ofPages.flatMap(([name, includes]) => (includes(id, context) ? [name] : []));
const isShared: Includes = (id, context) => findNeeding(id, context).length > 1;
const ofAccount = needs(ACCOUNT);
const ofSignUp = needs(SIGN_UP);
const ofEntries = needs(ENTRIES);
const isOfAccount: Includes = (id, context) => ofAccount(id, context) || findNeeding(id, context).length > 0;

const toGroup = (name: string, priority: number, includes: Includes) => ({
  name: (id: string, context: Context) => (includes(id, context) ? name : null),
  priority,
  debugName: name,
});

/** A third of what several pages need, and the overview does not. */
const usesForms: Includes = (id, context) => [...reach([id], context)].some((one) => FORM_LIBRARY.test(one));

// A group takes with it what its modules import, as far as none before it did.
export const groups = [
  toGroup('start', 7, needs(START)),
  toGroup('fields', 6, (id, context) => ofSignUp(id, context) && isOfAccount(id, context)),
  toGroup('sign-up-page', 5, ofSignUp),
  toGroup('codes', 5, (id, context) => ofEntries(id, context) && isOfAccount(id, context)),
  // What several pages need is small, and comes with what all of them do.
  toGroup(
    'account',
    4,
    (id, context) => ofAccount(id, context) || (isShared(id, context) && !usesForms(id, context)),
  ),
  toGroup('form', 3, isShared),
  {
    name: (id: string, context: Context) => findNeeding(id, context).find((name) => name !== DIALOGS) ?? null,
    priority: 2,
    debugName: 'pages',
  },
  toGroup('links', 1, needs(LINKS)),
];
