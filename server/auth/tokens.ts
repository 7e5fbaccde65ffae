/**
 * An answer of Better Auth as a browser may see it: without the session token in its JSON and
 * headers, so that the HttpOnly cookie stays the only copy and no script can read it (ASVS 3.3.4).
 */
export async function withoutTokens(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of ['set-auth-token', 'access-control-expose-headers', 'content-length'])
    headers.delete(name);
  const text = await response.text();
  const isJson = headers.get('content-type')?.startsWith('application/json') === true && text !== '';
  const body = isJson
    ? JSON.stringify(JSON.parse(text), (key, value) => (key === 'token' ? undefined : value))
    : text;
  return new Response(body || null, { status: response.status, headers });
}
