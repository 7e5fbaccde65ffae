import type { Credentials } from './credentials.ts';
import { withToken } from './gatehouse-request.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * True in browsers that drop `Authorization` when an answer redirects to another origin, as the Fetch Standard has said
 * since 2022: Chrome 119, Firefox 111, Safari 16.1. No script can see it. Every browser that knows this kind of colour
 * does it.
 */
const dropsTokens = (): boolean => globalThis.CSS?.supports('color', 'rgb(from red r g b)') ?? false;

type Options = {
  /** The origins that may receive the credential. */
  origins: ReadonlySet<string>;
  credentials: Credentials;
  /** Asks who is signed in, which shows what calls of this page carry. */
  ask(): Promise<unknown>;
  /** A back end did not accept the token. */
  onRefused(): void;
};

/** `fetch` for the pages of a site: the credential goes to its own back ends, and nowhere else. */
export function createSiteFetch({ origins, credentials, ask, onRefused }: Options): typeof fetch {
  const findHandOff = async () => {
    const handOff = await credentials.find();
    if (credentials.isKnown()) return handOff;
    await ask();
    return credentials.find();
  };
  return async (input, init) => {
    const request = new Request(input, init); // resolves the address exactly as fetch does
    const { origin } = new URL(request.url);
    if (!origins.has(origin)) return fetch(request, { credentials: 'omit' });
    const handOff = await untilAborted(request.signal, findHandOff());
    if (!handOff) {
      // No cookies go along to where the site's own address redirects.
      const isHere = origin === globalThis.location?.origin;
      return fetch(request, { credentials: isHere ? 'same-origin' : 'include' });
    }
    const token = request.headers.has('Authorization')
      ? null // the caller's own
      : await untilAborted(request.signal, handOff.tokens.get());
    const redirect = request.redirect === 'follow' && !dropsTokens() ? 'error' : request.redirect;
    const answer = await fetch(request, { ...withToken(token, { headers: request.headers }), redirect });
    if (token !== null && answer.status === 401) onRefused();
    return answer;
  };
}
