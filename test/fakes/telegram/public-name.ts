import dns from 'node:dns';

/** How a lookup of a name ends, for one address or for all. */
type Done = (
  error: null,
  address: string | readonly { readonly address: string; readonly family: 4 }[],
  family?: 4,
) => void;

/**
 * From here on `api.telegram.org` is this machine, for this process alone: so a bot is on the public server, with the
 * limits that it has there. Gives its address instead of the loopback one, and how to take it back.
 */
export function nameAsPublic(apiRoot: string): { readonly apiRoot: string; restore(): void } {
  const real = dns.lookup;
  const lookup = (hostname: string, options: unknown, done?: Done): void => {
    const answer = (typeof options === 'function' ? options : done) as Done;
    if (hostname !== 'api.telegram.org') {
      // Proof: handed on as it came.
      (real as (...args: readonly unknown[]) => void)(hostname, options, done);
      return;
    }
    const isAll =
      typeof options === 'object' && options !== null && 'all' in options && options.all;
    if (isAll) answer(null, [{ address: '127.0.0.1', family: 4 }]);
    else answer(null, '127.0.0.1', 4);
  };
  // Proof: `node:net` asks this property at each connection, with these arguments.
  dns.lookup = lookup as typeof dns.lookup;
  const { port } = new URL(apiRoot);
  return {
    apiRoot: `http://api.telegram.org:${port}`,
    restore: () => {
      dns.lookup = real;
    },
  };
}
