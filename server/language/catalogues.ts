import en from '../../shared/messages/en/index.ts';
import { isPseudo, type LanguageTag } from '../../shared/words/languages.ts';
import type { Overrides } from './messages-folder.ts';
import { type Catalogue, withOwnWords } from './own-words.ts';
import { toPseudo } from './pseudo.ts';

const load = async (tag: LanguageTag): Promise<Catalogue> =>
  (await import(`../../shared/messages/${tag}/index.ts`)).default;

/**
 * Finds the messages of a language with the operator's own words. Each language is loaded when it is first needed. Rejects
 * when its file cannot be read.
 */
export function createCatalogues(overrides: Overrides) {
  const kept = new Map<LanguageTag, Promise<Catalogue>>();
  const withOwn = (tag: LanguageTag, messages: Catalogue): Catalogue => {
    const own = overrides.get(tag);
    return own ? withOwnWords(messages, own) : messages;
  };
  return (tag: LanguageTag): Promise<Catalogue> => {
    const known = kept.get(tag);
    if (known) return known;
    const found = isPseudo(tag)
      ? Promise.resolve(toPseudo(tag, withOwn('en', en)))
      : load(tag).then((messages) => withOwn(tag, messages));
    kept.set(tag, found);
    found.catch(() => kept.delete(tag)); // a file that could not be read now may be read the next time
    return found;
  };
}
export type FindCatalogue = ReturnType<typeof createCatalogues>;
