import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import en from '../../shared/messages/en/index.ts';
import { type LanguageTag, languageTags } from '../../shared/words/languages.ts';
import { findFaults, type OwnWords } from './own-words.ts';

/** The operator's own words by language. */
export type Overrides = ReadonlyMap<LanguageTag, OwnWords>;

/** Has one line for each fault in the operator's own words, with file and key. */
export class MessagesError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const toCode = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';

/**
 * Reads the files `<tag>.json` of a folder; other files are ignored. Without a folder there are no own words. Throws
 * MessagesError for everything that is wrong, so that no sentence is missing on a page later.
 */
export async function readMessagesFolder(folder: string | undefined): Promise<Overrides> {
  if (folder === undefined) return new Map();
  const names = await readdir(folder).catch((error: unknown) => {
    throw new MessagesError([`MESSAGES_DIR names ${folder}, which cannot be read (${toCode(error)}).`]);
  });
  const read = new Map<LanguageTag, OwnWords>();
  const faults: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const file = join(folder, name);
    const tag = languageTags.find((one) => `${one}.json` === name);
    if (!tag) {
      faults.push(`${file}: its name is no language; the languages are ${languageTags.join(', ')}.`);
      continue;
    }
    try {
      const own: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
      const found = findFaults(en, own);
      faults.push(...found.map((fault) => `${file}: ${fault}.`));
      if (found.length === 0) read.set(tag, own as OwnWords);
    } catch (error) {
      const isJson = error instanceof SyntaxError;
      faults.push(isJson ? `${file}: it is no JSON.` : `${file}: it cannot be read (${toCode(error)}).`);
    }
  }
  if (faults.length > 0) throw new MessagesError(faults);
  return read;
}
