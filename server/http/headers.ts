import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

/** Nothing may be loaded by an answer, nor may it be framed: it is data. Pages bring a policy of their own. */
export const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** A page's scripts and styles come from our own files only. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

type Surroundings = { https: boolean; isDevelopment: boolean };

/**
 * Headers of every answer (ASVS 3.4). What `frame-ancestors` has replaced is not among them, nor what only
 * plug-ins read that no browser has: where thousands of answers a second are sent, each is felt.
 */
export const securityHeaders = ({
  https,
  isDevelopment,
}: Surroundings): Readonly<Record<string, string>> => ({
  // Vite's development client needs inline scripts; nothing else does.
  ...(!isDevelopment && { 'Content-Security-Policy': DATA_POLICY }),
  ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
});

/** Puts the same headers on every answer that passes, but those it has of its own. */
export const withHeaders = (headers: Readonly<Record<string, string>>) => {
  const entries = Object.entries(headers);
  return createMiddleware(async (c, next) => {
    await next();
    for (const [name, value] of entries) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
};

export const NO_STORE = 'no-store';
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers of the API are one person's and of this moment: nobody may keep them. JSON says its charset (ASVS 4.1.1). */
export const apiHeaders = () =>
  createMiddleware(async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('Cache-Control')) c.header('Cache-Control', NO_STORE);
    if (headers.get('Content-Type') === 'application/json') c.header('Content-Type', JSON_TYPE);
  });

const SITE_HEADER = 'Gatehouse-Site';

/** Lets trusted front ends elsewhere call with credentials: an exact echo, never `*`. */
export const allowTrustedOrigins = (
  trustedOrigins: ReadonlySet<string>,
  methods: readonly string[] = ['GET', 'POST'],
) =>
  cors({
    origin: (origin) => (trustedOrigins.has(origin) ? origin : null),
    credentials: true,
    allowMethods: [...methods],
    exposeHeaders: ['X-Request-Id', 'Retry-After', SITE_HEADER],
    maxAge: 600, // seconds a browser may skip the preflight
  });

/**
 * Tells a trusted page of an unrelated site that its calls come without the cookie: to a script there,
 * everybody looks signed out.
 */
export const nameUnrelatedSites = (trustedOrigins: ReadonlySet<string>) =>
  createMiddleware(async (c, next) => {
    await next();
    const isTrusted = trustedOrigins.has(c.req.header('Origin') ?? '');
    if (isTrusted && c.req.header('Sec-Fetch-Site') === 'cross-site') c.header(SITE_HEADER, 'cross-site');
  });

/** Lets any page read an answer that is the same for everybody, without credentials. */
export const readableByAll = () =>
  createMiddleware(async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
