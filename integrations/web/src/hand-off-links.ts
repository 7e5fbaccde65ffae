import { AUTHORIZE, LANG, pages, REDIRECT_TO } from '../../../shared/paths.ts';
import { withLang } from './address.ts';
import { findAttempt, isOwnState, keepAttempt } from './attempts.ts';
import { readAnswer, withoutAnswer } from './callback.ts';
import { type Challenge, createChallenge } from './challenge.ts';
import { say } from './say.ts';
import { toUrl } from './url.ts';

/** Gatehouse takes 1,900 characters for the whole request. */
const LONGEST_REDIRECT_URI = 1_400;

/**
 * The address to return to. It may not have a fragment (RFC 6749 §3.1.2), and nothing that looks like an answer. A long
 * query stays behind, because it is stored in this tab anyway.
 */
export function toRedirectUri({ origin, pathname, search }: URL): string {
  const short = origin + pathname;
  const whole = short + withoutAnswer(search);
  return encodeURIComponent(whole).length > LONGEST_REDIRECT_URI ? short : whole;
}

/**
 * The addresses that sign somebody in on this site, of a Gatehouse whose cookie does not reach it. Each has a state and
 * a challenge of its own, which this tab remembers.
 */
export function createHandOffLinks(issuer: string) {
  let next: Challenge | undefined;
  // Addresses are made at once, and a digest takes a moment: one challenge is always made ahead.
  const prepare = async () => {
    next = await createChallenge().catch(() => undefined);
    if (!next) say(`Gatehouse: nobody can sign in on this page, because it is not served over https.`);
  };
  const ready = prepare();

  /** Undefined for a place on another site, which cannot receive the answer. */
  const toAddress = (target: string | undefined, kind: 'signIn' | 'signUp'): string | undefined => {
    const place = toUrl(target ?? '');
    if (!next || place?.origin !== location.origin) return undefined;
    if (readAnswer(place.search)) place.search = withoutAnswer(place.search);
    const { verifier, challenge } = next;
    void prepare();
    const redirectUri = toRedirectUri(place);
    try {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: place.origin,
        redirect_uri: redirectUri,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        state: keepAttempt({ issuer, verifier, redirectUri, target: place.href }),
        scope: 'session',
        ...(kind === 'signUp' && { prompt: 'create' }),
      });
      return `${issuer}${AUTHORIZE}?${query}`;
    } catch {
      say('Gatehouse: nobody can sign in on this page, because the browser stores nothing for this site.');
      return undefined;
    }
  };

  /** The address for a link that was rendered some time ago, perhaps before this page knew that it needs one. */
  const renew = (href: string): string | undefined => {
    const url = toUrl(href);
    if (url?.origin !== issuer) return undefined;
    const read = (name: string) => url.searchParams.get(name) ?? '';
    if (url.pathname === pages.signIn) return toAddress(read(REDIRECT_TO), 'signIn');
    if (url.pathname === pages.signUp) return toAddress(read(REDIRECT_TO), 'signUp');
    if (url.pathname !== AUTHORIZE || !isOwnState(read('state'))) return undefined;
    const target = findAttempt(read('state'))?.target ?? read('redirect_uri');
    return toAddress(target, read('prompt') === 'create' ? 'signUp' : 'signIn');
  };

  /** Gives every such link of the page a fresh address when it is pressed, and lets it say from where it comes. */
  const onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const address = link && renew(link.href);
    if (!address) return;
    link.href = withLang(address, new URL(link.href).searchParams.get(LANG));
    link.referrerPolicy = 'origin';
  };
  if (typeof document !== 'undefined') document.addEventListener('click', onClick, true);

  return { ready, toAddress };
}
export type HandOffLinks = ReturnType<typeof createHandOffLinks>;
