import type { Outcome } from '../account/entry.ts';
import type { Reply } from './reply.ts';

/** Better Auth's refusals of a sign-in that it gives before it looks at the password (`sign-in.mjs`, `origin-check.mjs`). */
const BEFORE_THE_CHECK: ReadonlySet<string> = new Set([
  'VALIDATION_ERROR',
  'BODY_MUST_BE_AN_OBJECT',
  'UNSUPPORTED_MEDIA_TYPE',
  'INVALID_EMAIL',
  'PASSWORD_TOO_LONG',
  'EMAIL_PASSWORD_DISABLED',
  'INVALID_ORIGIN',
  'MISSING_OR_NULL_ORIGIN',
  'INVALID_CALLBACK_URL',
  'INVALID_REDIRECT_URL',
  'INVALID_ERROR_CALLBACK_URL',
  'INVALID_NEW_USER_CALLBACK_URL',
  'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED',
]);

/** What became of a guess, by the answer below 500. A code that is not known here counts as a wrong password. */
export function toOutcome({ status, body }: Pick<Reply, 'status' | 'body'>): Outcome {
  if (status === 200) return 'done';
  const code = readCode(body);
  if (code === 'EMAIL_NOT_VERIFIED') return 'right';
  return BEFORE_THE_CHECK.has(code) ? 'unchecked' : 'wrong';
}

/** Empty when the body is not Better Auth's flat envelope. */
function readCode(body: string): string {
  try {
    const { code } = Object(JSON.parse(body)) as { code?: unknown };
    return String(code ?? '');
  } catch {
    return '';
  }
}
