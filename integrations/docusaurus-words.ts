import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type en from '../shared/messages/en/packages.ts';
import { toWritten } from '../shared/words/written.ts';

const ROOT = resolve(import.meta.dirname, '..');
const MESSAGES = join(ROOT, 'shared/messages');
const DIST = join(ROOT, 'integrations/docusaurus/dist');

type Group = { readonly [key: string]: string | Group };
type Packages = {
  readonly button: { readonly [Name in keyof typeof en.packages.button]: string };
  readonly docusaurus: Group;
};

/** The words of the Docusaurus plugin by the ids of its texts, such as `gatehouse.gate.title`. */
export function toCodeMessages({ button, docusaurus }: Packages): Record<string, string> {
  const { accountOf: _, ...ofButton } = button; // the plugin has a text of its own for it
  const flatten = (group: Group, path: string): [string, string][] =>
    Object.entries(group).flatMap(([key, text]) =>
      typeof text === 'string' ? [[`${path}.${key}`, text]] : flatten(text, `${path}.${key}`),
    );
  return Object.fromEntries(flatten({ ...ofButton, ...docusaurus }, 'gatehouse'));
}

/** Writes the plugin's words in all languages but English, which its sources contain. Only a site's build reads them. */
export async function writeDocusaurusWords(): Promise<void> {
  const tags = readdirSync(MESSAGES).filter(
    (tag) => tag !== 'en' && existsSync(join(MESSAGES, tag, 'packages.ts')),
  );
  const words = await Promise.all(
    tags.map(async (tag) => {
      const { packages } = (await import(join(MESSAGES, tag, 'packages.ts'))).default;
      return [toWritten(tag), toCodeMessages(packages)];
    }),
  );
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'words.json'), JSON.stringify(Object.fromEntries(words)));
}
