import { PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import type { PageConfig } from '../../shared/portal.ts';

const DEFAULTS: PageConfig = {
  appName: 'Gatehouse',
  logoUrl: null,
  appUrl: null,
  termsUrl: null,
  privacyUrl: null,
  signUp: 'instant',
  passwordMinLength: PASSWORD_MIN_LENGTH,
  trustedOrigins: [],
};

function readFromPage(): PageConfig {
  if (typeof document === 'undefined') return { ...DEFAULTS }; // while a page is prepared
  const written = document.querySelector<HTMLMetaElement>('meta[name="gatehouse"]')?.content;
  return written ? { ...DEFAULTS, ...JSON.parse(written) } : DEFAULTS;
}

/** How this service presents itself, and takes people in. The server writes it into the page: nobody waits for it. */
export const portalConfig: PageConfig = readFromPage();
