import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

const ORIGIN = 'http://localhost:3001';

type Passkey = {
  id: Buffer;
  privateKey: KeyObject;
  publicKey: KeyObject;
  rpId: string;
  userHandle: Buffer;
  counter: number;
};
type Options = {
  /** The origin of the page that the browser says it is on. */
  origin?: string;
  aaguid?: string;
  /** False for an authenticator that keeps no counter: it always says zero. */
  hasCounter?: boolean;
};
/** What one ceremony does differently from an honest one. */
type Ceremony = {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  userPresent?: boolean;
  /** Overwrites the counter. */
  counter?: number;
  backupEligible?: boolean;
  backedUp?: boolean;
  challenge?: string;
  type?: string;
  crossOrigin?: boolean;
  /** Null: the authenticator returns no user handle. */
  userHandle?: Buffer | null;
  /** Answers with the id of this passkey in place of a new one, as no honest authenticator does. */
  credential?: Passkey | undefined;
  /** The passkey to sign with, by its id in base64url; else the newest that the options allow. */
  passkey?: string;
};
/** The members of the options of both ceremonies that an authenticator reads. */
type Asked = {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
  user?: { id: string };
  excludeCredentials?: { id: string }[];
  allowCredentials?: { id: string }[];
};

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** The head of a CBOR item: its major type and its length or value (RFC 8949 §3). */
function toHead(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}
/** CBOR of the few types that WebAuthn uses. */
function toCbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value >= 0 ? toHead(0, value) : toHead(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([toHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([toHead(2, value.length), value]);
  const entries = [...value].flatMap(([key, one]) => [toCbor(key), toCbor(one as number)]);
  return Buffer.concat([toHead(5, value.size), ...entries]);
}

/** The COSE key of an ES256 public key (RFC 9053 §7.1). */
function toCoseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return toCbor(
    new Map<number, unknown>([
      [1, 2], // an elliptic curve key
      [3, -7], // ES256
      [-1, 1], // P-256
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
}

/** The flags of authenticator data (WebAuthn §6.1). */
function toFlags({ userPresent, userVerified, backupEligible, backedUp }: Ceremony, hasKey: boolean): number {
  return (
    (userPresent === false ? 0 : 0x01) |
    (userVerified === false ? 0 : 0x04) |
    (backupEligible ? 0x08 : 0) |
    (backedUp ? 0x10 : 0) |
    (hasKey ? 0x40 : 0)
  );
}

function toAuthenticatorData(
  rpId: string,
  ceremony: Ceremony,
  counter: number,
  key = Buffer.alloc(0),
): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([toFlags(ceremony, key.length > 0)]), count, key]);
}

/** Thrown as a browser throws it when the authenticator has a passkey that the options exclude. */
export class AlreadyRegistered extends Error {}

/**
 * An authenticator and its browser in software: it makes passkeys (ES256, discoverable) and signs with them, and
 * answers in the JSON form of WebAuthn Level 3. The bytes follow the standards; no code of the service is used.
 */
export function createAuthenticator({ origin = ORIGIN, aaguid, hasCounter = true }: Options = {}) {
  const passkeys: Passkey[] = [];
  const model = Buffer.from((aaguid ?? '00000000-0000-0000-0000-000000000000').replaceAll('-', ''), 'hex');

  const toClientData = (type: string, { challenge }: Asked, ceremony: Ceremony): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: ceremony.type ?? type,
        challenge: ceremony.challenge ?? challenge,
        origin: ceremony.origin ?? origin,
        crossOrigin: ceremony.crossOrigin ?? false,
      }),
    );
  const count = (passkey: Passkey, ceremony: Ceremony): number => {
    if (hasCounter) passkey.counter += 1;
    if (ceremony.counter !== undefined) passkey.counter = ceremony.counter;
    return passkey.counter;
  };

  return {
    passkeys,

    /** Makes a passkey, like `navigator.credentials.create`. Throws `AlreadyRegistered`. */
    create(options: unknown, ceremony: Ceremony = {}) {
      const asked = options as Asked;
      const known = passkeys.map(({ id }) => id.toString('base64url'));
      if (asked.excludeCredentials?.some(({ id }) => known.includes(id))) throw new AlreadyRegistered();
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const passkey: Passkey = {
        id: ceremony.credential?.id ?? randomBytes(32),
        privateKey,
        publicKey,
        rpId: ceremony.rpId ?? asked.rp?.id ?? '',
        userHandle: Buffer.from(asked.user?.id ?? '', 'base64url'),
        counter: 0,
      };
      passkeys.push(passkey);
      const length = Buffer.from([0, passkey.id.length]);
      const key = Buffer.concat([model, length, passkey.id, toCoseKey(publicKey)]);
      const data = toAuthenticatorData(passkey.rpId, ceremony, count(passkey, ceremony), key);
      const object = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]);
      return {
        id: passkey.id.toString('base64url'),
        rawId: passkey.id.toString('base64url'),
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: toClientData('webauthn.create', asked, ceremony).toString('base64url'),
          attestationObject: toCbor(object).toString('base64url'),
          transports: ['internal'],
        },
      };
    },

    /** Signs with a passkey, like `navigator.credentials.get`. */
    get(options: unknown, ceremony: Ceremony = {}) {
      const asked = options as Asked;
      const allowed = asked.allowCredentials ?? [];
      const passkey = passkeys.findLast(({ id }) => {
        const name = id.toString('base64url');
        if (ceremony.passkey !== undefined) return name === ceremony.passkey;
        return allowed.length === 0 || allowed.some((one) => one.id === name);
      });
      if (!passkey) throw new Error('this authenticator has no passkey that the options allow');
      const clientData = toClientData('webauthn.get', asked, ceremony);
      const rpId = ceremony.rpId ?? asked.rpId ?? '';
      const data = toAuthenticatorData(rpId, ceremony, count(passkey, ceremony));
      const signature = createSign('sha256').update(data).update(sha256(clientData)).sign(passkey.privateKey);
      const handle = ceremony.userHandle === undefined ? passkey.userHandle : ceremony.userHandle;
      return {
        id: passkey.id.toString('base64url'),
        rawId: passkey.id.toString('base64url'),
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(handle && { userHandle: handle.toString('base64url') }),
        },
      };
    },
  };
}
export type Authenticator = ReturnType<typeof createAuthenticator>;
