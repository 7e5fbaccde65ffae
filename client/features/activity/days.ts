import type { RouterOutput } from '../../api/trpc.ts';
import { perLanguage } from '../../words/language.ts';
import { part } from '../../words/part.ts';

const words = part('activity');

export type ActivityItem = RouterOutput['activity']['list']['items'][number];
/** A series of failures of the same kind is one group. */
export type ActivityGroup = readonly [ActivityItem, ...ActivityItem[]];
export type Day = { title: string; groups: ActivityGroup[] };

const DAY_MS = 86_400_000;
const long = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }),
);
const withYear = perLanguage((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }));

function toTitle(date: Date, now: Date): string {
  const today = now.toDateString();
  if (date.toDateString() === today) return words.today;
  if (date.toDateString() === new Date(now.getTime() - DAY_MS).toDateString()) return words.yesterday;
  return (date.getFullYear() === now.getFullYear() ? long : withYear)().format(date);
}

const isAlike = (one: ActivityItem, other: ActivityItem | undefined): boolean =>
  !one.ok && !other?.ok && one.kind === other?.kind;

/** Groups items, newest first, by day in the reader's time zone. */
export function toDays(items: readonly ActivityItem[], now = new Date()): Day[] {
  const days: { title: string; groups: [ActivityItem, ...ActivityItem[]][] }[] = [];
  for (const item of items) {
    const title = toTitle(new Date(item.at), now);
    let day = days.at(-1);
    if (day?.title !== title) {
      day = { title, groups: [] };
      days.push(day);
    }
    const group = day.groups.at(-1);
    if (group && isAlike(item, group.at(-1))) group.push(item);
    else day.groups.push([item]);
  }
  return days;
}
