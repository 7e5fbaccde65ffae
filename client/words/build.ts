import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { pages } from '../../shared/paths.ts';

const MAIN = 'main.tsx';
const ACCOUNT = ['account-layout.tsx', 'account-loaders.ts'];
/** The code that each page loads by itself. The links of mails decide which code comes next. */
const CODE = {
  signIn: ['../api/passkey-sign-in.ts'], // loaded at once where the email field offers passkeys
  signUp: ['sign-up-page.tsx', 'check-mail-page.tsx'],
  forgotPassword: ['forgot-password-page.tsx', 'reset-sent-page.tsx'],
  resetPassword: ['reset-password-page.tsx', 'choose-password.tsx', 'link-spent.tsx', 'link-missing.tsx'],
  verifyEmail: ['verify-email-page.tsx', 'agree.tsx', 'link-spent.tsx', 'link-missing.tsx'],
  authorize: ['authorize-page.tsx', 'site-refused.tsx'],
  twoFactor: ['two-factor-page.tsx'],
  account: [...ACCOUNT, 'overview-page.tsx'],
  profile: [...ACCOUNT, 'profile-page.tsx'],
  security: [...ACCOUNT, 'security-page.tsx'],
  devices: [...ACCOUNT, 'devices-page.tsx'],
  secure: [...ACCOUNT, 'secure-page.tsx'],
  activity: [...ACCOUNT, 'activity-page.tsx'],
  data: [...ACCOUNT, 'data-page.tsx'],
} as const satisfies Record<Exclude<keyof typeof pages, 'home'>, readonly string[]>;

const PART = /\bpart\(\s*'(\w+)'/g;

/**
 * Writes the file from which the service knows the parts of the catalogue that a page needs first. An unknown page gets
 * all parts.
 */
export function listWords(): Plugin {
  let root: string;
  let folder: string;
  return {
    name: 'list-words',
    configResolved(config) {
      root = config.root;
      folder = resolve(root, config.build.outDir, '..');
    },
    async writeBundle(_, bundle) {
      const lists: Record<string, readonly string[]> = {};
      for (const [page, files] of Object.entries(CODE)) {
        const modules = [MAIN, ...files.map((file) => `routes/${file}`)].map((file) => resolve(root, file));
        lists[pages[page as keyof typeof CODE]] = await findParts(bundle, modules);
      }
      await writeFile(resolve(folder, 'words.json'), JSON.stringify(lists));
    },
  };
}

/** The parts that these modules read, and everything that is loaded with them. */
async function findParts(bundle: Rolldown.OutputBundle, modules: readonly string[]): Promise<string[]> {
  const parts = new Set<string>();
  const seen = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || seen.has(name)) return;
    seen.add(name);
    for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
      if (renderedLength === 0 || !/\/client\/.*\.tsx?$/.test(id)) continue;
      for (const [, part = ''] of (await readFile(id, 'utf8')).matchAll(PART)) parts.add(part);
    }
    for (const imported of chunk.imports) await visit(imported);
  };
  for (const module of modules) {
    const [name] =
      Object.entries(bundle).find(([, chunk]) => chunk.type === 'chunk' && module in chunk.modules) ?? [];
    if (name === undefined) throw new Error(`The portal's build has no ${module}`);
    await visit(name);
  }
  return [...parts].sort();
}
