import type { Page } from '@playwright/test';
import { AUTHORIZE, pages } from '../../shared/paths.ts';
import { SITE } from '../addresses.ts';
import { heading } from '../person.ts';
import { alert, press, type State } from './state.ts';

const HOST = new URL(SITE).host;

const isAuthorize = ({ pathname }: URL) => pathname === AUTHORIZE;

const toPath = (more: Record<string, string> = {}) =>
  `${AUTHORIZE}?${new URLSearchParams({
    response_type: 'code',
    client_id: SITE,
    redirect_uri: `${SITE}/chapter`,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: 'x',
    ...more,
  })}`;

/** Fails the click, but not the page. */
const beUnavailable = (page: Page) =>
  page.route(isAuthorize, (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 503, json: { code: 'unavailable', requestId: 'req_01HX7Q3Z' } })
      : route.fallback(),
  );

/** The page of a person whose session has ended just after the service sent it. */
const serveAsIfSignedIn = (page: Page) =>
  page.route(isAuthorize, async (route) => {
    const response = await route.fetch({ url: new URL(pages.forgotPassword, route.request().url()).href });
    const html = await response.text();
    await route.fulfill({
      response,
      body: html.replace(/<div id="root">.*<\/div>/s, '<div id="root"></div>'),
    });
  });

/** Going on to a site on another domain. */
export const AUTHORIZING: State[] = [
  {
    name: 'authorize',
    as: 'regular',
    path: toPath(),
    shows: (page) => heading(page, `Continue to ${HOST}`),
    onPhone: true,
  },
  {
    name: 'authorize-unavailable',
    as: 'regular',
    path: toPath(),
    before: beUnavailable,
    steps: press('Continue'),
    shows: alert,
  },
  {
    name: 'authorize-signed-out',
    path: toPath(),
    before: serveAsIfSignedIn,
    shows: (page) => page.getByText('Sign in first.', { exact: false }),
  },
  {
    name: 'authorize-unknown-site',
    path: toPath({ client_id: 'https://unknown.example' }),
    shows: (page) => page.getByText('client_id'),
    onPhone: true,
  },
  {
    name: 'authorize-wrong-address',
    as: 'regular',
    path: toPath({ redirect_uri: 'https://unknown.example/' }),
    shows: (page) => page.getByText('redirect_uri'),
  },
  {
    name: 'sign-in-for-another-domain',
    path: toPath(),
    shows: (page) => page.getByText(`Then you go back to ${HOST}.`),
    onPhone: true,
  },
  {
    name: 'sign-in-once-more',
    as: 'regular',
    path: toPath({ prompt: 'login' }),
    shows: (page) => heading(page, 'Sign in'),
  },
];
