import { OAuthError } from './oauth-error.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/**
 * Reads the parameters of a request (RFC 6749 §3.2). A parameter without a value counts as absent, and unknown ones are
 * ignored. Throws `invalid_request` for a body of another type, and for a parameter that is sent twice.
 */
export function readForm(headers: Headers, text: string) {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== FORM_TYPE) throw new OAuthError('invalid_request', `Send the parameters as ${FORM_TYPE}.`);
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (value === '') continue;
    if (values.has(name)) throw new OAuthError('invalid_request', 'A parameter is sent more than once.');
    values.set(name, value);
  }

  return {
    /** The value of a parameter. Throws `invalid_request` when it is absent. */
    require(name: string): string {
      const value = values.get(name);
      if (value === undefined) throw new OAuthError('invalid_request', `The parameter ${name} is missing.`);
      return value;
    },
  };
}
export type Form = ReturnType<typeof readForm>;
