import type { AuthenticatorTransport } from '@simplewebauthn/server';
import { count, eq } from 'drizzle-orm';
import type { z } from 'zod/mini';
import type { newPasskeyAnswerSchema } from '../../shared/passkey-answer.ts';
import { PASSKEYS_MOST } from '../../shared/passkey-input.ts';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';
import { AppError } from '../errors.ts';
import { createId } from '../secrets/random-id.ts';
import { toAuthenticatorName } from './authenticator-names.ts';
import { type AnsweredChallenge, CHALLENGE_SECONDS, type Challenges, spendChallenge } from './challenges.ts';
import { readChallenge } from './client-data.ts';
import { listOwn, type PasskeyRow, toTransports } from './passkey-row.ts';
import type { RelyingParty } from './relying-party.ts';
import type { ToUserHandle } from './user-handle.ts';

type Deps = { db: Database; challenges: Challenges; party: RelyingParty; toUserHandle: ToUserHandle };
type NewPasskeyAnswer = z.infer<typeof newPasskeyAnswerSchema>;
/** `holder`: the session's id, or for a sign-up the key of the mail's link. */
type For = { kind: 'registration' | 'sign_up'; holder: string; userId: string };
type Wishes = {
  /** The names that the authenticator shows. */
  email: string;
  name: string;
  attachment?: 'platform' | 'cross-platform' | undefined;
};

/** A passkey that an authenticator made for a challenge of ours. It is not stored yet. */
export type NewPasskey = AnsweredChallenge & {
  credentialID: string;
  publicKey: string;
  counter: number;
  deviceType: string;
  backedUp: boolean;
  transports: string;
  aaguid: string | null;
};
/** `challenge`: the challenge is not ours, not for this caller, or over. */
type Checked = { made: NewPasskey } | { refused: 'challenge' | 'wrong' };

const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
/** An authenticator that does not state its model sends zeros. */
const NO_MODEL = '00000000-0000-0000-0000-000000000000';
const ID_MOST = 1023; // bytes of a credential id (WebAuthn §4)

const tooMany = () =>
  new AppError('conflict', {
    sentence: `You have ${PASSKEYS_MOST} passkeys. Remove one that you no longer need first.`,
  });

/** Has authenticators make passkeys, and stores what they made. */
export function createNewPasskeys({ db, challenges, party, toUserHandle }: Deps) {
  return {
    /** The options for `navigator.credentials.create`, as JSON. Writes nothing. Throws `conflict` for one too many. */
    async begin({ kind, holder, userId }: For, { email, name, attachment }: Wishes) {
      const own = await listOwn(db, userId);
      if (own.length >= PASSKEYS_MOST) throw tooMany();
      const { generateRegistrationOptions } = (await import('./webauthn.ts')).webauthn;
      return generateRegistrationOptions({
        rpName: party.name,
        rpID: party.id,
        userID: new Uint8Array(toUserHandle(userId)),
        userName: email,
        userDisplayName: name,
        challenge: await challenges.create({ kind, holder, subject: userId }),
        timeout: CHALLENGE_SECONDS * 1000,
        attestationType: 'none',
        excludeCredentials: own.map(({ credentialID, transports }) => ({
          id: credentialID,
          transports: toTransports(transports),
        })),
        authenticatorSelection: {
          residentKey: 'required',
          userVerification: 'required',
          ...(attachment && { authenticatorAttachment: attachment }),
        },
      });
    },

    /** Verifies what an authenticator made. Writes nothing. */
    async check({ kind, holder, userId }: For, answer: NewPasskeyAnswer): Promise<Checked> {
      const challenge = readChallenge(answer.response.clientDataJSON);
      if (challenge === null) return { refused: 'wrong' };
      const expiresAt = await challenges.findEnd(challenge, { kind, holder, subject: userId });
      if (expiresAt === null) return { refused: 'challenge' };
      const info = await verify(answer, challenge, party);
      if (!info || info.credential.id !== answer.id) return { refused: 'wrong' };
      if (Buffer.from(info.credential.id, 'base64url').length > ID_MOST) return { refused: 'wrong' };
      return {
        made: {
          challenge,
          expiresAt,
          credentialID: info.credential.id,
          publicKey: Buffer.from(info.credential.publicKey).toString('base64'),
          counter: info.credential.counter,
          deviceType: info.credentialDeviceType,
          backedUp: info.credentialBackedUp,
          transports: (answer.response.transports ?? []).filter((one) => TRANSPORTS.includes(one)).join(),
          aaguid: info.aaguid === NO_MODEL ? null : info.aaguid,
        },
      };
    },

    /**
     * Stores a passkey, in the transaction that it permits; the user must be locked. `spent`: the challenge was used
     * before. `taken`: an account has the passkey. In both cases the transaction must be rolled back. Throws `conflict`
     * for one passkey too many.
     */
    async store(
      trx: Database,
      { challenge, expiresAt, ...made }: NewPasskey,
      { userId, name }: { userId: string; name: string | undefined },
    ): Promise<PasskeyRow | 'spent' | 'taken'> {
      if (!(await spendChallenge(trx, { challenge, expiresAt }))) return 'spent';
      const [own] = await trx.select({ number: count() }).from(passkey).where(eq(passkey.userId, userId));
      if ((own?.number ?? 0) >= PASSKEYS_MOST) throw tooMany();
      const [stored] = await trx
        .insert(passkey)
        .values({
          ...made,
          id: createId(),
          userId,
          name: name ?? toAuthenticatorName(made.aaguid) ?? 'Passkey',
          rpId: party.id,
        })
        .onConflictDoNothing({ target: passkey.credentialID })
        .returning();
      return stored ?? 'taken';
    },
  };
}

/** Null when the answer is not a new passkey, made on our origin with the user verified. */
async function verify(answer: NewPasskeyAnswer, challenge: string, party: RelyingParty) {
  try {
    const { verifyRegistrationResponse } = (await import('./webauthn.ts')).webauthn;
    const { response } = answer;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: answer.id,
        rawId: answer.rawId,
        type: answer.type,
        clientExtensionResults: {},
        response: {
          clientDataJSON: response.clientDataJSON,
          attestationObject: await withoutStatement(response.attestationObject),
          transports: (response.transports ?? []) as AuthenticatorTransport[],
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    return verified ? registrationInfo : null;
  } catch {
    return null; // the library throws for every malformed or unexpected answer
  }
}

/**
 * The attestation object without what it says about the authenticator's maker. We ask for no attestation. A caller who
 * sends one anyway must not have the service read certificates, or fetch the revocation lists that they name.
 */
async function withoutStatement(attestationObject: string): Promise<string> {
  const { decodeAttestationObject, isoBase64URL, isoCBOR } = (await import('./webauthn.ts')).webauthn;
  const sent = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const bare = new Map<string, string | Map<string, never> | Uint8Array>([
    ['fmt', 'none'],
    ['attStmt', new Map<string, never>()],
    ['authData', sent.get('authData')],
  ]);
  return isoBase64URL.fromBuffer(isoCBOR.encode(bare));
}
