import type { Form } from './form.ts';
import { OAuthError } from './oauth-error.ts';

/** The scheme of an `Authorization` header (RFC 9110 §11.1). */
const SCHEME = /^[A-Za-z][\w-]{0,31}(?= |$)/;

/**
 * Reads which client sends a request: its `client_id` is a trusted origin. Clients are public (RFC 6749 §2.1), so that
 * nothing proves it but the browser: the `Origin` that a browser sends has to be that origin. Throws `invalid_client`
 * otherwise. Throws it with 401 for an `Authorization` header, as RFC 6749 §5.2 demands.
 */
export function readClient(headers: Headers, form: Form, trustedOrigins: ReadonlySet<string>): string {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const scheme = SCHEME.exec(authorization)?.[0] ?? 'Basic';
    throw new OAuthError('invalid_client', 'Clients are public. Send no Authorization header.', { scheme });
  }
  const clientId = form.require('client_id');
  if (!trustedOrigins.has(clientId))
    throw new OAuthError('invalid_client', 'The client_id is not one of the origins in TRUSTED_ORIGINS.');
  const origin = headers.get('origin');
  if (origin !== null && origin !== clientId)
    throw new OAuthError('invalid_client', 'The client_id is not the origin of the page that sent this.');
  return clientId;
}
