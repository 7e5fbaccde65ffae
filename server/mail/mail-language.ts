import type en from '../../shared/messages/en/mails.ts';
import { directionOf } from '../../shared/words/direction.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import { createShow } from '../../shared/words/speech.ts';
import type { Show } from '../../shared/words/template.ts';
import { type Messages, toWords, type Words } from '../../shared/words/words.ts';
import type { FindCatalogue } from '../language/catalogues.ts';
import type { LanguagePicker } from '../language/pick-language.ts';

export type MailWords = Words<typeof en.mails, string>;

/** How mails are written in one language. */
export type MailLanguage = {
  tag: LanguageTag;
  direction: 'ltr' | 'rtl';
  /** The language that the pages of a mail's links are asked for; null in the default language of the service. */
  asked: LanguageTag | null;
  words: MailWords;
  /** The sentence of the footer, which holds a link. */
  sentBy: string;
  show: Show;
  /** An instant in words, in UTC, because a mail does not know the time zone of its reader. */
  toInstant(instant: string): string;
};

/** The mails of a catalogue. The compiler has compared a translation with the English messages (`translate`). */
export type MailMessages = Messages & { readonly common: { readonly sentBy: string } };

/** Makes a language of the mails of its catalogue. `isDefault`: a page speaks it to whoever asks for no other. */
export function createMailLanguage(tag: LanguageTag, messages: MailMessages, isDefault = true): MailLanguage {
  const show = createShow(tag);
  const words = toWords<string>(messages, {
    language: tag,
    show,
    isolate: show,
    join: (items) => items.join(''),
  }) as MailWords;
  const times = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return {
    tag,
    direction: directionOf(tag),
    asked: isDefault ? null : tag,
    words,
    sentBy: messages.common.sentBy,
    show,
    toInstant: (instant) => words.common.instant({ time: times.format(new Date(instant)) }),
  };
}

/** What mails need of the languages of the service. */
export type LanguageSource = {
  picker: Pick<LanguagePicker, 'pickSpoken'>;
  findCatalogue: FindCatalogue;
};

/** The languages of mails. Each is made when the first mail needs it. */
export function createMailLanguages({ picker, findCatalogue }: LanguageSource) {
  const made = new Map<LanguageTag, Promise<MailLanguage>>();
  return {
    /** The language of a recipient who speaks `tags`, the best first. A language that is no longer offered is skipped. */
    find(tags: readonly string[] | null): Promise<MailLanguage> {
      const tag = picker.pickSpoken(tags ?? []);
      const known = made.get(tag);
      if (known) return known;
      const found = findCatalogue(tag).then(({ mails }) =>
        createMailLanguage(tag, mails as MailMessages, tag === picker.pickSpoken([])),
      );
      made.set(tag, found);
      found.catch(() => made.delete(tag)); // a file that could not be read now may be read the next time
      return found;
    },
  };
}
export type MailLanguages = ReturnType<typeof createMailLanguages>;
