import { isLoopback } from './loopback.ts';
import { isTrustedTarget } from './trusted-target.ts';

/**
 * Characters of the query. The whole request becomes the return target of the sign-in page, and mails carry it too. A
 * longer target would be dropped there.
 */
const QUERY_MAX_LENGTH = 1_900;

/** Marks the return from sign-in; the value names the request that waits in this browser. */
export const CONTINUE = 'continue';

/** The values of `prompt`. `login` and `create` ask for a new sign-in or sign-up. */
const PROMPTS = ['none', 'login', 'create'] as const;
type Prompt = (typeof PROMPTS)[number];

/** The parameters that the answer adds to the redirect URI. A client could not tell its own from ours. */
const ANSWER_PARAMS = ['code', 'state', 'iss', 'error', 'error_description'];

/** The base64url SHA-256 of a verifier (RFC 7636 §4.2). */
const CHALLENGE = /^[\w-]{43}$/;

export type AuthorizationError =
  | 'invalid_request'
  | 'unsupported_response_type'
  | 'login_required'
  | 'interaction_required'
  | 'temporarily_unavailable'
  | 'server_error';

/** Where an answer goes. */
export type AnswerTarget = { redirectUri: string; state: string | null };

export type AuthorizationRequest = AnswerTarget & {
  /** The origin of the site. */
  clientId: string;
  challenge: string;
  prompts: ReadonlySet<Prompt>;
};

/**
 * `refused`: the site is unknown, or the redirect URI is not a page of it. Nobody may be redirected.
 * `faulty`: the error goes back to the site.
 */
export type ReadRequest =
  | { kind: 'refused'; fault: 'client_id' | 'redirect_uri' }
  | { kind: 'faulty'; target: AnswerTarget; error: AuthorizationError; description: string }
  | { kind: 'good'; request: AuthorizationRequest };

type Rules = {
  /** The origin of this service. */
  ownOrigin: string;
  trustedOrigins: Pick<ReadonlySet<string>, 'has'>;
};

/** Reads the query of an authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3). Ignores unknown parameters. */
export function readAuthorizationRequest(query: URLSearchParams, rules: Rules): ReadRequest {
  const read = (name: string) => query.get(name) || null; // empty counts as absent (RFC 6749 §3.1)
  const isRepeated = (name: string) => query.getAll(name).length > 1;

  const clientId = read('client_id');
  if (clientId === null || isRepeated('client_id') || !isClient(clientId, rules))
    return { kind: 'refused', fault: 'client_id' };
  const redirectUri = read('redirect_uri');
  if (redirectUri === null || isRepeated('redirect_uri') || !isRedirectUri(redirectUri, clientId, rules))
    return { kind: 'refused', fault: 'redirect_uri' };

  const target = { redirectUri, state: isRepeated('state') ? null : read('state') };
  const refuse = (description: string, error: AuthorizationError = 'invalid_request') =>
    ({ kind: 'faulty', target, error, description }) as const;

  const repeated = [...query.keys()].find(isRepeated);
  if (repeated !== undefined) return refuse('A parameter is repeated.');
  if (toRequestQuery(query).length > QUERY_MAX_LENGTH)
    return refuse(`The query is longer than ${QUERY_MAX_LENGTH} characters.`);
  const responseType = read('response_type');
  if (responseType === null) return refuse('response_type is missing.');
  if (responseType !== 'code') return refuse('response_type must be code.', 'unsupported_response_type');
  if ((read('response_mode') ?? 'query') !== 'query') return refuse('response_mode must be query.');
  if (read('code_challenge_method') !== 'S256') return refuse('code_challenge_method must be S256.');
  const challenge = read('code_challenge') ?? '';
  if (!CHALLENGE.test(challenge)) return refuse('code_challenge must have 43 characters of base64url.');
  const prompts = readPrompts(read('prompt'));
  if (prompts === null) return refuse('prompt must be none, or login, or create.');
  return { kind: 'good', request: { ...target, clientId, challenge, prompts } };
}

/** The query without our own parameter, in one spelling. */
export function toRequestQuery(query: URLSearchParams): string {
  const request = new URLSearchParams(query);
  request.delete(CONTINUE);
  return String(request);
}

/** The portal itself needs no hand-off, so it is no client. */
const isClient = (clientId: string, { ownOrigin, trustedOrigins }: Rules): boolean =>
  clientId !== ownOrigin && trustedOrigins.has(clientId);

/**
 * True for a page of the client. It is compared by origin: a site signs in on each of its pages. http is for
 * development only, where all of it runs on one machine.
 */
function isRedirectUri(uri: string, clientId: string, { ownOrigin }: Rules): boolean {
  if (uri.includes('#') || !isTrustedTarget(uri, new Set([clientId]))) return false;
  const { protocol, hostname, searchParams } = new URL(uri);
  if (ANSWER_PARAMS.some((name) => searchParams.has(name))) return false;
  return protocol === 'https:' || (isLoopback(hostname) && isLoopbackHttp(ownOrigin));
}

function isLoopbackHttp(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && isLoopback(hostname);
}

/** Null for a value that is unknown, and for `none` beside another one. */
function readPrompts(text: string | null): ReadonlySet<Prompt> | null {
  const prompts = new Set<Prompt>();
  for (const word of text?.split(' ') ?? []) {
    const prompt = PROMPTS.find((one) => one === word);
    if (prompt === undefined) return null;
    prompts.add(prompt);
  }
  return prompts.has('none') && prompts.size > 1 ? null : prompts;
}
