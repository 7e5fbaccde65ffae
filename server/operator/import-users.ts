import { z } from 'zod/mini';
import { BATCH_MOST, importRecordSchema, SOURCES } from '../moving/import-record.ts';
import { storeUsers } from '../moving/store.ts';
import { operation } from './operation.ts';

/** `user.import`: stores a batch of users, each whole or not at all, in one transaction. No mail is sent. */
export const importUsers = operation(
  z.strictObject({
    source: z.enum(SOURCES),
    dryRun: z.boolean(),
    records: z.array(importRecordSchema).check(z.maxLength(BATCH_MOST)),
  }),
  ({ db }, batch, source) => storeUsers(db, batch, source),
);
