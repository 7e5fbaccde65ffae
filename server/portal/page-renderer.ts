import type { PageRenderer } from '../../shared/prerendered.ts';
import type { Log } from '../log.ts';

/**
 * Writes pages by what `open` opens, for the first one. Null instead of an error: a page that could not be written is
 * shown by its own code, a moment later.
 */
export function createRenderer(open: (() => Promise<PageRenderer>) | undefined, log: Log): PageRenderer {
  let opening: Promise<PageRenderer> | undefined;
  return async (visit) => {
    if (!open) return null;
    opening ??= open();
    opening.catch(() => {
      opening = undefined; // tried again for the next page
    });
    try {
      const render = await opening;
      return await render(visit);
    } catch (error) {
      log.warn({ error, path: visit.path }, 'a page could not be written, and comes without its markup');
      return null;
    }
  };
}
