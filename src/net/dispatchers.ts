import { Agent, Client, type Dispatcher } from 'undici';

export interface NamedDispatcherOptions {
  /** Longest silence within a body before it counts as dead; any byte resets it. */
  readonly bodyIdleMs?: number;
  /** Longest wait for the answer's head once the request is sent. */
  readonly headersMs?: number;
  readonly connectMs?: number;
  /** At once to one host; more wait. */
  readonly connections?: number;
}

type OneConnectionOptions = Omit<NamedDispatcherOptions, 'connections'>;

const defaultBodyIdleMs = 60_000;
const defaultHeadersMs = 60_000;
const defaultConnectMs = 10_000;
const defaultConnections = 64;

/** For hosts that the settings name: any address, any port. Never give it a URL that a person or a backend chose. */
export function createNamedDispatcher(options: NamedDispatcherOptions = {}): Dispatcher {
  return new Agent({
    bodyTimeout: options.bodyIdleMs ?? defaultBodyIdleMs,
    headersTimeout: options.headersMs ?? defaultHeadersMs,
    connect: { timeout: options.connectMs ?? defaultConnectMs },
    connections: options.connections ?? defaultConnections,
  });
}

/**
 * One connection to one host, that nobody used before: then a failure to connect proves that nothing was sent. Destroy
 * it afterwards. An agent would do the same with 17 kB more for each, most of it the queue of its pool. (`Connection: close`
 * makes many a server close on a refusal while the body is still coming, and the refusal is lost.)
 */
export function createOneConnection(
  origin: string,
  options: OneConnectionOptions = {},
): Dispatcher {
  return new Client(origin, {
    bodyTimeout: options.bodyIdleMs ?? defaultBodyIdleMs,
    headersTimeout: options.headersMs ?? defaultHeadersMs,
    connect: { timeout: options.connectMs ?? defaultConnectMs },
  });
}

/** Lends a connection of its own to one request. */
export async function withOneConnection<T>(
  origin: string,
  use: (dispatcher: Dispatcher) => Promise<T>,
): Promise<T> {
  const dispatcher = createOneConnection(origin);
  try {
    return await use(dispatcher);
  } finally {
    // Whatever still runs on it is not wanted any more.
    dispatcher.destroy().catch(() => undefined);
  }
}
