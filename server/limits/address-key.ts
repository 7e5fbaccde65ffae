import { isIP } from 'node:net';

/** IPv6 by /64, which is what one customer gets (RFC 6177); everybody without an address together. */
export function toAddressKey(address: string | null): string {
  if (address === null || isIP(address) !== 6) return address ?? 'unknown';
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  // An IPv4 tail is two groups long; it is never among the first four.
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length - (tail.includes('.') ? 1 : 0);
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
