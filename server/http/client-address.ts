import { BlockList, isIP } from 'node:net';

export type Cidr = { address: string; prefix: number };

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
/** IPv4 seen through a dual-stack socket, as IPv4. */
const unmap = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

/** Tells the peers that may speak for others. */
export function createProxyCheck(trustedProxies: readonly Cidr[]) {
  const proxies = new BlockList();
  for (const { address, prefix } of trustedProxies) proxies.addSubnet(address, prefix, family(address));
  return (peer: string): boolean => proxies.check(unmap(peer), family(unmap(peer)));
}
export type ProxyCheck = ReturnType<typeof createProxyCheck>;

/**
 * The address a request really comes from: the peer's, or, when the peer is a trusted proxy, the
 * right-most hop of `X-Forwarded-For` that is not one. Left of it anybody may have written anything.
 */
export function createClientAddressReader(isProxy: ProxyCheck) {
  return (peer: string | undefined, forwardedFor: string | null): string | undefined => {
    if (!peer) return undefined;
    let address = unmap(peer);
    const hops = (forwardedFor ?? '').split(',').map((hop) => unmap(hop.trim()));
    while (isProxy(address)) {
      const hop = hops.pop();
      if (!hop || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  };
}
export type ClientAddressReader = ReturnType<typeof createClientAddressReader>;
