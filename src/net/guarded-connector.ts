import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { type AllowList, isPublicAddress } from './addresses.ts';
import { NetError } from './errors.ts';

const connectTimeoutMs = 10_000;

/**
 * An undici connector that only ever reaches public addresses. Three checks, because each alone has a hole: a `lookup`
 * hook is not called for address literals, a literal check knows nothing of DNS, and the address that was really dialled
 * is what counts in the end.
 */
export function createGuardedConnector(
  allow: AllowList,
  lookup: LookupFunction = systemLookup,
): buildConnector.connector {
  const open = buildConnector({ timeout: connectTimeoutMs, lookup });
  const guarded = buildConnector({
    timeout: connectTimeoutMs,
    lookup: filterLookup(allow, lookup),
  });
  return (options, callback) => {
    const { hostname } = options;
    if (allow.allowsHost(hostname)) return open(options, callback);
    if (isIP(hostname) !== 0 && !mayReach(allow, hostname)) {
      return callback(blocked(hostname), null);
    }
    guarded(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      if (mayReach(allow, socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      callback(blocked(hostname), null);
    });
  };
}

function mayReach(allow: AllowList, address: string): boolean {
  return isPublicAddress(address) || allow.allowsAddress(address);
}

function filterLookup(allow: AllowList, lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '');
      const entries = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const reachable = entries.filter((entry) => mayReach(allow, entry.address));
      const [first] = reachable;
      if (first === undefined) return callback(blocked(hostname), '');
      if (options.all === true) return callback(null, reachable);
      callback(null, first.address, first.family);
    });
  };
}

function blocked(hostname: string): NetError {
  return new NetError('blocked-address', `${hostname} is not a public address`);
}
