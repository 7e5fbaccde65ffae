import { setTimeout as sleep } from 'node:timers/promises';
import type { PrerenderedPages } from '../../shared/prerendered.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import type { Languages } from '../language/languages.ts';
import type { Catalogue } from '../language/own-words.ts';
import type { Log } from '../log.ts';

/** Writes the prerendered pages of a language. It takes seconds of one core, so it runs in a thread. */
export type Prerender = (language: LanguageTag, catalogue: Catalogue) => Promise<PrerenderedPages>;

type Deps = {
  /** The pages of the build, in English. */
  built: PrerenderedPages | undefined;
  prerender: Prerender | undefined;
  languages: Pick<Languages, 'findCatalogue' | 'isOfBuild'>;
  log: Log;
};

/** Milliseconds that a page waits for the thread. */
const WITHIN = 500;
/** Milliseconds after which a language that failed is tried again. */
const AGAIN_AFTER = 60_000;

/**
 * Finds the prerendered pages of a language: those of the build, or those that a thread writes when the first page needs
 * them. Null while the thread works for longer, and after it failed: pages then come without markup. Never throws.
 */
export function createPrerenderedLanguages({ built, prerender, languages, log }: Deps) {
  const kept = new Map<LanguageTag, Promise<PrerenderedPages | null>>();
  const told = new Set<LanguageTag>();
  /** One language is written at a time: the other cores are for requests. */
  let last: Promise<unknown> = Promise.resolve();

  const write = (tag: LanguageTag, run: Prerender): Promise<PrerenderedPages | null> => {
    const writing = last
      .then(async () => run(tag, await languages.findCatalogue(tag)))
      .catch((error: unknown) => {
        if (!told.has(tag))
          log.error({ error, language: tag }, 'pages could not be prerendered, and come without markup');
        told.add(tag);
        setTimeout(() => kept.delete(tag), AGAIN_AFTER).unref();
        return null;
      });
    last = writing;
    kept.set(tag, writing);
    return writing;
  };

  return async (tag: LanguageTag): Promise<PrerenderedPages | null> => {
    if (languages.isOfBuild(tag)) return built ?? null;
    if (!prerender) return null;
    return Promise.race([kept.get(tag) ?? write(tag, prerender), sleep(WITHIN, null, { ref: false })]);
  };
}
