import { perLanguage } from '../words/language.ts';
import { part } from '../words/part.ts';

const words = part('ui');

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const; // seconds in each

const relative = perLanguage((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const absolute = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }),
);

/** How long ago, in the largest unit that fits. The tooltip has the exact time. */
export function RelativeTime({ at }: { at: string }) {
  const date = new Date(at);
  const seconds = (Date.now() - date.getTime()) / 1000;
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? [];
  return (
    <time dateTime={at} title={absolute().format(date)}>
      {unit ? relative().format(-Math.floor(seconds / size), unit) : words.justNow}
    </time>
  );
}
