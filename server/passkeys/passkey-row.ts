import type { AuthenticatorTransport } from '@simplewebauthn/server';
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';

export type PasskeyRow = typeof passkey.$inferSelect;

/** The passkeys of a user, the newest first. */
export const listOwn = (db: Database, userId: string): Promise<PasskeyRow[]> =>
  db.select().from(passkey).where(eq(passkey.userId, userId)).orderBy(desc(passkey.createdAt), passkey.id);

/** Transports as WebAuthn's JSON names them. */
export const toTransports = (stored: string): AuthenticatorTransport[] =>
  stored.split(',').filter((one) => one !== '') as AuthenticatorTransport[];

/** A passkey as Better Auth's raw routes show it, with its last use. */
export const toRawPasskey = ({ rpId: _, ...row }: PasskeyRow) => row;
