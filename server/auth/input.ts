import { z } from 'zod/mini';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import { createTargetReader, type TargetName, type Targets } from './callback-url.ts';

type JsonObject = Record<string, unknown>;
type Refusal = { status: 400 | 403; code: string; message: string };
type Input = { body: JsonObject; targets: Targets } | { refusal: Refusal };
type Expected = { input?: z.ZodMiniType<JsonObject>; target?: TargetName };

/** Columns of ours that Better Auth knows to be none of a caller's business: it would refuse them by name. */
const OURS: ReadonlySet<string> = new Set(['disabledAt', 'remembered']);

const bodySchema = z.record(z.string(), z.unknown());

/**
 * The JSON object a raw route is sent, its known fields checked and brought into their normal form
 * (NFC, lower-case address). Unknown fields pass, for Better Auth ignores them, but neither our own
 * columns nor nested ones: no raw route knows any, and a deep one could exhaust the stack. As in Better Auth,
 * the addresses to return to are looked at first.
 */
export function createInputReader(trustedOrigins: ReadonlySet<string>) {
  const readTargets = createTargetReader(trustedOrigins);

  /** `origin`: of the site that asks. */
  return (text: string, { input, target }: Expected, origin: string): Input => {
    const body = parseObject(text);
    if (!body) return refuse('INVALID_INPUT', 'body: Send a JSON object.');
    const targets = readTargets(body, target, origin);
    if ('refusal' in targets) return targets;
    const known = input?.safeParse(body) ?? { success: true, data: {} };
    if (known.success) return { body: { ...onlyScalars(body), ...known.data }, targets };
    const [issue] = known.error.issues;
    const field = String(issue?.path[0] ?? 'body');
    const code = findBetterAuthCode(field, body[field]) ?? 'INVALID_INPUT';
    return refuse(code, `${field}: ${issue?.message}`);
  };
}

const refuse = (code: string, message: string): Input => ({ refusal: { status: 400, code, message } });

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
