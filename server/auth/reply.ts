/**
 * The answer of a raw route. Its body is read once, and the door builds the `Response` once. A cloned `Response` must
 * not be wrapped again: when it is garbage-collected, undici cancels the body that both share.
 */
export type Reply = { status: number; headers: Headers; body: string };

export const readReply = async (response: Response): Promise<Reply> => ({
  status: response.status,
  headers: new Headers(response.headers),
  body: await response.text(),
});

type Answer = {
  status: number;
  body: object | null;
  headers?: Headers | undefined;
  sessionId?: string | undefined;
};

/** Our own answer, in the form for a program or for a browser (see `withSessionIds`). */
export function toJsonReply(
  { status, body, headers: sent, sessionId }: Answer,
  isForBrowser: boolean,
): Reply {
  const headers = isForBrowser ? withoutTokens(sent) : new Headers(sent);
  headers.set('content-type', 'application/json');
  return { status, headers, body: isForBrowser ? writeWithIds(body, sessionId) : JSON.stringify(body) };
}

export const toResponse = ({ status, headers, body }: Reply): Response =>
  new Response(body || null, { status, headers });

/**
 * Better Auth's answer, in the form for a browser. The session's id replaces the session's token in the JSON, so that
 * the HttpOnly cookie stays the only copy and no script can read the token (ASVS 3.3.4). Any other `token` is left out.
 */
export function withSessionIds({ status, headers: sent, body }: Reply): Reply {
  const headers = withoutTokens(sent);
  const isJson = headers.get('content-type')?.startsWith('application/json') === true && body !== '';
  return { status, headers, body: isJson ? writeWithIds(JSON.parse(body)) : body };
}

function withoutTokens(sent: Headers | undefined): Headers {
  const headers = new Headers(sent);
  for (const name of ['set-auth-token', 'access-control-expose-headers', 'content-length'])
    headers.delete(name);
  return headers;
}

/** `sessionId`: replaces a `token` at the top level of the answer. */
const writeWithIds = (value: unknown, sessionId?: string): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, member) {
    if (key !== 'token' || member === null) return member; // null: nobody was signed in
    if (this === value) return sessionId;
    return typeof this.userId === 'string' && typeof this.id === 'string' ? this.id : undefined;
  });

/** The same answer with `values` as its first `Set-Cookie` headers, and without its own cookies named in `without`. */
export function withCookies(reply: Reply, values: readonly string[], without: readonly string[] = []): Reply {
  const headers = new Headers(reply.headers);
  headers.delete('set-cookie');
  const kept = reply.headers
    .getSetCookie()
    .filter((one) => !without.some((name) => one.startsWith(`${name}=`)));
  for (const value of [...values, ...kept]) headers.append('set-cookie', value);
  return { ...reply, headers };
}
