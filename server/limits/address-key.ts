import { isIP } from 'node:net';

/**
 * The key that requests from an address are counted under. For IPv6 it is the /64 prefix, which one customer gets
 * (RFC 6177). All callers without an address share one key.
 */
export function toAddressKey(address: string | null): string {
  if (address === null || isIP(address) !== 6) return address ?? 'unknown';
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  // An IPv4 tail counts as two groups; it is never among the first four groups.
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length - (tail.includes('.') ? 1 : 0);
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
