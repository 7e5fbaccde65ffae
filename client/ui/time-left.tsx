import { perLanguage } from '../words/language.ts';

const relative = perLanguage((language) => new Intl.RelativeTimeFormat(language));
const absolute = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }),
);

/** The unit is chosen after rounding, so that the result is 1 hour and never 60 minutes. */
function describe(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return relative().format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 24 ? relative().format(hours, 'hour') : relative().format(Math.round(hours / 24), 'day');
}

/** The remaining time in days, hours or minutes, at least one minute. The tooltip has the exact time. */
export function TimeLeft({ until }: { until: string }) {
  const date = new Date(until);
  return (
    <time dateTime={until} title={absolute().format(date)}>
      {describe((date.getTime() - Date.now()) / 1000)}
    </time>
  );
}
