import { z } from 'zod/mini';
import { BATCH_MOST, importRecordSchema, SOURCES } from '../moving/import-record.ts';
import { checkUsers, storeUsers } from '../moving/store.ts';
import { operation, query } from './operation.ts';

const batchSchema = z.strictObject({
  source: z.enum(SOURCES),
  records: z.array(importRecordSchema).check(z.maxLength(BATCH_MOST)),
});

/** `user.import`: stores a batch of users, each whole or not at all, in one transaction. No mail is sent. */
export const importUsers = operation(batchSchema, ({ db }, batch, source) => storeUsers(db, batch, source));

/** `user.checkImport`: what of a batch would not be stored, and why. */
export const checkImport = query(batchSchema, ({ db }, batch) => checkUsers(db, batch));
