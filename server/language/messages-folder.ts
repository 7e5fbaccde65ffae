import { readdir, readFile, stat } from 'node:fs/promises';
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

/** Bytes. A whole catalogue has a tenth of them, and pages contain some. */
const FILE_MOST = 1_000_000;

/** What is in a file, or half a sentence about why it cannot hold own words. */
async function readJson(file: string): Promise<{ own: unknown } | { fault: string }> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { fault: 'it is no file' }; // reading a pipe would not end
    if (found.size > FILE_MOST) return { fault: 'it is larger than 1 MB' };
    const text = findText(await readFile(file));
    return text === null ? { fault: 'it is not in UTF-8' } : { own: JSON.parse(text) };
  } catch (error) {
    return { fault: error instanceof SyntaxError ? 'it is no JSON' : `it cannot be read (${toCode(error)})` };
  }
}

/** The text without a byte order mark; null when it is not in UTF-8. */
function findText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

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
    const content = await readJson(file);
    const found = 'fault' in content ? [content.fault] : findFaults(en, content.own);
    faults.push(...found.map((fault) => `${file}: ${fault}.`));
    if ('own' in content && found.length === 0) read.set(tag, content.own as OwnWords);
  }
  if (faults.length > 0) throw new MessagesError(faults);
  return read;
}
