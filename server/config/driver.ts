import type { Driver } from '../db/database.ts';

/** The driver a URL asks for; null for a URL that is none of ours. */
export function findDriver(url: string): Driver | null {
  if (/^pglite:./.test(url)) return 'pglite';
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  // A Unix socket is named by the parameter instead.
  if ((hostname === '' && !searchParams.has('host')) || pathname.length < 2) return null;
  return hostname.endsWith('.neon.tech') ? 'neon' : 'pg';
}
