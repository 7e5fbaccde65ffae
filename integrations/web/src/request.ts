import { LIVEZ, TRPC } from '../../../shared/paths.ts';
import { GatehouseError } from './error.ts';
import { say } from './say.ts';

// Milliseconds. The service's own database timeout is much shorter.
const ANSWER_TIMEOUT = 15_000;
const PROBE_TIMEOUT = 5_000;

const READ = { method: 'GET', body: null, headers: {} } as const;

/**
 * Runs `work` with a signal that aborts after a timeout, or with `given`. The timer ends with the work, because a script
 * ends only when its timers do. Browsers of 2023 cannot combine two signals.
 */
async function within<Result>(
  time: number,
  given: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => controller.abort(given?.reason);
  if (given?.aborted) abort();
  given?.addEventListener('abort', abort);
  const timer = setTimeout(() => controller.abort(), time);
  return work(controller.signal).finally(() => {
    clearTimeout(timer);
    given?.removeEventListener('abort', abort);
  });
}

/** `fetch` until the body is complete: the timeout of a request is for its body, too. */
const fetchAll: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  return new Response((await answer.text()) || null, answer);
};

/**
 * `fetch` with the session cookie, or as `init` says. A browser hides why no answer arrived. This function finds out
 * whether Gatehouse is unreachable or does not trust this site, and logs the reason once, with what to do about it.
 */
export function createRequest(baseUrl: string): typeof fetch {
  const here = () => globalThis.location?.origin;
  const isElsewhere = () => baseUrl !== '' && here() !== undefined && here() !== baseUrl;

  /** True when Gatehouse answers. This one address answers every origin. */
  const isAlive = (): Promise<boolean> =>
    within(PROBE_TIMEOUT, null, (signal) =>
      fetch(baseUrl + LIVEZ, { credentials: 'omit', cache: 'no-store', signal }).then(
        ({ ok }) => ok,
        () => false,
      ),
    );

  return (input, init) =>
    within(ANSWER_TIMEOUT, init?.signal, (signal) => {
      const options: RequestInit = { credentials: 'include', ...init, signal };
      const isRead = (init?.method ?? 'GET') === 'GET';
      return fetchAll(input, options).catch(async (error: unknown) => {
        if (signal.aborted || !isElsewhere() || !(await isAlive())) throw error;
        // Gatehouse may have recovered in between, so only a second failure of a live Gatehouse is a refusal. A write
        // is not sent twice, because the first attempt may have succeeded.
        const again = isRead
          ? fetchAll(input, options)
          : fetchAll(`${baseUrl}${TRPC}/session.current`, { ...options, ...READ });
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
    });
}
