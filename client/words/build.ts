import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import common from '../../shared/messages/en/common.ts';
import entry from '../../shared/messages/en/entry.ts';
import { pages } from '../../shared/paths.ts';

const MAIN = resolve(import.meta.dirname, '../main.tsx');
const PART = /\bpart\(\s*'(\w+)'/g;

/**
 * Writes the file from which the service knows the parts of the catalogue that a page needs first: for the sign-in page
 * those of its code, for the other pages before the account also those of the code that they load later. A page without
 * a list needs all parts.
 */
export function listWords(): Plugin {
  let folder: string;
  return {
    name: 'list-words',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir, '..');
    },
    async writeBundle(_, bundle) {
      const first = await findParts(bundle);
      const others = [...new Set([...first, ...Object.keys(common), ...Object.keys(entry)])].sort();
      const lists = Object.values(pages)
        .filter((path) => path !== pages.home && !path.startsWith(pages.account))
        .map((path) => [path, path === pages.signIn ? first : others]);
      await writeFile(resolve(folder, 'words.json'), JSON.stringify(Object.fromEntries(lists)));
    },
  };
}

/** The parts that the code of the page's first scripts reads. */
async function findParts(bundle: Rolldown.OutputBundle): Promise<string[]> {
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
  for (const [name, chunk] of Object.entries(bundle))
    if (chunk.type === 'chunk' && MAIN in chunk.modules) await visit(name);
  if (parts.size === 0) throw new Error('No words were found in the first scripts of the portal');
  return [...parts].sort();
}
