import { LANGUAGE } from '#messages/language.ts';
import { justNow } from '#messages/ui.ts';

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const; // seconds in each

const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' });

/** How long ago, in the largest unit that fits. The tooltip has the exact time. */
export function RelativeTime({ at }: { at: string }) {
  const date = new Date(at);
  const seconds = (Date.now() - date.getTime()) / 1000;
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? [];
  return (
    <time dateTime={at} title={absolute.format(date)}>
      {unit ? relative.format(-Math.floor(seconds / size), unit) : justNow}
    </time>
  );
}
