import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

// Each file is a round trip of its own where a phone asks, six at a time over HTTP/1.1. What is needed together comes
// together: what everybody begins with, what every page of the account shares, and what the pages that mails lead to do.

const ROUTES = resolve(import.meta.dirname, 'routes');
const START = ['../main.tsx', 'sign-in-page.tsx'].map((file) => resolve(ROUTES, file));
const ACCOUNT = ['account-layout.tsx', 'account-loaders.ts', 'overview-page.tsx'].map((file) =>
  resolve(ROUTES, file),
);

const LINKS = [
  'lazy-link-missing.ts',
  'lazy-link-spent.ts',
  'mailed-address.tsx',
  '../features/credentials/link-button.tsx',
].map((file) => resolve(ROUTES, file));

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

function groupOf(name: string, from: readonly string[], priority: number) {
  let members: Set<string> | undefined;
  return {
    name: (id: string, context: Context) => {
      members ??= reach(from, context);
      return members.has(id) ? name : null;
    },
    priority,
    debugName: name,
  };
}

/** Three files instead of dozens. */
export const groups = [
  groupOf('start', START, 3),
  groupOf('account', ACCOUNT, 2),
  groupOf('links', LINKS, 1),
];
