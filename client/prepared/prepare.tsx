import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { PASSWORD_MIN_LENGTH } from '../../shared/credentials.ts';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { PageConfig } from '../../shared/portal.ts';
import { type Look, PLACEHOLDERS, type PreparedPages, toLookName } from '../../shared/prepared.ts';
import { portalConfig } from '../api/portal-config.ts';
import { createPortalRouter } from '../app/router.ts';

const EITHER = [false, true];
const LOOKS = EITHER.flatMap((hasLogo) =>
  EITHER.flatMap((isOpen) => EITHER.map((isReturning): Look => ({ hasLogo, isOpen, isReturning }))),
);

/** The sign-in page as a stranger finds it, in each of its looks. Runs while the portal is built. */
export async function prepareSignIn(): Promise<PreparedPages> {
  const made: PreparedPages = {};
  for (const look of LOOKS) made[toLookName(look)] = await prepare(look);
  return made;
}

async function prepare({ hasLogo, isOpen, isReturning }: Look): Promise<string> {
  const config: PageConfig = {
    appName: PLACEHOLDERS.appName,
    logoUrl: hasLogo ? PLACEHOLDERS.logoUrl : null,
    appUrl: null,
    termsUrl: null,
    privacyUrl: null,
    signUp: isOpen ? 'instant' : 'closed',
    passwordMinLength: PASSWORD_MIN_LENGTH,
    trustedOrigins: [new URL(PLACEHOLDERS.target).origin],
  };
  Object.assign(portalConfig, config);
  const search = isReturning ? `?${new URLSearchParams({ [REDIRECT_TO]: PLACEHOLDERS.target })}` : '';
  const history = createMemoryHistory();
  // Known to be nobody: there is no service to ask.
  history.replace(`${pages.signIn}${search}`, { departure: { reason: 'absent', at: Date.now() } });
  const router = createPortalRouter(history);
  router.options.scrollRestoration = false; // would put a script into the markup
  await router.load();
  const markup = renderToString(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
  // What failed is left to the browser to try again, and would be seen by nobody here.
  if (markup.includes('<template')) throw new Error(`Sign-in could not be prepared: ${markup}`);
  return markup;
}
