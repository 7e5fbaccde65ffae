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

export const toJsonReply = (status: number, body: object, headers = new Headers()): Reply => {
  headers.set('content-type', 'application/json');
  return { status, headers, body: JSON.stringify(body) };
};

export const toResponse = ({ status, headers, body }: Reply): Response =>
  new Response(body || null, { status, headers });

/**
 * An answer of Better Auth as a browser may see it: without the session token in its JSON and
 * headers, so that the HttpOnly cookie stays the only copy and no script can read it (ASVS 3.3.4).
 */
export function withoutTokens({ status, headers: sent, body }: Reply): Reply {
  const headers = new Headers(sent);
  for (const name of ['set-auth-token', 'access-control-expose-headers', 'content-length'])
    headers.delete(name);
  const isJson = headers.get('content-type')?.startsWith('application/json') === true && body !== '';
  const stripped = isJson
    ? JSON.stringify(JSON.parse(body), (key, value) => (key === 'token' ? undefined : value))
    : body;
  return { status, headers, body: stripped };
}

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
