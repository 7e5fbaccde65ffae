import { isIP } from 'node:net';

/** `::ffff:0:0/96` as the URL parser writes it: an IPv4 address on a dual-stack socket (RFC 4291 §2.5.5.2). */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;
/** An address in brackets, or an IPv4 address, mapped or not, before a port. */
const BEFORE_PORT = /^(?:\[([^\]]*)\]|((?:::ffff:)?\d+\.[\d.]+))(?::\d{1,5})?$/i;

/**
 * Normalises an address: IPv6 in lower case and compressed (RFC 5952), without a zone; IPv4 as IPv4 even when it is
 * mapped into IPv6. Null for anything else.
 */
export function toAddress(text: string): string | null {
  const address = text.split('%', 1)[0] ?? '';
  const version = isIP(address);
  if (version !== 6) return version === 4 ? address : null;
  const compressed = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = MAPPED.exec(compressed) ?? [];
  if (high === undefined || low === undefined) return compressed;
  const bits = Number.parseInt(high, 16) * 2 ** 16 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.');
}

/** The address of a hop in the forms that proxies write: bare, quoted, in brackets, with a port. Null without one. */
export function readHop(hop: string): string | null {
  const bare = hop
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  const [, bracketed, dotted] = BEFORE_PORT.exec(bare) ?? [];
  return toAddress(bracketed ?? dotted ?? bare);
}
