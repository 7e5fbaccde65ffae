import type { HeaderReader } from '../caller/header-reader.ts';
import { toPlaceName } from './place-name.ts';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What an edge says of its visitor's place, in headers named from the smallest part to the country. Countries
 * commonly come as codes; a region's code may look the same, so only the last header's is spelled out.
 */
export const createEdgePlace = (names: readonly string[]) => (headers: HeaderReader) =>
  toPlaceName(
    names.map((name, at) => {
      const value = decode(headers.get(name) ?? '');
      return at === names.length - 1 && /^[A-Z][A-Z0-9]$/.test(value) ? toCountry(value) : value;
    }),
  );

/** Headers arrive byte by byte; some edges send UTF-8, some encode it as in an address. Empty for neither. */
function decode(value: string): string {
  try {
    return decodeURIComponent(utf8.decode(Buffer.from(value, 'latin1')));
  } catch {
    return '';
  }
}

/** Null for codes that name no country, such as `XX` for 'not known' and `T1` for Tor. */
function toCountry(code: string): string | null {
  if (!/^[A-Z]{2}$/.test(code) || code === 'ZZ') return null;
  return regions.of(code) ?? null;
}
