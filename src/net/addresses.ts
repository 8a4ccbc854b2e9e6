import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** `::127.0.0.1`: long withdrawn, and ipaddr.js takes it for unicast. */
const ipv4Compatible: Network = [ipaddr.IPv6.parse('::'), 96];

type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Hosts and networks that may be reached although they are not public. */
export interface AllowList {
  allowsHost(hostname: string): boolean;
  allowsAddress(address: string): boolean;
}

/**
 * True for addresses of the public internet alone: loopback, private, link-local, CGNAT, NAT64, 6to4, Teredo, benchmark,
 * documentation and multicast ranges all have another name than `unicast`.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !isWithin(address, ipv4Compatible);
}

/** Entries are host names (`files.example.org`), addresses (`192.168.1.5`) or networks (`10.0.0.0/8`). */
export function createAllowList(entries: readonly string[]): AllowList {
  const hosts = new Set<string>();
  const networks: Network[] = [];
  for (const entry of entries) {
    const network = toNetwork(entry.trim());
    if (network === undefined) hosts.add(entry.trim().toLowerCase());
    else networks.push(network);
  }
  const allowsAddress = (address: string) =>
    ipaddr.isValid(address) && networks.some((network) => isWithin(address, network));
  return {
    allowsAddress,
    allowsHost: (hostname) =>
      isIP(hostname) === 0 ? hosts.has(hostname.toLowerCase()) : allowsAddress(hostname),
  };
}

function toNetwork(entry: string): Network | undefined {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  const bare = entry.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 0) return undefined;
  const address = ipaddr.process(bare);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isWithin(address: string, [base, bits]: Network): boolean {
  const candidate = ipaddr.process(address);
  if (candidate instanceof ipaddr.IPv4 && base instanceof ipaddr.IPv4) {
    return candidate.match(base, bits);
  }
  return (
    candidate instanceof ipaddr.IPv6 && base instanceof ipaddr.IPv6 && candidate.match(base, bits)
  );
}
