import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

/** An answer is data: it may load nothing and may not be framed. Pages have their own policy. */
export const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** Scripts and styles of a page come only from the service's own files. */
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

type HeaderContext = { https: boolean; isDevelopment: boolean };

/**
 * Headers of every answer (ASVS 3.4). Headers that `frame-ancestors` has replaced are left out, and so are headers for
 * plug-ins that no browser supports any more: with thousands of answers per second, each header costs measurable time.
 */
export const securityHeaders = ({
  https,
  isDevelopment,
}: HeaderContext): Readonly<Record<string, string>> => ({
  // Vite's development client needs inline scripts; nothing else does.
  ...(!isDevelopment && { 'Content-Security-Policy': DATA_POLICY }),
  ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
});

/** Sets these headers on every answer, except those that the answer has already. */
export const withHeaders = (headers: Readonly<Record<string, string>>) => {
  const entries = Object.entries(headers);
  return createMiddleware(async (c, next) => {
    await next();
    for (const [name, value] of entries) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
};

export const NO_STORE = 'no-store';
export const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Answers of the API are for one user at one moment, so no cache may store them. JSON answers name their charset
 * (ASVS 4.1.1).
 */
export const apiHeaders = () =>
  createMiddleware(async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('Cache-Control')) c.header('Cache-Control', NO_STORE);
    if (headers.get('Content-Type') === 'application/json') c.header('Content-Type', JSON_TYPE);
  });

const SITE_HEADER = 'Gatehouse-Site';

/** Allows trusted front ends on other origins to call with credentials: it echoes the exact origin, never `*`. */
export const allowTrustedOrigins = (
  trustedOrigins: ReadonlySet<string>,
  methods: readonly string[] = ['GET', 'POST'],
) =>
  cors({
    origin: (origin) => (trustedOrigins.has(origin) ? origin : null),
    credentials: true,
    allowMethods: [...methods],
    exposeHeaders: ['X-Request-Id', 'Retry-After', SITE_HEADER],
    maxAge: 600, // seconds for which a browser may skip the preflight
  });

/** Allows trusted sites to call the endpoints of OAuth, which read no cookies. */
export const allowTrustedClients = (trustedOrigins: ReadonlySet<string>) =>
  cors({
    origin: (origin) => (trustedOrigins.has(origin) ? origin : null),
    allowMethods: ['POST'],
    allowHeaders: ['Content-Type', 'DPoP', 'X-Requested-With'], // Swagger UI sends the last one
    // By `Date` a client on a computer with a wrong clock signs proofs with the right time.
    exposeHeaders: ['X-Request-Id', 'Retry-After', 'DPoP-Nonce', 'Date'],
    maxAge: 600, // seconds for which a browser may skip the preflight
  });

/**
 * Sets a header for trusted pages of an unrelated site: their calls arrive without the cookie, so to a script there
 * every user looks signed out.
 */
export const nameUnrelatedSites = (trustedOrigins: ReadonlySet<string>) =>
  createMiddleware(async (c, next) => {
    await next();
    const isTrusted = trustedOrigins.has(c.req.header('Origin') ?? '');
    if (isTrusted && c.req.header('Sec-Fetch-Site') === 'cross-site') c.header(SITE_HEADER, 'cross-site');
  });

/** Allows every page to read an answer without credentials. For answers that are the same for every caller. */
export const readableByAll = () =>
  createMiddleware(async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
