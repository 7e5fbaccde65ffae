import { perLanguage } from '../words/language.ts';

const long = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }),
);

/** A full date and time, for future events. */
export function ExactTime({ at }: { at: string }) {
  return (
    <time dateTime={at} data-local>
      {long().format(new Date(at))}
    </time>
  );
}
