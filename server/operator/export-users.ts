import { z } from 'zod/mini';
import { recordActivity, recordServiceAct } from '../activity/store.ts';
import { findExportPage } from '../moving/export-page.ts';
import { findUser, whoSchema } from './find-user.ts';
import { type Json, operation } from './operation.ts';

/** Users of one answer. */
const PAGE = 500;

/**
 * `user.export`: users in the form that an import reads, by id. `after`: the last id of the page before. The
 * first page writes into the security log that somebody makes a copy.
 */
export const exportUsers = operation(
  z.strictObject({ after: z.nullable(z.string().check(z.maxLength(255))), withHashes: z.boolean() }),
  async ({ db }, input, source) => {
    if (input.after === null) await recordServiceAct(db, 'users_exported', source);
    const users = await findExportPage(db, { ...input, most: PAGE });
    return { users: users as unknown as { [key: string]: Json }[], isLast: users.length < PAGE };
  },
);

/**
 * `user.exportOne`: everything that is held of one user, as the portal's export. No hash, secret or token. The user sees in
 * the log that somebody else made a copy.
 */
export const exportUser = operation(
  z.strictObject({ who: whoSchema }),
  async ({ db, account }, { who }, source) => {
    const { id } = await findUser(db, who);
    const data = await account.export(id);
    await recordActivity(db, { userId: id, kind: 'data_copied' }, source);
    return { ...data } as unknown as { [key: string]: Json };
  },
);
