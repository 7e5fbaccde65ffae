import { LIVEZ } from '../../shared/paths.ts';
import { withWords } from '../words/page-words.ts';
import { ApiError } from './failure.ts';
import { fetchInTime } from './request.ts';

/**
 * Imports code that is not part of the first load, with its words. An import can fail for two reasons. During an outage,
 * a reload would only lose the current page, so it throws. After a new release replaced the file, it reloads the page,
 * once. Throws ApiError.
 */
export const lazyImport = <Module>(importer: () => Promise<Module>): Promise<Module> =>
  withWords(importer()).catch(async (cause: unknown) => {
    const answer = await fetchInTime(LIVEZ).catch(() => null);
    if (!answer?.ok) throw new ApiError({ code: 'unreachable' }, { cause });
    if (!isFirstMiss(String(cause))) throw new ApiError({ code: 'internal' }, { cause });
    window.location.reload();
    return new Promise<never>(() => {});
  });

/** The message names the file, and each release has its own file names, so that a new release may reload once again. */
function isFirstMiss(message: string): boolean {
  const key = `gatehouse-reloaded:${message}`;
  try {
    if (sessionStorage.getItem(key)) return false;
    sessionStorage.setItem(key, '1');
    return true;
  } catch {
    return false; // without storage, the page could reload endlessly
  }
}
