import { LANGUAGE } from '#messages/language.ts';

const clock = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'medium' });

/** The time of day, when the day is shown elsewhere. The tooltip has the full date. */
export function ClockTime({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} data-local title={exact.format(date)}>
      {clock.format(date)}
    </time>
  );
}
