import { LIVEZ } from '../../../shared/paths.ts';
import { GatehouseError } from './error.ts';

// Milliseconds. The service gives up on its database long before.
const ANSWER_TIMEOUT = 15_000;
const PROBE_TIMEOUT = 5_000;

/** Set by the service for a page that browsers send no cookie for. */
const SITE_HEADER = 'gatehouse-site';

const withTimeout = (signal: AbortSignal | null | undefined, time: number) => {
  const timeout = AbortSignal.timeout(time);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
};

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
    const ask = () => fetch(input, { ...init, credentials: 'include', signal });
    const response = await ask().catch(async (error: unknown) => {
      if (signal.aborted || !isElsewhere() || !(await isAlive())) throw error;
      // It may have come back in between: only a second silence of one that is alive is a refusal.
      return ask().catch((cause: unknown) => {
        if (signal.aborted) throw cause;
        say(
          `Gatehouse at ${baseUrl} does not trust this site: add ${here()} to its TRUSTED_ORIGINS, exactly so.`,
        );
        throw new GatehouseError('untrusted_origin', {}, cause);
      });
    });
    if (response.headers.get(SITE_HEADER) === 'cross-site')
      say(
        `Nobody can be signed in here: ${here()} and ${baseUrl} are unrelated sites, and browsers send no cookie from one to the other. Give both a name under one domain.`,
      );
    return response;
  };
}
