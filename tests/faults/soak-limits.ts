/**
 * How much a figure may grow in a minute, in the second half of a run. Rows may grow by so many for each person who
 * came: what a person leaves behind until they are deleted, or until the cleanup job deletes it.
 */
const LIMITS: readonly { name: RegExp; aMinute: number; aPerson: number }[] = [
  { name: /^heap/, aMinute: 0.6, aPerson: 0 },
  { name: /^RSS/, aMinute: 4, aPerson: 0 },
  { name: /^handles/, aMinute: 1.5, aPerson: 0 },
  { name: /^descriptors/, aMinute: 1.5, aPerson: 0 },
  { name: /^database connections/, aMinute: 1, aPerson: 0 },
  { name: /^rows of (?:user|account|profile|avatar|email_change)$/, aMinute: 1, aPerson: 1.2 },
  { name: /^rows of (?:mail_code|rate_limit)$/, aMinute: 1, aPerson: 3 }, // some count each recipient
  { name: /^rows of (?:session|mail|mail_budget|link)$/, aMinute: 1, aPerson: 15 },
  { name: /^rows of (?:activity|known_browser|change)$/, aMinute: 1, aPerson: 50 },
  { name: /^rows of/, aMinute: 1, aPerson: 0 },
];

/** The limit of a figure, when `people` came in a minute. */
export function findLimit(name: string, people: number): number {
  const limit = LIMITS.find((one) => one.name.test(name));
  return limit ? limit.aMinute + limit.aPerson * people : 0;
}
