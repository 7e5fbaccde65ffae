import { z } from 'zod/mini';

/**
 * What can happen to a user. `user.changed`: address, name, image, profile or claims, or a requested deletion was
 * cancelled.
 */
export const CHANGE_KINDS = [
  'user.created',
  'user.changed',
  'user.deletion_requested',
  'user.deleted',
] as const;

/** One entry of the feed of changes. It names what happened; the user itself is read separately. */
export const changeSchema = z.object({
  kind: z.enum(CHANGE_KINDS),
  userId: z.string(),
  at: z.iso.datetime(),
});

/** A part of the feed. `cursor`: the `after` of the next question. `more`: more changes are there already. */
export const changePageSchema = z.object({
  changes: z.array(changeSchema),
  cursor: z.string(),
  more: z.boolean(),
});
export type ChangePage = z.infer<typeof changePageSchema>;

/** Changes of one answer. */
export const CHANGES_MOST = 1_000;
export const CHANGES_DEFAULT = 100;
/** Seconds: less than the half minute after which proxies commonly give up. */
export const CHANGES_WAIT_MOST = 25;

const digits = (pattern: RegExp, message: string, absent: number) =>
  z.pipe(z._default(z.string().check(z.regex(pattern, message)), String(absent)), z.transform(Number));

/**
 * The query parameters of a question for changes. `after`: a cursor, or `latest`; without one the answer begins with the
 * oldest change that is kept. `wait`: seconds to wait for a change when there is none.
 */
export const changeQuerySchema = z.strictObject({
  after: z.optional(z.string()),
  limit: digits(/^([1-9]\d{0,2}|1000)$/, `Ask for 1 to ${CHANGES_MOST} changes.`, CHANGES_DEFAULT),
  wait: digits(/^(\d|1\d|2[0-5])$/, `Wait for 0 to ${CHANGES_WAIT_MOST} seconds.`, 0),
});
