import { LIVEZ } from '../../shared/paths.ts';
import { ApiError } from './failure.ts';
import { fetchInTime } from './request.ts';

/**
 * Code that comes when it is needed. Code that does not come means one of two things: an outage, and
 * then reloading would only lose the page that is there, or a new release that replaced it, and then
 * the page reloads, once. Throws ApiError.
 */
export const lazyImport = <Module>(importer: () => Promise<Module>): Promise<Module> =>
  importer().catch(async (cause: unknown) => {
    const answer = await fetchInTime(LIVEZ).catch(() => null);
    if (!answer?.ok) throw new ApiError({ code: 'unreachable' }, { cause });
    if (!isFirstMiss(String(cause))) throw new ApiError({ code: 'internal' }, { cause });
    window.location.reload();
    return new Promise<never>(() => {});
  });

/** The message names the file, and a file's name is its release's: the next release counts anew. */
function isFirstMiss(message: string): boolean {
  const key = `gatehouse-reloaded:${message}`;
  try {
    if (sessionStorage.getItem(key)) return false;
    sessionStorage.setItem(key, '1');
    return true;
  } catch {
    return false; // without a memory it might reload for ever
  }
}
