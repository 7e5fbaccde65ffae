import { z } from 'zod/mini';
import { isLoopback } from '../../shared/loopback.ts';
import { AUTH, CHANGE_PASSWORD } from '../../shared/paths.ts';
import { VERSION } from '../root.ts';
import type { Keys } from '../secrets/keys.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import { createProbe, PROBE_HEADER, type Seen, seenSchema } from './probe.ts';

type Options = { url: string; cookieDomain: string | undefined; probeKeys: Keys };

const answerSchema = z.object({ seen: seenSchema });

// The site beside the portal may own `/` and `/livez`.
const PROBED = `${AUTH}/ok`;
/** Milliseconds of one request. */
const WITHIN = 10_000;
/** Seconds that the clocks of two machines may differ. `Date` has no fractions. */
const CLOCK_MOST = 5;

const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WITHIN), ...init });

const reasonOf = (error: unknown): string => {
  const { code, message } = ((error as Error).cause ?? error) as Error & { code?: string };
  return code ?? message;
};

/** Asks the public address as a browser does, and judges what arrives: the proxies, the cookies, the redirects. */
export async function checkAddress({ url, cookieDomain, probeKeys }: Options): Promise<Finding[]> {
  let answer: Response;
  try {
    answer = await ask(url + PROBED, { headers: { [PROBE_HEADER]: createProbe(probeKeys) } });
  } catch (error) {
    return [
      fail(
        'public address',
        `${url} cannot be reached from here (${reasonOf(error)})`,
        'Start the service. Then look at DNS, the certificate and the proxy of BETTER_AUTH_URL.',
      ),
    ];
  }
  const findings = [checkClock(answer.headers.get('date'))];
  const seen = await readSeen(answer);
  if (seen === null) return [describeStranger(url, answer), ...findings];
  findings.unshift(
    seen.version === VERSION
      ? ok('public address', `${url} reaches this service, version ${VERSION}`)
      : warn(
          'public address',
          `${url} reaches version ${seen.version}, this command is ${VERSION}`,
          'Use the command of the version that runs.',
        ),
  );
  findings.push(checkProxies(url, seen));
  if (url.startsWith('https:')) findings.push(checkHsts(answer), await checkPlainHttp(url));
  findings.push(await checkCookie(url, cookieDomain), await checkRedirect(url));
  return findings;
}

async function readSeen(answer: Response): Promise<Seen | null> {
  try {
    return answerSchema.parse(await answer.json()).seen; // anybody may answer at this address
  } catch {
    return null;
  }
}

function describeStranger(url: string, answer: Response): Finding {
  const location = answer.headers.get('location');
  if (location)
    return fail(
      'public address',
      `${url}${PROBED} redirects to ${location}`,
      'Set BETTER_AUTH_URL to the address that answers without a redirect.',
    );
  return fail(
    'public address',
    `${url}${PROBED} answers ${answer.status}, but not as a service with this secret`,
    'Look where the proxy leads, and whether each process has the same BETTER_AUTH_SECRET and version. The proxy has to pass all headers on.',
  );
}

function checkProxies(url: string, { peer, isPeerTrusted, hasForwardedFor, client }: Seen): Finding {
  const check = 'proxies';
  if (isPeerTrusted && !hasForwardedFor)
    return fail(
      check,
      `the proxy ${peer} sends no X-Forwarded-For`,
      'Let it send that header: now all people share one address, and its limits.',
    );
  if (!isPeerTrusted && hasForwardedFor)
    return fail(
      check,
      `the proxy ${peer} is not trusted, so all people have its address`,
      `Add ${peer} to TRUSTED_PROXIES, or its whole network.`,
    );
  if (isPeerTrusted) return ok(check, `behind ${peer}; this request came from ${client}`);
  return isLoopback(new URL(url).hostname)
    ? ok(check, `none; this request came from ${client}`)
    : ok(
        check,
        `none that sends X-Forwarded-For; this request came from ${client}. Is that the address of this machine?`,
      );
}

function checkClock(date: string | null): Finding {
  const behind = date === null ? Number.NaN : Math.round((Date.now() - Date.parse(date)) / 1000);
  if (Number.isNaN(behind))
    return warn('clock of the web', 'the answer has no Date', 'Let the proxy pass it on.');
  return Math.abs(behind) <= CLOCK_MOST
    ? ok('clock of the web', 'agrees with this machine')
    : warn('clock of the web', `differs by ${behind} s from this machine`, 'Let NTP set the clocks.');
}

const checkHsts = (answer: Response): Finding =>
  answer.headers.has('strict-transport-security')
    ? ok('HSTS', answer.headers.get('strict-transport-security') ?? '')
    : warn('HSTS', 'the header is missing', 'The service sends it: let the proxy pass it on.');

/** Plain HTTP must lead to HTTPS, or to nothing. */
async function checkPlainHttp(url: string): Promise<Finding> {
  const plain = url.replace(/^https:/, 'http:');
  if (new URL(url).port !== '') return ok('plain HTTP', 'not asked: the address has a port of its own');
  const answer = await ask(plain).catch(() => null);
  const isWell = answer === null || (answer.headers.get('location') ?? '').startsWith(url);
  return isWell
    ? ok('plain HTTP', answer === null ? 'nothing listens' : 'redirects to HTTPS')
    : fail(
        'plain HTTP',
        `${plain} answers ${answer.status} without HTTPS`,
        'Let the proxy redirect it to HTTPS.',
      );
}

/** A sign-out of nobody clears the cookies, with the same attributes that a sign-in sets. */
async function checkCookie(url: string, cookieDomain: string | undefined): Promise<Finding> {
  const check = 'session cookie';
  const answer = await ask(`${url}${AUTH}/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: '{}',
  }).catch(() => null);
  const cookie = answer?.headers.getSetCookie().find((one) => /better-auth\.session_token=/.test(one));
  if (!cookie)
    return fail(
      check,
      `a sign-out answered ${answer?.status ?? 'nothing'} without the cookie`,
      'Let the proxy pass POST requests and Set-Cookie on, unchanged.',
    );
  const isSecure = url.startsWith('https:');
  const lacks = [
    !/; HttpOnly(?:;|$)/i.test(cookie) && 'HttpOnly',
    !/; SameSite=Lax(?:;|$)/i.test(cookie) && 'SameSite=Lax',
    !/; Path=\/(?:;|$)/i.test(cookie) && 'Path=/',
    isSecure && !/; Secure(?:;|$)/i.test(cookie) && 'Secure',
    isSecure && !cookie.startsWith('__Secure-') && 'the prefix __Secure-',
    (/; Domain=\.?([^;]*)/i.exec(cookie)?.[1] ?? undefined) !== cookieDomain &&
      `Domain=${cookieDomain ?? '(none)'}`,
  ].filter((one) => one !== false);
  return lacks.length === 0
    ? ok(check, `for ${cookieDomain ?? new URL(url).hostname}, HttpOnly${isSecure ? ', Secure' : ''}`)
    : fail(check, `arrives without ${lacks.join(', ')}`, 'The proxy changes Set-Cookie: remove that rule.');
}

async function checkRedirect(url: string): Promise<Finding> {
  const answer = await ask(url + CHANGE_PASSWORD).catch(() => null);
  const location = answer?.headers.get('location');
  const isWell = location != null && URL.canParse(location, url) && new URL(location, url).origin === url;
  return isWell
    ? ok('redirects', `${CHANGE_PASSWORD} leads to ${new URL(location, url).pathname}`)
    : fail(
        'redirects',
        `${CHANGE_PASSWORD} answers ${answer?.status ?? 'nothing'} and leads to ${location ?? 'nothing'}`,
        'Let the proxy pass Host and Location on, unchanged.',
      );
}
