import { LANGUAGE } from '#messages/language.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const; // seconds in each

const relative = new Intl.RelativeTimeFormat(LANGUAGE);
const absolute = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' });

/** How soon, in days, hours or minutes, one at least; the exact time on hover. */
export function TimeLeft({ until }: { until: string }) {
  const date = new Date(until);
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[2];
  return (
    <time dateTime={until} title={absolute.format(date)}>
      {relative.format(Math.max(1, Math.round(seconds / size)), unit)}
    </time>
  );
}
