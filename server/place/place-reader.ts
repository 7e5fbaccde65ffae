import { BlockList, isIPv6 } from 'node:net';
import type { HeaderReader } from '../caller/header-reader.ts';
import type { Log } from '../log.ts';
import { createEdgePlace } from './edge-place.ts';
import type { FindPlace } from './place-database.ts';

type Deps = {
  /** The names of the edge's headers, from the smallest part to the country. */
  headers: readonly string[];
  find: FindPlace | undefined;
  isProxy: (peer: string) => boolean;
  log: Log;
};
type Asking = { peer: string | undefined; ipAddress: string | null; headers: HeaderReader };

/**
 * Reads the rough place of a caller, which only the user of the account sees. It comes from the edge's headers if the
 * peer is a trusted proxy, else from the file. It is not a security boundary. Null when the place is unknown; a
 * request never waits or fails because of it.
 */
export function createPlaceReader({ headers: names, find, isProxy, log }: Deps) {
  const readEdge = createEdgePlace(names);
  let hasFailed = false;

  return ({ peer, ipAddress, headers }: Asking): string | null => {
    try {
      if (!ipAddress || isPrivateAddress(ipAddress)) return null;
      const isEdge = names.length > 0 && peer !== undefined && isProxy(peer);
      return (isEdge ? readEdge(headers) : null) ?? find?.(ipAddress) ?? null;
    } catch (error) {
      if (!hasFailed) log.warn({ error }, 'places cannot be looked up; check PLACE_DATABASE');
      hasFailed = true;
      return null;
    }
  };
}

// Addresses of private networks and of the machine itself (RFC 6890): they exist in many places, so no file has them.
const privateAddresses = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateAddresses.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateAddresses.addSubnet(address, prefix, 'ipv6');

const isPrivateAddress = (address: string): boolean =>
  privateAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
