import { LIVEZ, TRPC } from '../../../shared/paths.ts';
import { GatehouseError } from './error.ts';
import { say } from './say.ts';

// Milliseconds. The service's own database timeout is much shorter.
const ANSWER_TIMEOUT = 15_000;
const PROBE_TIMEOUT = 5_000;

const READ = { method: 'GET', body: null, headers: {} } as const;

/** A signal that aborts after a timeout, or with `signal`. Browsers of 2023 cannot combine two signals. */
function withTimeout(signal: AbortSignal | null | undefined, time: number): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  setTimeout(() => controller.abort(), time);
  return controller.signal;
}

/**
 * `fetch` with the session cookie, or as `init` says. A browser hides why no answer arrived. This function finds out
 * whether Gatehouse is unreachable or does not trust this site, and logs the reason once, with what to do about it.
 */
export function createRequest(baseUrl: string): typeof fetch {
  const here = () => globalThis.location?.origin;
  const isElsewhere = () => baseUrl !== '' && here() !== undefined && here() !== baseUrl;

  /** True when Gatehouse answers. This one address answers every origin. */
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
    const options: RequestInit = { credentials: 'include', ...init, signal };
    const isRead = (init?.method ?? 'GET') === 'GET';
    return fetch(input, options).catch(async (error: unknown) => {
      if (signal.aborted || !isElsewhere() || !(await isAlive())) throw error;
      // Gatehouse may have recovered in between, so only a second failure of a live Gatehouse is a refusal. A write
      // is not sent twice, because the first attempt may have succeeded.
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
  };
}
