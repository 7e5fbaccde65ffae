import { PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import type { PortalConfig } from '../../shared/portal.ts';

const DEFAULTS: PortalConfig = {
  appName: 'Gatehouse',
  logoUrl: null,
  appUrl: null,
  termsUrl: null,
  privacyUrl: null,
  signUp: 'instant',
  passwordMinLength: PASSWORD_MIN_LENGTH,
};

function readFromPage(): PortalConfig {
  if (typeof document === 'undefined') return { ...DEFAULTS }; // while a page is prepared
  const written = document.querySelector<HTMLMetaElement>('meta[name="gatehouse"]')?.content;
  return written ? { ...DEFAULTS, ...JSON.parse(written) } : DEFAULTS;
}

/** How this service presents itself, and takes people in. The server writes it into the page: nobody waits for it. */
export const portalConfig: PortalConfig = readFromPage();
