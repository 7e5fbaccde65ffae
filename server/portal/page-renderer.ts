import type { PageRenderer } from '../../shared/prerendered.ts';
import type { Log } from '../log.ts';

/**
 * Renders pages with the renderer that `open` loads for the first page. Returns null instead of an error: the page's
 * code then renders the page a moment later.
 */
export function createRenderer(open: (() => Promise<PageRenderer>) | undefined, log: Log): PageRenderer {
  let opening: Promise<PageRenderer> | undefined;
  return async (visit) => {
    if (!open) return null;
    opening ??= open();
    opening.catch(() => {
      opening = undefined; // the next page tries again
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
