import type { HeaderReader } from '../caller/header-reader.ts';
import { toPlaceName } from './place-name.ts';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the place of the visitor from the edge's headers, which are named from the smallest part to the country. Edges
 * commonly send a country as a code. A region's code may look the same, so only the last header's code becomes a name.
 */
export const createEdgePlace = (names: readonly string[]) => (headers: HeaderReader) =>
  toPlaceName(
    names.map((name, at) => {
      const value = decode(headers.get(name) ?? '');
      return at === names.length - 1 && /^[A-Z][A-Z0-9]$/.test(value) ? toCountry(value) : value;
    }),
  );

/** Decodes a header, which Node reads as Latin-1. Some edges send UTF-8, some percent-encode it. Empty for neither. */
function decode(value: string): string {
  try {
    return decodeURIComponent(utf8.decode(Buffer.from(value, 'latin1')));
  } catch {
    return '';
  }
}

/** The English name of a country code. Null for a code without a country, such as `XX` (unknown) and `T1` (Tor). */
function toCountry(code: string): string | null {
  if (!/^[A-Z]{2}$/.test(code) || code === 'ZZ') return null;
  return regions.of(code) ?? null;
}
