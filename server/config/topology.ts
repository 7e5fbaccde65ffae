import { isIP } from 'node:net';
import { getDomain, getPublicSuffix } from 'tldts';
import { isLoopback } from '../../shared/loopback.ts';
import { toDomain } from './values.ts';

type Topology = {
  http: { url: string; trustedOrigins: ReadonlySet<string>; trustedProxies: readonly unknown[] };
  sessions: { cookieDomain: string | undefined };
  runtime: { isProduction: boolean };
};

/** Browsers treat private suffixes such as `github.io` and `vercel.app` as public suffixes, too. */
const PRIVATE_TOO = { allowPrivateDomains: true };

const domainOf = (hostname: string) => getDomain(hostname, PRIVATE_TOO);
/** The site that `SameSite` compares, besides the scheme: the registrable domain, else the exact name or address. */
const siteOf = (hostname: string) => domainOf(hostname) ?? hostname;
const isUnder = (hostname: string, domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);

/**
 * The host name and its parent domains for which browsers accept a shared cookie; none for a local name or an IP
 * address.
 */
export function parentDomains(hostname: string): string[] {
  const domain = domainOf(hostname);
  if (domain === null || isLoopback(hostname)) return [];
  const labels = hostname.slice(0, -domain.length).split('.').slice(0, -1);
  return [...labels.map((_, at) => [...labels.slice(at), domain].join('.')), domain];
}

/** Normalizes a domain for which browsers accept a shared cookie; null for any other text. */
export function toCookieDomain(text: string): string | null {
  const domain = toDomain(text);
  return domain === null || getPublicSuffix(domain, PRIVATE_TOO) === domain ? null : domain;
}

/**
 * Checks how browsers will treat these addresses. `faults` are settings that can never work: they stop the start, with
 * one line for each variable. `hints` are about settings that work only in part. Each text says what would work.
 */
export function checkTopology({ http, sessions, runtime }: Topology): { faults: string[]; hints: string[] } {
  const { url, trustedOrigins, trustedProxies } = http;
  const { cookieDomain } = sessions;
  const { isProduction } = runtime;
  const own = new URL(url);
  const others = [...trustedOrigins].filter((origin) => origin !== url).map((origin) => new URL(origin));
  const faults: string[] = [];
  const hints: string[] = [];
  /** Adds one hint for all the origins that it applies to. */
  const hint = (about: readonly URL[], toHint: (names: string) => string) => {
    if (about.length > 0) hints.push(toHint(about.map(({ origin }) => origin).join(', ')));
  };

  const cookieFault = cookieDomain === undefined ? null : findCookieFault(own, cookieDomain);
  if (cookieFault) faults.push(`COOKIE_DOMAIN ${cookieFault}`);

  // An attacker in the network of a user can insert a script into an http: page, and act as the user.
  const plain = others.filter(({ protocol, hostname }) => protocol === 'http:' && !isLoopback(hostname));
  if (isProduction && own.protocol === 'https:' && plain.length > 0) {
    const [names, secure] = [plain, plain.map(({ host }) => new URL(`https://${host}`))].map((urls) =>
      urls.map(({ origin }) => origin).join(', '),
    );
    faults.push(
      `TRUSTED_ORIGINS cannot hold ${names} while the public address is https: Chrome sends no session cookie from there, and anybody on the network can change its pages; serve it as ${secure}.`,
    );
  }

  const namesake = (other: URL) => siteOf(other.hostname) === siteOf(own.hostname);
  const isLocalToo = (other: URL) => isLoopback(other.hostname) && isLoopback(own.hostname);
  const related = others.filter((other) => namesake(other) && other.protocol === own.protocol);
  const outside = related.filter(
    ({ hostname }) => hostname !== own.hostname && !(cookieDomain && isUnder(hostname, cookieDomain)),
  );
  hint(outside, (names) => {
    const parent = findParent([own, ...outside].map(({ hostname }) => hostname));
    return `COOKIE_DOMAIN: pages of ${names} can ask who is signed in, but back ends there receive no session cookie. COOKIE_DOMAIN=${parent} would share it with every name under ${parent}; leave it as it is if they need none.`;
  });
  hint(
    others.filter((other) => namesake(other) && other.protocol !== own.protocol),
    (names) =>
      `TRUSTED_ORIGINS: ${names} and ${url} differ in http: and https:, which makes them unrelated sites to Chrome: it sends no session cookie from there. Use https: for all.`,
  );
  hint(
    others.filter((other) => !namesake(other) && isLocalToo(other)),
    (names) =>
      `TRUSTED_ORIGINS: browsers send no session cookie from ${names} to ${url}, for different names of one machine are unrelated sites. Use ${own.hostname} for all.`,
  );
  const unrelated = others.filter((other) => !namesake(other) && !isLocalToo(other));
  hint(
    unrelated.filter(({ protocol }) => protocol === 'https:'),
    (names) => {
      const lent = unrelated.filter(({ hostname }) => isLent(hostname)).map(({ origin }) => origin);
      const shared = lent.length > 0 ? ` All projects of ${lent.join(', of ')} are one client.` : '';
      return `TRUSTED_ORIGINS: ${names} and ${url} are unrelated sites. Browsers send no session cookie from there, so Gatehouse hands the session over: docs/hand-off.md.${shared} ${adviseName(own)} to share the cookie instead: docs/topologies.md`;
    },
  );
  hint(
    unrelated.filter(({ protocol }) => protocol !== 'https:'),
    (names) =>
      `TRUSTED_ORIGINS: ${names} and ${url} are unrelated sites. People can be sent back there, but browsers send no session cookie from there, and Gatehouse hands a session over to https: only, so nobody is signed in there. ${adviseName(own)}, or serve all from one origin: docs/topologies.md`,
  );
  if (own.protocol === 'https:' && trustedProxies.length === 0) {
    hints.push(
      `TRUSTED_PROXIES is not set: every session shows the address of the proxy that serves ${url}, not the person's. Name the proxy, for example TRUSTED_PROXIES=127.0.0.1`,
    );
  }
  return { faults, hints };
}

/** True for a name under the domain of a hosting provider, such as `github.io`: its projects share one origin. */
const isLent = (hostname: string) => getDomain(hostname) !== domainOf(hostname);

/** The reason why browsers drop a cookie of `own` for `cookieDomain`; null when they keep it. */
function findCookieFault(own: URL, cookieDomain: string): string | null {
  const { hostname, origin } = own;
  if (isLoopback(hostname) || isIP(hostname.replace(/[[\]]/g, '')) !== 0) {
    return `cannot work with ${origin}: browsers keep cookies of localhost or an IP address for that name alone, on all its ports; leave it out.`;
  }
  if (isUnder(hostname, cookieDomain)) return null;
  const domain = domainOf(hostname);
  const instead = domain === null ? 'leave it out.' : `${domain} would work.`;
  return `must contain ${hostname}, the host of BETTER_AUTH_URL, or browsers drop the cookie; ${instead}`;
}

/** The longest common parent domain of these names, which belong to one site. */
function findParent([first = '', ...more]: readonly string[]): string {
  const labels = first.split('.');
  const parents = labels.map((_, at) => labels.slice(at).join('.'));
  return parents.find((parent) => more.every((hostname) => isUnder(hostname, parent))) ?? first;
}

/** Advises a name for the other site. It does not advise a name under the domain of a hosting provider. */
function adviseName({ hostname }: URL): string {
  const domain = getDomain(hostname);
  return domain !== null && domain === domainOf(hostname)
    ? `Give it a name under ${domain}`
    : 'Give all of them names under one domain of yours';
}
