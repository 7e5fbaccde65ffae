import type { Credentials } from './credentials.ts';

/** A call with an access token: no cookie goes along, because a service refuses two credentials in one call. */
export function withToken(token: string | null, init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  if (token !== null && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${token}`);
  return { ...init, headers, credentials: 'omit' };
}

/** `fetch` for Gatehouse itself, with the cookie or the access token of this page. A token follows no redirect. */
export const createGatehouseRequest =
  (credentials: Credentials, request: typeof fetch): typeof fetch =>
  async (input, init) => {
    const handOff = await credentials.find();
    if (handOff) return request(input, { ...withToken(await handOff.tokens.get(), init), redirect: 'error' });
    const answer = await request(input, init);
    credentials.learn(answer);
    return answer;
  };
