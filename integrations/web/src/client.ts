import { authUrl } from '../../../shared/paths.ts';
import { createAddresses, type ReturnOptions, toBaseUrl } from './address.ts';
import { createApi } from './api.ts';
import type { CurrentSession, GatehouseApi } from './api-types.ts';
import { GatehouseError, toRefusal } from './error.ts';
import { tellAll } from './listeners.ts';
import { createRequest } from './request.ts';
import { type SessionState, toCurrent } from './session-state.ts';
import { type Changed, openWatch } from './watch.ts';
import { createWho } from './who.ts';

export type * from './api-types.ts';
export { GatehouseError, type GatehouseErrorCode } from './error.ts';
export type { GatehouseRouter } from './router-type.ts';
export type { SessionState } from './session-state.ts';

// Milliseconds.
/** How long an answer holds for `session()` while nobody listens for what becomes of it. */
const FRESH = 30_000;
/** A framework that draws twice must not open the connection twice. */
const LINGER = 1_000;

export type GatehouseOptions = {
  /** The origin of Gatehouse, such as https://accounts.example.com; '' when it is this page's own. */
  baseUrl: string;
};

/** Gatehouse, as a page of another site sees it. */
export type Gatehouse = {
  readonly baseUrl: string;
  /** Every procedure, typed. Calls of one moment travel together; each throws GatehouseError. */
  readonly api: GatehouseApi;
  /**
   * Who is signed in, or null. Asked once however many want to know. Throws GatehouseError when it
   * cannot be known now, which is not the same as null. For browsers: a server has no cookie to send.
   */
  session(): Promise<CurrentSession>;
  /** What is known at this moment, without asking. */
  getState(): SessionState;
  /**
   * Tells `listener` at once and whenever it changes, also by another tab, device or the operator.
   * Listening keeps one connection per browser open while somebody is signed in. Returns how to stop.
   */
  onSession(listener: (state: SessionState) => void): () => void;
  /** Tells `listener` what may be different from what was read, while anybody listens. Returns how to stop. */
  onChange(listener: (what: Changed) => void): () => void;
  /** Asks again now, for a button such as 'Try again'. Never throws: the outcome is in the state. */
  refresh(): Promise<void>;
  /** Signs out here, in every tab and at every back end. Throws GatehouseError; then the session may still live. */
  signOut(): Promise<void>;
  /** The page to sign in on, and back from there. */
  signInUrl(options?: ReturnOptions): string;
  /** The page to create an account on, and back from there. */
  signUpUrl(options?: ReturnOptions): string;
  /** Where people look after their account. */
  readonly portalUrl: string;
};

/** Asks nothing yet, and works without a browser. Throws a TypeError for an address that cannot be one. */
export function createGatehouse(options: GatehouseOptions): Gatehouse {
  const baseUrl = toBaseUrl(options?.baseUrl);
  const request = createRequest(baseUrl);
  const api = createApi(baseUrl, request);
  const who = createWho(api);
  const onChanged = new Set<(what: Changed) => void>();
  let watch: ReturnType<typeof openWatch> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const begin = () => {
    clearTimeout(leaving);
    if (watch || typeof document === 'undefined') return;
    watch = openWatch(baseUrl, api, who, (what) => {
      tellAll(onChanged, what);
    });
    if (who.get().status === 'loading' || who.get().status === 'unavailable' || who.age() > FRESH)
      void who.ask();
  };
  const end = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      watch?.close();
      watch = undefined;
    }, LINGER);
  };
  let listening = 0;
  const listen = (stop: () => void) => {
    listening += 1;
    begin();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      stop();
      listening -= 1;
      if (listening === 0) end();
    };
  };

  return {
    baseUrl,
    api,
    ...createAddresses(baseUrl),
    getState: who.get,
    refresh: async () => void (await who.askAnew()),

    async session() {
      const isKnown = toCurrent(who.get()) !== undefined && (watch !== undefined || who.age() < FRESH);
      const error = isKnown ? undefined : await who.ask();
      if (error) throw error;
      return toCurrent(who.get()) ?? null;
    },

    onSession(listener) {
      const stop = listen(who.subscribe(listener));
      listener(who.get());
      return stop;
    },

    onChange(listener) {
      const own = (what: Changed) => listener(what);
      onChanged.add(own);
      return listen(() => void onChanged.delete(own));
    },

    async signOut() {
      const answer = await request(baseUrl + authUrl('signOut'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).catch((cause: unknown) => {
        throw cause instanceof GatehouseError ? cause : new GatehouseError('unreachable', {}, cause);
      });
      if (!answer.ok) throw await toRefusal(answer);
      who.set({ status: 'signed_out' });
      watch?.tell({ type: 'signed_in_or_out' });
    },
  };
}
