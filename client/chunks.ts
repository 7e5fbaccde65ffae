import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

// Each file costs a phone one round trip; HTTP/1.1 loads six files at a time. Code that is needed together is therefore
// in one file: the code every visit starts with, the code all account pages share, the code all pages of mail links
// share, and one file per page with the code only that page needs.

const ROUTES = resolve(import.meta.dirname, 'routes');
const inRoutes = (...files: string[]): string[] => files.map((file) => resolve(ROUTES, file));

const START = inRoutes('../main.tsx', 'sign-in-page.tsx');
const ACCOUNT = inRoutes('account-layout.tsx', 'account-loaders.ts', 'overview-page.tsx');
const LINKS = inRoutes(
  'open-link.ts',
  'lazy-link-missing.ts',
  'lazy-link-spent.ts',
  'mailed-address.tsx',
  '../features/credentials/link-button.tsx',
);
const TWO_FACTOR = inRoutes('two-factor-loader.ts', 'two-factor-page.tsx');
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
  'create-passkey.tsx',
  'passkey-sign-up-page.tsx',
);
const PAGES = ['profile', 'security', 'devices', 'secure', 'activity', 'data', 'background'].map(
  (name) => `${name}-page`,
);
/** This page shares a dialog library with parts that load later. The bundler's default splitting applies to it. */
const DIALOGS = 'devices-page';
/** The account alone needs it, but the sign-in page imports the library that exports it. */
const OF_ACCOUNT = /\/@tanstack\/react-router\/.*\/useBlocker\./;
const FORM_LIBRARY = /\/node_modules\/(?:react-hook-form|@hookform)\//;

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** All modules that these modules import, directly or indirectly, without the dynamic imports. */
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

/** Returns a function that is true for the modules that `from` needs, including `from` itself. */
function needs(from: readonly string[]): Includes {
  let members: Set<string> | undefined;
  return (id, context) => {
    members ??= reach(from, context);
    return members.has(id) && (from === ACCOUNT || !OF_ACCOUNT.test(id));
  };
}

const ofPages = PAGES.map((name) => [name, needs(inRoutes(`${name}.tsx`))] as const);
/** The account pages that need a module. */
const findNeeding: (...asked: Parameters<Includes>) => string[] = (id, context) =>
  ofPages.flatMap(([name, includes]) => (includes(id, context) ? [name] : []));
const isShared: Includes = (id, context) => findNeeding(id, context).length > 1;
const ofAccount = needs(ACCOUNT);
const ofSignUp = needs(SIGN_UP);
const ofTwoFactor = needs(TWO_FACTOR);
const ofEntries = needs(ENTRIES);
const isOfAccount: Includes = (id, context) => ofAccount(id, context) || findNeeding(id, context).length > 0;

const toGroup = (name: string, priority: number, includes: Includes) => ({
  name: (id: string, context: Context) => (includes(id, context) ? name : null),
  priority,
  debugName: name,
});

/** Forms are a third of the code that several pages share, and the overview does not need them. */
const usesForms: Includes = (id, context) => [...reach([id], context)].some((one) => FORM_LIBRARY.test(one));

// A group also includes the imports of its modules, except those that an earlier group includes.
export const groups = [
  toGroup('start', 7, needs(START)),
  toGroup('fields', 6, (id, context) => ofSignUp(id, context) && isOfAccount(id, context)),
  toGroup('links', 6, needs(LINKS)),
  toGroup(
    'proof',
    6,
    (id, context) => ofTwoFactor(id, context) && (isOfAccount(id, context) || ofEntries(id, context)),
  ),
  toGroup('sign-up-page', 5, ofSignUp),
  toGroup('codes', 5, (id, context) => ofEntries(id, context) && isOfAccount(id, context)),
  // The code that several pages share is small, so it is in the file that all account pages load.
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
  toGroup('two-factor-page', 1, ofTwoFactor),
];
