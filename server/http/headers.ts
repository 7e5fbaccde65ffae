import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/** Headers of every answer. Scripts and styles come from our own files only; nothing may frame a page. */
export const securityHeaders = ({ https, isDevelopment }: { https: boolean; isDevelopment: boolean }) =>
  secureHeaders({
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    xXssProtection: false,
    referrerPolicy: 'strict-origin-when-cross-origin',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    // Vite's development client needs inline scripts; nothing else does.
    ...(!isDevelopment && {
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'https:', 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  });

/** Answers of the API are one person's and of this moment: nobody may keep them. JSON says its charset (ASVS 4.1.1). */
export const apiHeaders = () =>
  createMiddleware(async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    if (headers.get('Content-Type') === 'application/json')
      c.header('Content-Type', 'application/json; charset=utf-8');
  });

/** Lets trusted front ends elsewhere call with credentials: an exact echo, never `*`. */
export const allowTrustedOrigins = (trustedOrigins: ReadonlySet<string>) =>
  cors({
    origin: (origin) => (trustedOrigins.has(origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'POST'],
    exposeHeaders: ['X-Request-Id', 'Retry-After'],
    maxAge: 600, // seconds a browser may skip the preflight
  });
