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
