import { LANGUAGE } from '#messages/language.ts';

const long = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' });

/** A moment in full, for what lies ahead. */
export function ExactTime({ at }: { at: string }) {
  return (
    <time dateTime={at} data-local>
      {long.format(new Date(at))}
    </time>
  );
}
