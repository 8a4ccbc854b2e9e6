import { Agent, type Dispatcher } from 'undici';

export interface NamedDispatcherOptions {
  /** Longest silence within a body before it counts as dead; any byte resets it. */
  readonly bodyIdleMs?: number;
  /** Longest wait for the answer's head once the request is sent. */
  readonly headersMs?: number;
  readonly connectMs?: number;
  /** At once to one host; more wait. */
  readonly connections?: number;
  /** False opens a connection for each request: then a failure to connect proves that nothing was sent. */
  readonly reuse?: boolean;
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
    pipelining: (options.reuse ?? true) ? 1 : 0,
  });
}
