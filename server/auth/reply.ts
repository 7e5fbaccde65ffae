/**
 * An answer of a raw route, read once; the door builds the `Response`, once. A `Response` that was cloned must not
 * be wrapped again: when it is collected, undici cancels the body that both share.
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

/** An answer of ours as a program sees it, or a browser: see `withSessionIds`. */
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
 * An answer of Better Auth as a browser may see it. Where a session's token stands in its JSON it holds the session's
 * id, so that the HttpOnly cookie stays the only copy and no script can read it (ASVS 3.3.4). A token of anything else is
 * left out.
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

/** `sessionId`: the session that the answer is about as a whole. */
const writeWithIds = (value: unknown, sessionId?: string): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, member) {
    if (key !== 'token' || member === null) return member; // null: nobody was signed in
    if (this === value) return sessionId;
    return typeof this.userId === 'string' && typeof this.id === 'string' ? this.id : undefined;
  });

/** The same answer without its cookies of these names, and with other `Set-Cookie` values before the rest. */
export function withCookies(reply: Reply, values: readonly string[], without: readonly string[] = []): Reply {
  const headers = new Headers(reply.headers);
  headers.delete('set-cookie');
  const kept = reply.headers
    .getSetCookie()
    .filter((one) => !without.some((name) => one.startsWith(`${name}=`)));
  for (const value of [...values, ...kept]) headers.append('set-cookie', value);
  return { ...reply, headers };
}
