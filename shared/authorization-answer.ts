import type { AnswerTarget } from './authorization-request.ts';

/** The redirect URI with the answer (RFC 6749 §4.1.2). `iss` is in every answer (RFC 9207 §2). */
export function toAnswerUrl(
  { redirectUri, state }: AnswerTarget,
  issuer: string,
  answer: Record<string, string>,
): string {
  const params = new URLSearchParams({ ...answer, ...(state !== null && { state }), iss: issuer });
  const { href } = new URL(redirectUri); // in ASCII
  return `${href}${href.includes('?') ? '&' : '?'}${params}`;
}
