import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { type AllowList, createAllowList } from './addresses.ts';
import { capBytes } from './byte-cap.ts';
import { NetError } from './errors.ts';
import { createGuardedConnector } from './guarded-connector.ts';

export interface ForeignFetchOptions {
  readonly signal: AbortSignal;
  /** The body throws `too-large` beyond it. */
  readonly maxBytes: number;
  /** For everything, the last byte included. */
  readonly timeoutMs: number;
}

export interface Fetched {
  readonly body: AsyncIterable<Uint8Array>;
  readonly sizeBytes?: number;
  readonly mimeType?: string;
  /** Where the bytes came from in the end. */
  readonly url: string;
}

/** Gets what a person or a backend named by URL. Throws `NetError`, or the signal's reason when it was aborted. */
export type ForeignFetch = (url: string, options: ForeignFetchOptions) => Promise<Fetched>;

export interface ForeignFetchDeps {
  /** Hosts and networks past the guard: any address, any port, plain http. */
  readonly allow: readonly string[];
  /** The system's DNS unless a test brings its own. */
  readonly lookup?: LookupFunction;
}

const maxRedirects = 3;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const bodyIdleMs = 60_000;
const headersMs = 30_000;
const userAgent = 'cutroom';

export function createForeignFetch(deps: ForeignFetchDeps): ForeignFetch {
  const allow = createAllowList(deps.allow);
  const dispatcher = new Agent({
    connect: createGuardedConnector(allow, deps.lookup),
    bodyTimeout: bodyIdleMs,
    headersTimeout: headersMs,
  });
  return async (url, options) => {
    const deadline = AbortSignal.timeout(options.timeoutMs);
    const signal = AbortSignal.any([options.signal, deadline]);
    const watch = { url, signal, caller: options.signal };
    try {
      const { answer, url: finalUrl } = await follow(url, { allow, dispatcher, signal });
      return await toFetched(answer, { url: finalUrl, maxBytes: options.maxBytes, watch });
    } catch (error) {
      throw toNetError(error, watch);
    }
  };
}

interface Route {
  readonly allow: AllowList;
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
}

async function follow(url: string, route: Route) {
  let next = checkUrl(url, route.allow);
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const answer = await request(next, {
      dispatcher: route.dispatcher,
      signal: route.signal,
      headers: { 'user-agent': userAgent },
    });
    const { location } = answer.headers;
    if (!redirectStatuses.has(answer.statusCode) || typeof location !== 'string') {
      return { answer, url: next.href };
    }
    await discard(answer);
    next = checkUrl(location, route.allow, next);
  }
  throw new NetError(
    'too-many-redirects',
    `${next.host} redirects more than ${maxRedirects} times`,
  );
}

/** Only what a browser would call a plain link: https, or http on port 80, and nobody's password in it. */
function checkUrl(text: string, allow: AllowList, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null) throw new NetError('bad-url', 'not an address');
  if (url.username !== '' || url.password !== '') {
    throw new NetError('bad-url', 'an address with credentials');
  }
  const isHttp = url.protocol === 'http:';
  if (!isHttp && url.protocol !== 'https:') throw new NetError('bad-url', 'neither https nor http');
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isHttp && url.port !== '' && !allow.allowsHost(hostname)) {
    throw new NetError('bad-url', `plain http on port ${url.port}`);
  }
  return url;
}

interface Watch {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly caller: AbortSignal;
}

async function toFetched(
  answer: Dispatcher.ResponseData,
  how: { readonly url: string; readonly maxBytes: number; readonly watch: Watch },
): Promise<Fetched> {
  const { host } = new URL(how.url);
  if (answer.statusCode !== 200) {
    await discard(answer);
    throw new NetError('http-status', `${host} answered ${answer.statusCode}`, {
      status: answer.statusCode,
    });
  }
  const sizeBytes = toSize(answer.headers['content-length']);
  if (sizeBytes !== undefined && sizeBytes > how.maxBytes) {
    // The body's own error of being let go: without a listener it would end the process.
    answer.body.on('error', () => undefined).destroy();
    throw new NetError('too-large', `${host} announces ${sizeBytes} bytes`);
  }
  const type = answer.headers['content-type'];
  const mimeType = typeof type === 'string' ? type.split(';')[0]?.trim().toLowerCase() : undefined;
  return {
    body: translated(capBytes(answer.body, how.maxBytes), how.watch),
    url: how.url,
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(mimeType === undefined || mimeType === '' ? {} : { mimeType }),
  };
}

function toSize(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

/** Reads a little of a body nobody wants, so that the connection can be used again, and gives up on a long one. */
async function discard(answer: Dispatcher.ResponseData): Promise<void> {
  // A broken body of an answer that is thrown away changes nothing.
  await answer.body.dump({ limit: 65_536 }).catch(() => undefined);
}

async function* translated(
  body: AsyncIterable<Uint8Array>,
  watch: Watch,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    throw toNetError(error, watch);
  }
}

function toNetError(error: unknown, watch: Watch): unknown {
  if (error instanceof NetError) return error;
  if (watch.caller.aborted) return watch.caller.reason;
  const host = URL.parse(watch.url)?.host ?? 'the address';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (watch.signal.aborted || /TIMEOUT/.test(code)) {
    return new NetError('timeout', `${host} took too long`, { cause: error });
  }
  return new NetError('unreachable', `${host} could not be reached (${code})`, { cause: error });
}
