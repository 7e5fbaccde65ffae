import { count, ne } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';

/**
 * One line for each host that stored passkeys were made for, if it is not the public host. No browser offers such a
 * passkey here, so their owners cannot sign in with it.
 */
export async function findForeignPasskeys(db: Database, url: string): Promise<string[]> {
  const { hostname } = new URL(url);
  const foreign = await db
    .select({ host: passkey.rpId, number: count() })
    .from(passkey)
    .where(ne(passkey.rpId, hostname))
    .groupBy(passkey.rpId)
    .orderBy(passkey.rpId);
  return foreign.map(
    ({ host, number }) =>
      `${number === 1 ? '1 passkey belongs' : `${number} passkeys belong`} to ${host} and cannot be used at ${hostname}: ` +
      'a passkey works at the host of BETTER_AUTH_URL at which it was made.',
  );
}
