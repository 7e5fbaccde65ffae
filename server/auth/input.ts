import { z } from 'zod/mini';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import { createTargetReader, type TargetName, type Targets } from './callback-url.ts';

type JsonObject = Record<string, unknown>;
type Refusal = { status: 400 | 403; code: string; message: string };
type Input = { body: JsonObject; targets: Targets } | { refusal: Refusal };
type Expected = { input?: z.ZodMiniType<JsonObject>; target?: TargetName };

/** Our own columns, which Better Auth knows and callers may not set. It would refuse them and name them. */
const OURS: ReadonlySet<string> = new Set(['disabledAt', 'remembered']);

const bodySchema = z.record(z.string(), z.unknown());

/**
 * Reads the JSON body of a raw route. Known fields are checked and brought into their normal form (NFC, lower-case
 * address). Unknown fields pass, because Better Auth ignores them. Our own columns and nested values are dropped: no
 * raw route knows any, and a deeply nested value could exhaust the stack. As in Better Auth, the return addresses are
 * checked first.
 */
export function createInputReader(trustedOrigins: ReadonlySet<string>) {
  const readTargets = createTargetReader(trustedOrigins);

  /** `origin`: the origin of the calling site. */
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

/** Better Auth's own code for an error in a field, where it has one, because its clients know these codes. */
function findBetterAuthCode(field: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (field === 'email' || field === 'newEmail') return 'INVALID_EMAIL';
  if (field !== 'password' && field !== 'newPassword') return undefined;
  const length = [...value.normalize('NFC')].length;
  if (length < PASSWORD_MIN_LENGTH) return 'PASSWORD_TOO_SHORT';
  return length > PASSWORD_MAX_LENGTH ? 'PASSWORD_TOO_LONG' : undefined;
}
