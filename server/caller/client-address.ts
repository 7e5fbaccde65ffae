import { BlockList, isIP } from 'node:net';
import type { Log } from '../log.ts';
import { readHop, toAddress } from './ip-address.ts';

export type Cidr = { address: string; prefix: number };

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Recognises the trusted proxies, whose `X-Forwarded-For` is read. */
export function createProxyCheck(trustedProxies: readonly Cidr[]) {
  const proxies = new BlockList();
  for (const { address, prefix } of trustedProxies) proxies.addSubnet(address, prefix, family(address));
  return (peer: string): boolean => {
    const address = toAddress(peer);
    return address !== null && proxies.check(address, family(address));
  };
}
export type ProxyCheck = ReturnType<typeof createProxyCheck>;

/**
 * Finds the real client address of a request: the peer's address or, when the peer is a trusted proxy, the right-most
 * hop of `X-Forwarded-For` that is not a trusted proxy. The hops left of it are untrusted: any client can send them.
 * When a hop cannot be parsed, the proxy's own address is used. Then all clients behind the proxy share its limits,
 * and the log reports this once.
 */
export function createClientAddressReader(isProxy: ProxyCheck, log: Log) {
  let hasWarned = false;
  const warn = (proxy: string, hop: string) => {
    if (hasWarned) return;
    hasWarned = true;
    const seen = hop.replace(/[^\x20-\x7e]/g, '?').slice(0, 64);
    log.warn(
      { proxy, hop: seen },
      'X-Forwarded-For of a trusted proxy cannot be read; its own address counts',
    );
  };

  return (peer: string | undefined, forwardedFor: string | null): string | undefined => {
    let address = toAddress(peer ?? '');
    if (address === null) return undefined;
    const hops = (forwardedFor ?? '').split(',').filter((hop) => hop.trim() !== ''); // RFC 9110 section 5.6.1.2
    while (isProxy(address)) {
      const hop = hops.pop();
      if (hop === undefined) break;
      const client = readHop(hop);
      if (client === null) {
        warn(address, hop);
        break;
      }
      address = client;
    }
    return address;
  };
}
export type ClientAddressReader = ReturnType<typeof createClientAddressReader>;
