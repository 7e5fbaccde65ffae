import { language } from './language.ts';
import { latePart } from './part.ts';

const words = latePart('schema');

/**
 * Translates a message about a field, which schemas and the service write in English, into the language of the page.
 * The words of all messages are as many as those of the sign-in page, so it does not begin with them.
 */
export function messageInWords(english: string): string {
  const sentences: Readonly<Record<string, string>> = words.sentences;
  const translated = Object.hasOwn(sentences, english) ? sentences[english] : findPattern(english);
  return translated ?? english;
}

/** The translation of a sentence with values. */
function findPattern(english: string): string | undefined {
  for (const [pattern, say] of Object.entries(words.patterns)) {
    const values = findValues(pattern, english);
    if (values) return (say as (values: object) => string)(values);
  }
  return undefined;
}

/** The values that an English sentence has where the pattern has `{name}`; undefined for another sentence. */
function findValues(pattern: string, english: string): Record<string, string | number> | undefined {
  const source = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+)');
  const found = new RegExp(`^${source}$`).exec(english)?.groups;
  return (
    found && Object.fromEntries(Object.entries(found).map(([name, text]) => [name, toValue(name, text)]))
  );
}

function toValue(name: string, text: string): string | number {
  if (name === 'count') return Number(text);
  return name === 'instant' ? toInstant(text) : text;
}

/** An instant that the service wrote in English, such as 'December 3, 2026 at 10:00 AM UTC', in this language. */
function toInstant(english: string): string {
  const time = Date.parse(english.replace(' at ', ' ').replace(/\s/gu, ' '));
  if (language() === 'en' || Number.isNaN(time)) return english;
  const format = new Intl.DateTimeFormat(language(), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(time)} UTC`;
}
