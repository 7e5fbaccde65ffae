import type { Authenticator } from './authenticator.ts';
import { browser, type Harness } from './harness.ts';

type Options = { challenge: string; rp?: { id: string }; rpId?: string; [name: string]: unknown };
type Ceremony = Parameters<Authenticator['get']>[1];

/** `Set-Cookie` headers as a browser sends them back, added to `cookie`. */
export const withSetCookies = (cookie: string, response: Response): string => {
  const kept = new Map(
    cookie
      .split('; ')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] ?? '', pair] as const),
  );
  for (const line of response.headers.getSetCookie()) {
    const pair = line.split(';')[0] ?? '';
    const name = pair.split('=')[0] ?? '';
    if (line.includes('; Max-Age=0')) kept.delete(name);
    else kept.set(name, pair);
  }
  return [...kept.values()].join('; ');
};

/** The calls of the passkey routes, as a browser with one cookie jar sends them. */
export function createPasskeyCalls(harness: Pick<Harness, 'request' | 'post'>) {
  const get = (path: string, cookie = '') =>
    harness.request(`/api/auth/passkey/${path}`, { headers: browser(cookie) });
  const post = (path: string, body: unknown, cookie = '') =>
    harness.post(`/api/auth/passkey/${path}`, body, browser(cookie));

  return {
    get,
    post,

    /** Asks for the options to make a passkey. */
    async registerOptions(cookie: string, query = ''): Promise<Options> {
      const response = await get(`generate-register-options${query}`, cookie);
      if (response.status !== 200) throw new Error(`options: ${response.status} ${await response.text()}`);
      return (await response.json()) as Options;
    },

    /** Makes a passkey and registers it. */
    async register(
      authenticator: Authenticator,
      cookie: string,
      { name, ...ceremony }: Ceremony & { name?: string } = {},
    ): Promise<Response> {
      const options = await this.registerOptions(cookie);
      const response = authenticator.create(options, ceremony);
      return post('verify-registration', { response, ...(name !== undefined && { name }) }, cookie);
    },

    /** Asks for the options to sign in. `cookie`: what the browser sends from now on. */
    async signInOptions(cookie = ''): Promise<{ options: Options; cookie: string }> {
      const response = await get('generate-authenticate-options', cookie);
      if (response.status !== 200) throw new Error(`options: ${response.status} ${await response.text()}`);
      return { options: (await response.json()) as Options, cookie: withSetCookies(cookie, response) };
    },

    /** Signs in with a passkey. */
    async signIn(authenticator: Authenticator, ceremony: Ceremony = {}, sent = ''): Promise<Response> {
      const { options, cookie } = await this.signInOptions(sent);
      return post('verify-authentication', { response: authenticator.get(options, ceremony) }, cookie);
    },
  };
}
