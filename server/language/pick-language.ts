import { parseAccept } from 'hono/utils/accept';
import { findLanguageTag } from '../../shared/language-tag.ts';
import { isPseudo, type LanguageTag } from '../../shared/words/languages.ts';
import { toWritten } from '../../shared/words/written.ts';

/** What a request says about the language of its answer. All of it comes from outside. */
export type Wishes = {
  /** The values of `?lang=`. */
  asked: readonly string[];
  /** The profile of the signed-in person; null when nobody is known, or when the profile names no language. */
  locale: string | null;
  /** The values of the cookie. */
  cookies: readonly string[];
  /** The header `Accept-Language`. */
  accepted: string | null;
};

/** Longer tags are no wish of a person: the longest that browsers send have 12 characters. */
const TAG_MOST = 35;
/** The part of `Accept-Language` that is read. Browsers send a fifth of it. */
const HEADER_MOST = 1_000;
/** The wishes of a request that are looked at. Browsers send fewer than ten, and each costs microseconds. */
const WISHES_MOST = 20;

/** Chooses the language of an answer among those that the operator offers. The first one is the default. */
export function createLanguagePicker(offered: readonly LanguageTag[]) {
  const exact = new Map(offered.map((tag) => [tag.toLowerCase(), tag]));
  const written = new Map(
    offered
      .filter((tag) => !isPseudo(tag))
      .map((tag) => [toWritten(tag), tag] as const)
      .reverse(), // of two with one script the first counts
  );

  /** The offered language for a tag: the same one, or one with the same language and script. */
  const match = (wanted: string): LanguageTag | null => {
    if (wanted.length > TAG_MOST) return null;
    const known = exact.get(wanted.toLowerCase());
    if (known) return known;
    const tag = findLanguageTag(wanted);
    return tag === null ? null : (written.get(toWritten(tag)) ?? null);
  };
  const matchFirst = (wanted: readonly string[]): LanguageTag | null => {
    for (const one of wanted.slice(0, WISHES_MOST)) {
      const found = match(one);
      if (found) return found;
    }
    return null;
  };
  const [first = 'en'] = offered;

  /** The language that somebody asks for; null when all that they ask for is not offered. */
  function find({ asked, locale, cookies, accepted }: Wishes): LanguageTag | null {
    const wishes = parseAccept(accepted?.slice(0, HEADER_MOST) ?? '').filter(({ q }) => q > 0);
    const any = wishes.findIndex(({ type }) => type === '*');
    const named = (any < 0 ? wishes : wishes.slice(0, any)).map(({ type }) => type);
    return matchFirst([...asked, ...(locale === null ? [] : [locale]), ...cookies, ...named]);
  }

  return {
    /** The language that the address asks for; null when it names none that is offered. */
    findAsked: (asked: readonly string[]): LanguageTag | null => matchFirst(asked),

    find,

    pick: (wishes: Wishes): LanguageTag => find(wishes) ?? first,

    /** The offered language of somebody who speaks `tags`, the best first. */
    pickSpoken: (tags: readonly string[]): LanguageTag => matchFirst(tags) ?? first,
  };
}
export type LanguagePicker = ReturnType<typeof createLanguagePicker>;
