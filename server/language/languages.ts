import { type LanguageTag, toOwnName } from '../../shared/words/languages.ts';
import type { FindCatalogue } from './catalogues.ts';
import type { Overrides } from './messages-folder.ts';
import type { LanguagePicker } from './pick-language.ts';
import { createWordsFiles, type PageParts } from './words-files.ts';

type Deps = {
  /** The languages that people can choose. The first is the default. */
  offered: readonly LanguageTag[];
  /** Picks one of them. */
  picker: LanguagePicker;
  overrides: Overrides;
  /** Finds the messages with these overrides. */
  findCatalogue: FindCatalogue;
  /** The parts that each page needs first. */
  parts: PageParts | undefined;
};

/** What a page needs to speak one of the offered languages. */
export function createLanguages({ offered, picker, overrides, findCatalogue, parts }: Deps) {
  return {
    ...picker,
    offered,
    /** Each offered language with its name in the language itself. */
    ownNames: Object.fromEntries(offered.map((tag) => [tag, toOwnName(tag)])),
    findCatalogue,
    files: createWordsFiles({ offered, findCatalogue, parts }),
    /** True for a language whose words are those of the build. */
    isOfBuild: (tag: LanguageTag): boolean => tag === 'en' && !overrides.has(tag),
  };
}
export type Languages = ReturnType<typeof createLanguages>;
