import { createAddresses, type ReturnOptions, toBackends, toBaseUrl } from './address.ts';
import { createApi } from './api.ts';
import type { CurrentSession, GatehouseApi } from './api-types.ts';
import { createCredentials } from './credentials.ts';
import { createCurrentSession } from './current-session.ts';
import { createGatehouseRequest, withToken } from './gatehouse-request.ts';
import { readLang, toAskedLanguage, toPageLanguage } from './language.ts';
import { notifyAll } from './listeners.ts';
import { createRequest } from './request.ts';
import { type Changed, openSessionEvents } from './session-events.ts';
import { type SessionState, toCurrent } from './session-state.ts';
import { createSessionStore } from './session-store.ts';
import { signOut } from './sign-out.ts';
import { createSiteFetch } from './site-fetch.ts';
import { readNeed } from './step-up.ts';

export type * from './api-types.ts';
export { GatehouseError, type GatehouseErrorCode } from './error.ts';
export type { GatehouseRouter } from './router-type.ts';
export type { SessionState } from './session-state.ts';

// Milliseconds.
/** How long `session()` returns a known answer without a new request, while nothing listens for changes. */
const FRESH = 30_000;
/** The delay before the connection closes. A framework that renders twice must not open the connection twice. */
const CLOSE_DELAY_MS = 1_000;

export type GatehouseOptions = {
  /** The origin of Gatehouse, such as https://accounts.example.com; '' when it is this page's own. */
  baseUrl: string;
  /**
   * The origins of back ends on other origins than this page, such as https://tutor.example.com. They receive the
   * credential of calls by `fetch`. One that the session cookie does not reach makes this site sign in by hand-off.
   */
  backends?: readonly string[] | undefined;
  /**
   * The language of the user button, and of the portal behind the links to it: a BCP 47 tag, such as de or pt-BR. The
   * default is the page's `<html lang>`.
   */
  lang?: string | undefined;
};

/** Gatehouse, for a page of another site. */
export type Gatehouse = {
  readonly baseUrl: string;
  /** The option `lang`, or the page's language now; undefined when the page names none. */
  readonly lang: string | undefined;
  /** Every procedure, typed. Calls at the same moment share one request. Each call throws GatehouseError. */
  readonly api: GatehouseApi;
  /**
   * Who is signed in, or null. Concurrent callers share one request. Throws GatehouseError when the answer is not
   * known now, which is not the same as null. For browsers only: a server has no cookie to send.
   */
  session(): Promise<CurrentSession>;
  /** The current state, without a request. */
  getState(): SessionState;
  /**
   * Calls `listener` immediately and after every change, also a change by another tab, device or the operator. While
   * a listener is registered and somebody is signed in, the browser keeps one connection open. Returns a function
   * that removes the listener.
   */
  onSession(listener: (state: SessionState) => void): () => void;
  /**
   * Calls `listener` with the name of data that may have changed, while any listener is registered. Returns a
   * function that removes the listener.
   */
  onChange(listener: (what: Changed) => void): () => void;
  /** Queries again now, for a button such as 'Try again'. Never throws: the result is in the state. */
  refresh(): Promise<void>;
  /**
   * Signs out here, in every tab and at every back end. Throws GatehouseError; then the session may still be valid.
   */
  signOut(): Promise<void>;
  /**
   * `fetch` with the credential of the signed-in user. The credential goes to this page's own origin, to Gatehouse and
   * to the `backends`, and nowhere else; a call to elsewhere carries no cookie either. Throws GatehouseError when it
   * cannot be known now who is signed in.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /**
   * For the JSON of a back end's refusal: the URL where the person confirms that it is them, with the URL to return to.
   * Null for any other JSON than that of `step_up_required`.
   */
  stepUpUrl(body: unknown, options?: ReturnOptions): string | null;
  /**
   * The URL of the sign-in page, with the URL to return to. On a site that the cookie does not reach, each URL is good
   * for one sign-in: ask for it when the person presses the link.
   */
  signInUrl(options?: ReturnOptions): string;
  /** The same for the sign-up page. */
  signUpUrl(options?: ReturnOptions): string;
  /** The URL of the page where people manage their account. */
  readonly portalUrl: string;
};

/** Sends no request yet, and works without a browser. Throws a TypeError for an invalid address or language. */
export function createGatehouse(options: GatehouseOptions): Gatehouse {
  const baseUrl = toBaseUrl(options?.baseUrl);
  const backends = toBackends(options.backends);
  const lang = readLang(options.lang);
  const credentials = createCredentials({
    baseUrl,
    backends,
    request: createRequest(baseUrl),
    onOtherTab: () => void store.refetch(),
  });
  const request = createGatehouseRequest(credentials, createRequest(baseUrl));
  const addresses = createAddresses(
    baseUrl,
    () => toAskedLanguage(lang),
    (target, kind) => credentials.get()?.links.toAddress(target, kind),
  );
  const findStream = () => {
    const tokens = credentials.get()?.tokens;
    return (
      tokens &&
      (async (url: RequestInfo | URL, init?: RequestInit) =>
        fetch(url, { ...withToken(await tokens.get(), init), redirect: 'error' }))
    );
  };
  const api = createApi(baseUrl, request, findStream, () => addresses.stepUpUrl('fresh'));
  const store = createSessionStore(createCurrentSession(api, credentials));
  const onChanged = new Set<(what: Changed) => void>();
  let events: ReturnType<typeof openSessionEvents> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const begin = () => {
    clearTimeout(leaving);
    if (events || typeof document === 'undefined') return;
    events = openSessionEvents(baseUrl, api, store, (what) => {
      notifyAll(onChanged, what);
    });
    if (store.get().status === 'loading' || store.get().status === 'unavailable' || store.age() > FRESH)
      void store.ask();
  };
  const end = () => {
    clearTimeout(leaving);
    if (!events) return; // a script without a page, which a timer would keep alive
    leaving = setTimeout(() => {
      events?.close();
      events = undefined;
    }, CLOSE_DELAY_MS);
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
    get lang() {
      return lang ?? toPageLanguage();
    },
    get portalUrl() {
      return addresses.portalUrl();
    },
    signInUrl: addresses.signInUrl,
    signUpUrl: addresses.signUpUrl,
    getState: store.get,
    refresh: async () => void (await store.refetch()),

    async session() {
      const isKnown = toCurrent(store.get()) !== undefined && (events !== undefined || store.age() < FRESH);
      const error = isKnown ? undefined : await store.ask();
      if (error) throw error;
      return toCurrent(store.get()) ?? null;
    },

    onSession(listener) {
      const stop = listen(store.subscribe(listener));
      listener(store.get());
      return stop;
    },

    onChange(listener) {
      const own = (what: Changed) => listener(what);
      onChanged.add(own);
      return listen(() => void onChanged.delete(own));
    },

    fetch: createSiteFetch({
      origins: new Set([globalThis.location?.origin, baseUrl, ...backends].filter(Boolean)),
      credentials,
      ask: store.ask,
      onRefused: () => void store.refetch(),
    }),

    stepUpUrl(body, options) {
      const need = readNeed(body);
      return need && addresses.stepUpUrl(need, options);
    },

    async signOut() {
      await signOut(baseUrl, credentials, request);
      store.set({ status: 'signed_out' });
      events?.send({ type: 'signed_in_or_out' });
    },
  };
}
