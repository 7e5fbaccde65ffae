import { randomBytes, randomUUID } from 'node:crypto';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { sql } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { deriveKeys } from '../../server/secrets/keys.ts';
import { createSecretBox } from '../../server/secrets/secret-box.ts';
import { createAuthenticator } from '../authenticator.ts';
import { type Harness, SECRETS } from '../harness.ts';

// Rows as the service stores them, for tests about what follows from them. The tests of two-factor and of passkeys set
// them up through the doors.

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const toBase32 = (bytes: Buffer): string =>
  (
    Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .match(/.{5}/g) ?? []
  )
    .map((five) => BASE32[Number.parseInt(five, 2)])
    .join('');

/** Gives a person an authenticator app. The returned function gives a code that works now, as often as it is called. */
export async function giveApp({ db }: Harness, userId: string): Promise<() => Promise<string>> {
  const secret = randomBytes(20);
  const box = createSecretBox(deriveKeys(SECRETS, 'authenticator apps'));
  const sealed = box.seal(userId, { totp: secret.toString('base64') });
  await db.execute(
    sql`insert into two_factor (user_id, secret, verified_at) values (${userId}, ${sealed}, now())
      on conflict (user_id) do update set secret = excluded.secret, verified_at = now(), last_step = null`,
  );
  return async () => {
    await db.execute(sql`update two_factor set last_step = null where user_id = ${userId}`);
    return generateSync({ secret: toBase32(secret) });
  };
}

export const takeApp = async ({ db }: Harness, userId: string): Promise<void> => {
  await db.execute(sql`delete from two_factor where user_id = ${userId}`);
};

/** Gives a person a passkey of a new authenticator. */
export async function givePasskey({ db, account, config }: Harness, userId: string) {
  const authenticator = createAuthenticator();
  const challenge = randomBytes(32).toString('base64url');
  const rpId = new URL(config.http.url).hostname;
  const response = authenticator.create({
    challenge,
    rp: { id: rpId },
    user: { id: account.passkeys.toUserHandle(userId).toString('base64url') },
  });
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as never,
    expectedChallenge: challenge,
    expectedOrigin: config.http.url,
    expectedRPID: rpId,
  });
  if (!registrationInfo) throw new Error('the authenticator made no passkey');
  const { credential } = registrationInfo;
  const key = Buffer.from(credential.publicKey).toString('base64');
  await db.execute(
    sql`insert into passkey (id, name, public_key, user_id, credential_id, counter, device_type, backed_up, rp_id)
      values (${randomUUID()}, 'Key', ${key}, ${userId}, ${credential.id}, ${credential.counter}, 'singleDevice', false, ${rpId})`,
  );
  return authenticator;
}

/** Makes everything about a person's sessions and trusted browsers older. */
export async function makeOlder({ db }: Harness, userId: string, minutes: number): Promise<void> {
  const by = sql`make_interval(mins => ${minutes})`;
  await db.execute(
    sql`update session set stepped_up_at = stepped_up_at - ${by}, second_factor_at = second_factor_at - ${by}
      where user_id = ${userId}`,
  );
  await db.execute(
    sql`update known_browser set trusted_until = trusted_until - ${by} where user_id = ${userId}`,
  );
}

/** Trusts all browsers that a person has signed in with. */
export async function trustBrowsers({ db }: Harness, userId: string): Promise<void> {
  await db.execute(
    sql`update known_browser set trusted_until = now() + interval '30 days' where user_id = ${userId}`,
  );
}
