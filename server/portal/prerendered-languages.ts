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
  languages: Pick<Languages, 'findCatalogue' | 'isOfBuild' | 'offered'>;
  log: Log;
};

/** Milliseconds that a page waits for the thread. */
const WITHIN = 500;
/** Milliseconds after the start until the languages are written that nobody has asked for yet. */
const PREPARED_AFTER = 10_000;
/** Milliseconds after which a language that failed is tried again. */
const AGAIN_AFTER = 60_000;

/**
 * Finds the prerendered pages of a language: those of the build, or those that a thread writes. It writes a language when
 * the first page needs it, and the others one by one a while after the start, so that hardly anybody is the first. Null
 * while the thread works for longer, and after it failed: pages then come without markup. Never throws.
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

  const find = (tag: LanguageTag, run: Prerender) => kept.get(tag) ?? write(tag, run);
  const prepare = async (run: Prerender): Promise<void> => {
    for (const tag of languages.offered) if (!languages.isOfBuild(tag)) await find(tag, run);
  };
  if (prerender) setTimeout(() => void prepare(prerender), PREPARED_AFTER).unref();

  return async (tag: LanguageTag): Promise<PrerenderedPages | null> => {
    if (languages.isOfBuild(tag)) return built ?? null;
    if (!prerender) return null;
    return Promise.race([find(tag, prerender), sleep(WITHIN, null, { ref: false })]);
  };
}
