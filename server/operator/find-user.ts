import { eq, or } from 'drizzle-orm';
import { z } from 'zod/mini';
import { emailSchema } from '../../shared/email-address.ts';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { isStorable } from '../users/directory.ts';

const NAME_SOMEBODY = 'Name a user by id or e-mail address.';
/** An id, or an address in any spelling. */
export const whoSchema = z
  .string(NAME_SOMEBODY)
  .check(z.trim(), z.minLength(1, NAME_SOMEBODY), z.maxLength(320, NAME_SOMEBODY));

/** Finds the user whom the operator names by id or address; deleted accounts in their last days too. Throws `not_found`. */
export async function findUser(db: Database, who: string) {
  const address = emailSchema.safeParse(who);
  const isNamed = address.success ? or(eq(user.id, who), eq(user.email, address.data)) : eq(user.id, who);
  const [found] = isStorable(who) ? await db.select().from(user).where(isNamed) : [];
  if (!found) throw new AppError('not_found', { sentence: 'There is no such user.' });
  return found;
}
