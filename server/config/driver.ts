import type { Driver } from '../db/database.ts';

/** The driver for a database URL; null for an unsupported URL. */
export function findDriver(url: string): Driver | null {
  if (/^pglite:./.test(url)) return 'pglite';
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  // For a Unix socket, the parameter `host` names it and the hostname is empty.
  if ((hostname === '' && !searchParams.has('host')) || pathname.length < 2) return null;
  return hostname.endsWith('.neon.tech') ? 'neon' : 'pg';
}
