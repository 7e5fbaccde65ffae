/**
 * The parts of an answer that can differ between two services: the status, and the code of a refusal or the shape of
 * the data.
 */
export function describeAnswer(status: number, text: string): string {
  const body = toJson(text);
  if (status < 400) return `${status} ${toShape(body)}`;
  const { code, message: _, requestId: __, ...more } = Object(body) as Record<string, unknown>;
  const rest = Object.keys(more).length > 0 ? ` ${toShape(more)}` : '';
  return `${status} ${typeof code === 'string' ? code : 'no code'}${rest}`;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : 'no JSON';
  }
}

/** The caller's IP address and user agent are not properties of the service. */
const CIRCUMSTANCES = new Set(['ipAddress', 'userAgent']);

function toShape(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${[...new Set(value.map(toShape))].join(', ')}]`;
  if (typeof value !== 'object') return typeof value === 'string' ? 'text' : typeof value;
  const members = Object.entries(value)
    .map(([name, member]) => (CIRCUMSTANCES.has(name) ? name : `${name}: ${toShape(member)}`))
    .sort();
  const shape = `{${members.join(', ')}}`;
  return NAMED[shape] ?? shape;
}

const PASSKEY =
  'aaguid: text, backedUp: false, counter: number, createdAt: text, credentialID: text, deviceType: text, id: text';
const USER = 'createdAt: text, email: text, emailVerified: false, id: text, image: null, name: text';

const NAMED: Record<string, string> = {
  [`{${PASSKEY}, name: text, publicKey: text, transports: text, userId: text}`]: 'Passkey',
  [`{${PASSKEY}, lastUsedAt: null, name: text, publicKey: text, transports: text, userId: text}`]:
    'Passkey and lastUsedAt',
  [`{${USER}, twoFactorEnabled: false, updatedAt: text}`]: 'User',
  [`{${USER}, twoFactorEnabled: true, updatedAt: text}`]: 'User with two-factor',
  [`{${USER}, updatedAt: text}`]: 'User',
  '{createdAt: text, expiresAt: text, id: text, ipAddress, token: text, updatedAt: text, userAgent, userId: text}':
    'Session',
};
