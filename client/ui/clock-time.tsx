import { perLanguage } from '../words/language.ts';

const clock = perLanguage((language) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
const exact = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' }),
);

/** The time of day, when the day is shown elsewhere. The tooltip has the full date. */
export function ClockTime({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} data-local title={exact().format(date)}>
      {clock().format(date)}
    </time>
  );
}
