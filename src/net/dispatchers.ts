import { Agent, type Dispatcher } from 'undici';

export interface NamedDispatcherOptions {
  /** Longest silence within a body before it counts as dead; any byte resets it. */
  readonly bodyIdleMs?: number;
  /** Longest wait for the answer's head once the request is sent. */
  readonly headersMs?: number;
  readonly connectMs?: number;
  /** At once to one host; more wait. */
  readonly connections?: number;
}

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
 * Lends a dispatcher of its own to one request, and with it a connection that nobody used before: then a failure to connect
 * proves that nothing was sent. (`Connection: close` would do that too, but makes many a server close on a refusal
 * while the body is still coming, and the refusal is lost.)
 */
export async function withFreshDispatcher<T>(
  options: NamedDispatcherOptions,
  use: (dispatcher: Dispatcher) => Promise<T>,
): Promise<T> {
  const dispatcher = createNamedDispatcher(options);
  try {
    return await use(dispatcher);
  } finally {
    // Whatever still runs on it is not wanted any more.
    dispatcher.destroy().catch(() => undefined);
  }
}
