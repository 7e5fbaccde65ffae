import { LANGUAGE } from '#messages/language.ts';

const relative = new Intl.RelativeTimeFormat(LANGUAGE);
const absolute = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' });

/** In the unit that fits once it is rounded: the hour that has just begun is an hour, not 60 minutes. */
function describe(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 24 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
}

/** How soon, in days, hours or minutes, one at least; the exact time on hover. */
export function TimeLeft({ until }: { until: string }) {
  const date = new Date(until);
  return (
    <time dateTime={until} title={absolute.format(date)}>
      {describe((date.getTime() - Date.now()) / 1000)}
    </time>
  );
}
