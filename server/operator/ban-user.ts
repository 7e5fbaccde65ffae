import { z } from 'zod/mini';
import { singleLine } from '../../shared/text.ts';
import type { Source } from '../caller/source.ts';
import { findUser, whoSchema } from './find-user.ts';
import { type OperatorDeps, operation } from './operation.ts';

const REASON_MOST = 500; // characters

const inputSchema = z.strictObject({
  who: whoSchema,
  /** The security log keeps it. The user reads it in an export of the account. */
  reason: z.optional(
    z
      .string()
      .check(
        z.trim(),
        z.minLength(1, 'Say why, or leave out --reason.'),
        z.maxLength(REASON_MOST, `A reason has ${REASON_MOST} characters at most.`),
        singleLine('A reason is one line.'),
      ),
  ),
});
type Asked = z.output<typeof inputSchema>;

const toggle =
  (what: 'ban' | 'unban') =>
  async ({ db, account }: OperatorDeps, { who, reason }: Asked, source: Source) => {
    const { id, email } = await findUser(db, who);
    const isChanged = await account.bans[what](id, reason === undefined ? source : { ...source, reason });
    return { id, email, isChanged };
  };

/** `user.ban`: all requests of the user are refused from now on. `isChanged` is false when that was so before. */
export const banUser = operation(inputSchema, toggle('ban'));
/** `user.unban`: the user continues with the same sessions and data. */
export const unbanUser = operation(inputSchema, toggle('unban'));
