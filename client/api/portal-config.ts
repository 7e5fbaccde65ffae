import type { PageConfig } from '../../shared/portal.ts';

const read = (): PageConfig =>
  JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="gatehouse"]')?.content ?? '{}');

/**
 * How this service presents itself, takes people in, and where it may send them. The server writes it into the page:
 * nobody waits for it. Where there is no page, whoever prepares one fills it in (prepared/).
 */
export const portalConfig = typeof document === 'undefined' ? ({} as PageConfig) : read();
