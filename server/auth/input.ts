import { z } from 'zod/mini';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';

type JsonObject = Record<string, unknown>;
type Input = { ok: true; body: JsonObject } | { ok: false; refusal: { code: string; message: string } };

/** Columns of ours that Better Auth knows to be none of a caller's business: it would refuse them by name. */
const OURS: ReadonlySet<string> = new Set(['disabledAt', 'remembered']);

const bodySchema = z.record(z.string(), z.unknown());

/**
 * The JSON object a raw route is sent, its known fields checked and brought into their normal form
 * (NFC, lower-case address). Unknown fields pass, for Better Auth ignores them, but neither our own
 * columns nor nested ones: no raw route knows any, and a deep one could exhaust the stack.
 */
export function readInput(text: string, schema?: z.ZodMiniType<JsonObject>): Input {
  const body = parseObject(text);
  if (!body) return { ok: false, refusal: { code: 'INVALID_INPUT', message: 'body: Send a JSON object.' } };
  const known = schema?.safeParse(body) ?? { success: true, data: {} };
  if (known.success) return { ok: true, body: { ...onlyScalars(body), ...known.data } };
  const [issue] = known.error.issues;
  const field = String(issue?.path[0] ?? 'body');
  const code = findBetterAuthCode(field, body[field]) ?? 'INVALID_INPUT';
  return { ok: false, refusal: { code, message: `${field}: ${issue?.message}` } };
}

const onlyScalars = (body: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => !OURS.has(name) && (typeof value !== 'object' || value === null),
    ),
  );

function parseObject(text: string): JsonObject | null {
  if (text === '') return {};
  try {
    const body = bodySchema.safeParse(JSON.parse(text));
    return body.success ? body.data : null;
  } catch {
    return null;
  }
}

/** Better Auth's own code for what is wrong with a field, where it has one: its clients know them. */
function findBetterAuthCode(field: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (field === 'email' || field === 'newEmail') return 'INVALID_EMAIL';
  if (field !== 'password' && field !== 'newPassword') return undefined;
  const length = [...value.normalize('NFC')].length;
  if (length < PASSWORD_MIN_LENGTH) return 'PASSWORD_TOO_SHORT';
  return length > PASSWORD_MAX_LENGTH ? 'PASSWORD_TOO_LONG' : undefined;
}
