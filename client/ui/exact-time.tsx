import { LANGUAGE } from '#messages/language.ts';

const long = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' });

/** A full date and time, for future events. */
export function ExactTime({ at }: { at: string }) {
  return (
    <time dateTime={at} data-local>
      {long.format(new Date(at))}
    </time>
  );
}
