import type { PageConfig } from '../../shared/portal.ts';

const read = (): PageConfig =>
  JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="gatehouse"]')?.content ?? '{}');

/**
 * The service's configuration: how it presents itself, who may sign up, and which origins the portal may redirect to.
 * The server writes it into the page, so that no page has to wait for it. Where there is no document, the renderer
 * fills it in (prerender/).
 */
export const portalConfig = typeof document === 'undefined' ? ({} as PageConfig) : read();
