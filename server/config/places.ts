import { type ReadVariable, toHeaderNames } from './values.ts';

const HEADERS_MOST = 3; // city, region, country

/** How the service knows roughly where an address is. */
export type PlacesConfig = {
  /** A file of cities or countries; undefined: none. */
  database: string | undefined;
  /** Headers of the edge that name the place, the country last, in lower case. */
  headers: readonly string[];
};

/** The part of the configuration that is about places; what is wrong with it besides is told to `wrong`. */
export function readPlaces(
  read: ReadVariable,
  { hasProxies, wrong }: { hasProxies: boolean; wrong: (name: string, what: string) => void },
): PlacesConfig {
  const headers = read<readonly string[]>(
    'PLACE_HEADERS',
    (text) => toHeaderNames(text, HEADERS_MOST),
    [],
    `must be a comma list of at most ${HEADERS_MOST} header names such as cf-ipcity,cf-ipcountry, the country last.`,
  );
  if (headers.length > 0 && !hasProxies)
    wrong('PLACE_HEADERS', 'needs TRUSTED_PROXIES: from anybody else they could say anything.');
  return {
    database: read(
      'PLACE_DATABASE',
      (text) => (/[^/\\]\.mmdb$/i.test(text) ? text : null),
      undefined,
      'must be the path of an .mmdb file such as GeoLite2-City.mmdb.',
    ),
    headers,
  };
}
