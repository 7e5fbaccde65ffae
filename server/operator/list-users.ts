import { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import { type DirectoryRow, isStorable, type Place } from '../users/directory.ts';
import { toNameKey } from '../users/name-key.ts';
import { query } from './operation.ts';

const MOST = 500; // rows of one page
const LIMIT = `Ask for 1 to ${MOST} users at a time.`;
const flag = z.optional(z.boolean());

const inputSchema = z.strictObject({
  query: z.optional(z.string().check(z.maxLength(320, 'A query has 320 characters at most.'))),
  limit: z._default(z.int(LIMIT).check(z.minimum(1, LIMIT), z.maximum(MOST, LIMIT)), 50),
  after: z.optional(z.string()),
  banned: flag,
  unverified: flag,
  deletionPending: flag,
});

/**
 * `user.list`: one page of users in the order of their names. `query` is the beginning of a name or an address. `next`
 * continues after the page; null on the last one. Users whose deletion is pending are only in the list that asks for
 * them, as for back ends.
 */
export const listUsers = query(
  inputSchema,
  async ({ directory }, { query: prefix = '', limit, after, banned, unverified, deletionPending }) => {
    const rows = await directory.list({
      prefix: requireStorable(prefix),
      byAddress: prefix !== '',
      after: after === undefined ? null : readCursor(after),
      most: limit + 1,
      only: {
        ...(banned && { banned }),
        ...(unverified && { unverified }),
        ...(deletionPending && { deletionPending }),
      },
    });
    const users = rows.slice(0, limit);
    const last = users.at(-1);
    return { users: users.map(toRow), next: rows.length > limit && last ? toCursor(last) : null };
  },
);

const toRow = ({ id, email, emailVerified, name, createdAt, disabledAt, deletionDueAt }: DirectoryRow) => ({
  id,
  email,
  name,
  emailVerified,
  createdAt: createdAt.toISOString(),
  bannedSince: disabledAt?.toISOString() ?? null,
  deletionDueAt: deletionDueAt?.toISOString() ?? null,
});

function requireStorable(text: string): string {
  if (isStorable(text)) return text;
  throw new AppError('invalid_input', { sentence: 'No name contains these characters.' });
}

const placeSchema = z.strictObject({
  key: z.string().check(z.refine(isStorable)),
  id: z.string().check(z.refine(isStorable)),
});
const toCursor = ({ id, name }: DirectoryRow): string =>
  Buffer.from(JSON.stringify({ key: toNameKey(name), id })).toString('base64url');

function readCursor(text: string): Place {
  try {
    return z.parse(placeSchema, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new AppError('invalid_input', { sentence: 'Give --after what an earlier page ended with.' });
  }
}
