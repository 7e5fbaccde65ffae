import { type Callback, takeCallback } from './callback.ts';
import { createProofKey } from './dpop.ts';
import { GatehouseError } from './error.ts';
import type { GrantStore } from './grant-store.ts';
import { say } from './say.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

type AccessToken = { token: string /** By `Date.now()`. */; endsAt: number };
type Message = (AccessToken & { isNew: boolean }) | { token: null };

// Milliseconds.
/** A token is renewed this long before its end, because a request and the clocks take time. */
const MARGIN = 30_000;
/** How long a code is good for. After that, nobody tries again to use it. */
const CODE_LIFETIME = 60_000;
/** How long the lock is kept after a new token, until the other tabs have received it. */
const SHARING = 50;
/** A tab that the browser has stopped may keep the lock for hours. Refreshing beside it does no harm. */
const PATIENCE = 20_000;

type Options = {
  issuer: string;
  grants: GrantStore;
  endpoint: TokenEndpoint;
  /** Another tab signed in or out. */
  onOtherTab(): void;
};

/**
 * The access token of this page, in memory only. It is renewed when a call needs it, once for all callers and tabs, and
 * never by a timer: a page that does nothing must not prolong the session.
 */
export function createTokenSource({ issuer, grants, endpoint, onOtherTab }: Options) {
  const name = `gatehouse:1:tokens:${issuer}`;
  let current: AccessToken | null = null;
  let running: Promise<string | null> | undefined;
  let callback: Callback | undefined = takeCallback(issuer);
  const receivedAt = performance.now();

  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    current = data.token === null ? null : data;
    if (data.token === null || data.isNew) onOtherTab();
  });
  const tell = (message: Message) => channel?.postMessage(message);

  const toFresh = () => (current && current.endsAt - Date.now() > MARGIN ? current.token : null);

  const accept = ({ accessToken, expiresIn }: { accessToken: string; expiresIn: number }, isNew: boolean) => {
    current = { token: accessToken, endsAt: Date.now() + expiresIn * 1_000 };
    if (grants.isStored()) tell({ ...current, isNew }); // otherwise no other tab could renew it
    return accessToken;
  };

  /** Uses the code with which the page was opened. Null when it is good for nothing. */
  const exchange = async ({ attempt, answer }: Callback): Promise<string | null> => {
    if (answer.iss !== issuer || answer.code === null) {
      say(
        `Gatehouse: the sign-in was not completed (${answer.error ?? 'the answer is not from Gatehouse'}).`,
      );
      return null;
    }
    const key = await createProofKey();
    const { tokens, error } = await endpoint.ask(
      {
        grant_type: 'authorization_code',
        code: answer.code,
        redirect_uri: attempt.redirectUri,
        code_verifier: attempt.verifier,
      },
      key,
    );
    if (!tokens) {
      say(`Gatehouse: the sign-in was not completed (${error}). Sign in again.`);
      return null;
    }
    const previous = await grants.read();
    if (tokens.refreshToken) await grants.write({ key, refreshToken: tokens.refreshToken });
    if (previous) endpoint.revoke(previous.refreshToken);
    return accept(tokens, true);
  };

  const refresh = async (): Promise<string | null> => {
    const grant = await grants.read();
    if (!grant) return null;
    const { tokens, error } = await endpoint.ask(
      { grant_type: 'refresh_token', refresh_token: grant.refreshToken },
      grant.key,
    );
    if (tokens) return accept(tokens, false);
    // Only this answer says that the session or the grant has ended.
    if (error !== 'invalid_grant') throw new GatehouseError('internal', {}, error);
    await grants.remove(grant);
    return null;
  };

  const obtain = async (): Promise<string | null> => {
    const shared = toFresh(); // from another tab, while this one waited
    if (shared !== null && !callback) return shared;
    current = null;
    if (callback) {
      const isGood = performance.now() - receivedAt < CODE_LIFETIME;
      const token = isGood ? await exchange(callback) : null; // after an outage, the next call tries again
      callback = undefined;
      if (token !== null) return token;
    }
    return refresh();
  };

  /** Runs `obtain` while no other tab does. Where there is no lock to have, each tab runs it for itself. */
  const obtainAlone = (): Promise<string | null> => {
    if (globalThis.navigator?.locks === undefined) return obtain();
    return new Promise((resolve, reject) => {
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), PATIENCE);
      let isMine = false;
      const work = async () => {
        isMine = true;
        clearTimeout(timer);
        const token = await obtain();
        resolve(token);
        if (token !== null) await new Promise((done) => setTimeout(done, SHARING));
      };
      navigator.locks.request(name, { signal: waiting.signal }, work).catch((error) => {
        clearTimeout(timer);
        if (isMine) reject(error);
        else obtain().then(resolve, reject); // Chrome refuses locks where it stores nothing
      });
    });
  };

  const get = async (): Promise<string | null> => {
    const token = callback ? null : toFresh();
    if (token !== null) return token;
    running ??= obtainAlone().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    /** A token; null when nobody is signed in. Throws GatehouseError when that cannot be known now. */
    get,
    /** The token after one that was refused. */
    renew(refused: string): Promise<string | null> {
      if (current?.token === refused) current = null;
      return get();
    },
    /** Forgets everything: the session has ended. */
    async forget(): Promise<void> {
      current = null;
      const grant = await grants.read();
      if (grant) await grants.remove(grant);
      tell({ token: null });
    },
  };
}
export type TokenSource = ReturnType<typeof createTokenSource>;
