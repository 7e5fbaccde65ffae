import { LIVEZ, TRPC } from '../../../shared/paths.ts';
import { GatehouseError } from './error.ts';

// Milliseconds. The service gives up on its database long before.
const ANSWER_TIMEOUT = 15_000;
const PROBE_TIMEOUT = 5_000;

const READ = { method: 'GET', body: null, headers: {} } as const;

/** Set by the service for a page that browsers send no cookie for. */
const SITE_HEADER = 'gatehouse-site';

/** A signal that ends after a while, or with `signal`. Browsers of 2023 cannot combine two. */
function withTimeout(signal: AbortSignal | null | undefined, time: number): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  setTimeout(() => controller.abort(), time);
  return controller.signal;
}

/**
 * `fetch` with the session cookie. A browser hides why there was no answer; this finds out whether
 * Gatehouse is away or does not trust this site, and says so once, with what to do about it.
 */
export function createRequest(baseUrl: string): typeof fetch {
  const said = new Set<string>();
  const say = (sentence: string) => {
    // biome-ignore lint/suspicious/noConsole: for the developer of the site, who sees nothing else of it
    if (!said.has(sentence)) console.error(sentence);
    said.add(sentence);
  };
  const here = () => globalThis.location?.origin;
  const isElsewhere = () => baseUrl !== '' && here() !== undefined && here() !== baseUrl;

  /** True when Gatehouse answers anybody, which it does at this one address. */
  const isAlive = async (): Promise<boolean> => {
    const probe = {
      credentials: 'omit',
      cache: 'no-store',
      signal: withTimeout(null, PROBE_TIMEOUT),
    } as const;
    const answer = await fetch(baseUrl + LIVEZ, probe).catch(() => null);
    return answer?.ok ?? false;
  };

  return async (input, init) => {
    const signal = withTimeout(init?.signal, ANSWER_TIMEOUT);
    const options = { ...init, credentials: 'include', signal } as const;
    const isRead = (init?.method ?? 'GET') === 'GET';
    const response = await fetch(input, options).catch(async (error: unknown) => {
      if (signal.aborted || !isElsewhere() || !(await isAlive())) throw error;
      // It may have come back in between: only a second silence of one that is alive is a refusal. What
      // writes may have been done, and is not sent twice.
      const again = isRead
        ? fetch(input, options)
        : fetch(`${baseUrl}${TRPC}/session.current`, { ...options, ...READ });
      const second = await again.catch((cause: unknown) => {
        if (signal.aborted) throw cause;
        say(
          `Gatehouse at ${baseUrl} does not seem to trust this site: add ${here()} to its TRUSTED_ORIGINS, exactly so.`,
        );
        throw new GatehouseError('untrusted_origin', {}, cause);
      });
      if (isRead) return second;
      throw error;
    });
    if (response.headers.get(SITE_HEADER) === 'cross-site')
      say(
        `Nobody can be signed in here: ${here()} and ${baseUrl} are unrelated sites, and browsers send no cookie from one to the other. Give both a name under one domain.`,
      );
    return response;
  };
}
