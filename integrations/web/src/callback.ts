import { type Attempt, isOwnState, takeAttempt } from './attempts.ts';
import { toUrl } from './url.ts';

/** What Gatehouse may add to the address to which a person returns (RFC 6749 §4.1.2, RFC 9207 §2). */
const OURS = new Set(['code', 'state', 'iss', 'error', 'error_description', 'error_uri']);

export type Answer = { code: string | null; error: string | null; iss: string | null };

/** The query without the parameters of an answer. The rest keeps its spelling. */
export function withoutAnswer(search: string): string {
  const rest = search
    .slice(1)
    .split('&')
    .filter((part) => !OURS.has([...new URLSearchParams(part).keys()][0] ?? ''));
  return rest.join('&') && `?${rest.join('&')}`;
}

/** The answer of Gatehouse in an address; null when there is none. A parameter that is repeated has no value. */
export function readAnswer(search: string): (Answer & { state: string | null }) | null {
  const params = new URLSearchParams(search);
  if (!params.getAll('state').some(isOwnState)) return null;
  const one = (name: string): string | null => {
    const [value, ...more] = params.getAll(name);
    return value !== undefined && more.length === 0 ? value : null;
  };
  return { code: one('code'), error: one('error'), iss: one('iss'), state: one('state') };
}

export type Callback = { attempt: Attempt; answer: Answer };

/** Shows the place that the fragment names. The browser looks for it only in the address that it loaded. */
function scrollTo(hash: string): void {
  const show = () => {
    const id = hash.slice(1);
    const isEncoded = /%[\da-f]{2}/i.test(id);
    (
      document.getElementById(id) ?? (isEncoded ? document.getElementById(toDecoded(id)) : null)
    )?.scrollIntoView();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true });
  else show();
}

function toDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not UTF-8
  }
}

/**
 * Takes the answer out of this page's address, and puts the place there that the person left. An answer that this tab
 * did not ask for is thrown away: somebody else may have written it.
 */
function receive(): Callback | undefined {
  if (typeof history === 'undefined' || typeof location === 'undefined') return undefined;
  const { origin, pathname, search, hash } = location;
  const answer = readAnswer(search);
  if (!answer) return undefined;
  const attempt = answer.state === null ? undefined : takeAttempt(answer.state);
  const target = toUrl(attempt?.target ?? '');
  const rest = target ? target.search + target.hash : withoutAnswer(search) + hash;
  history.replaceState(history.state, '', origin + pathname + rest);
  if (target?.hash) scrollTo(target.hash);
  return attempt && { attempt, answer };
}

// While this module loads, and so before any other script of the page can read the code.
let received = receive();

/** True when this page was opened with an answer of that Gatehouse, and nobody has taken it yet. */
export const hasCallback = (issuer: string): boolean => received?.attempt.issuer === issuer;

/** Takes the answer with which this page was opened, for the Gatehouse that was asked. */
export function takeCallback(issuer: string): Callback | undefined {
  if (!hasCallback(issuer)) return undefined;
  const callback = received;
  received = undefined;
  return callback;
}
