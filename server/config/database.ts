import { type DatabaseConfig, DRIVERS, type Driver } from '../db/database.ts';

const DEFAULT_DATABASE_URL = 'pglite:.data/pg';

/** The database's part of the configuration; what is wrong is told to `wrong`. */
export function readDatabase(
  get: (name: string) => string | undefined,
  wrong: (name: string, what: string) => void,
): DatabaseConfig {
  const url = get('DATABASE_URL') ?? DEFAULT_DATABASE_URL;
  const fromUrl = findDriver(url);
  if (fromUrl === null)
    wrong(
      'DATABASE_URL',
      'must be pglite:<folder>, pglite:memory or postgres://user:password@host/database.',
    );
  const asked = get('DATABASE_DRIVER');
  const driver = asked === undefined ? (fromUrl ?? 'pglite') : DRIVERS.find((name) => name === asked);
  if (driver === undefined) wrong('DATABASE_DRIVER', `must be ${DRIVERS.join(', ')}.`);
  else if (fromUrl !== null && (driver === 'pglite') !== (fromUrl === 'pglite')) {
    wrong('DATABASE_DRIVER', `cannot be ${driver} with this DATABASE_URL.`);
  }
  const unpooledUrl = get('DATABASE_URL_UNPOOLED') ?? url;
  if (get('DATABASE_URL_UNPOOLED') !== undefined && (findDriver(unpooledUrl) ?? 'pglite') === 'pglite') {
    wrong('DATABASE_URL_UNPOOLED', 'must be a postgres:// URL.');
  }
  const proxy = get('NEON_WS_PROXY');
  const neonProxy = proxy?.replace(/^ws:\/\//, '');
  if (neonProxy !== undefined && !/^[\w.-]+(?::\d+)?(?:\/\S*)?$/.test(neonProxy)) {
    wrong('NEON_WS_PROXY', 'must be host:port/path of a WebSocket relay.');
  } else if (neonProxy !== undefined && driver !== 'neon') {
    wrong('NEON_WS_PROXY', 'works with the neon driver only.');
  }
  return { driver: driver ?? 'pglite', url, unpooledUrl, neonProxy };
}

/** The driver a URL asks for; null for a URL that is none of ours. */
function findDriver(url: string): Driver | null {
  if (/^pglite:./.test(url)) return 'pglite';
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  // A Unix socket is named by the parameter instead.
  if ((hostname === '' && !searchParams.has('host')) || pathname.length < 2) return null;
  return hostname.endsWith('.neon.tech') ? 'neon' : 'pg';
}
