import { directionOf } from '../../../shared/words/direction.ts';
import { toWritten } from '../../../shared/words/written.ts';
import type { ButtonWords, Spoken } from './words.ts';

// Loaded when a page is not in English.

type File = { default: { packages: { button: ButtonWords } } };

/** The words of each language: a small file. */
const FILES = import.meta.glob<File>([
  '../../../shared/messages/*/packages.ts',
  '!../../../shared/messages/en/packages.ts',
]);

/**
 * Loads the words of a language. `english` are the words when there are none. The attributes are left out when the page
 * itself is in this language.
 */
export async function speak(lang: string, page: string, english: ButtonWords): Promise<Spoken> {
  const toAttributes = (tag: string): Spoken['attributes'] =>
    toWritten(page) === toWritten(tag) ? undefined : { lang: tag, dir: directionOf(tag) };
  for (const [path, load] of Object.entries(FILES)) {
    const tag = path.split('/').at(-2) ?? '';
    if (toWritten(tag) === toWritten(lang))
      return { words: (await load()).default.packages.button, attributes: toAttributes(tag) };
  }
  return { words: english, attributes: toAttributes('en') };
}
