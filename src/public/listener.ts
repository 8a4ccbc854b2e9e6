import Fastify, { type FastifyInstance } from 'fastify';
import { BotError } from '../core/errors.ts';
import type { Logger } from '../core/ports/logger.ts';
import { addDownloads } from './downloads.ts';
import { createHealth, type HealthCheck } from './health.ts';
import { addManners, safeHeaders } from './manners.ts';
import { sendPage } from './pages.ts';
import type { PublicRoute } from './public-route.ts';
import { addRoutes } from './routes.ts';

export interface PublicSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The studio whose signed links are served under `/files/`, undefined until it has started; absent means no links. */
  readonly filesFrom?: () => string | undefined;
}

export interface PublicDeps {
  readonly log: Logger;
  /** What `/readyz` looks at. */
  readonly health: readonly HealthCheck[];
  readonly routes?: readonly PublicRoute[];
  /** Epoch ms. */
  now(): number;
}

/** The one listener that faces outward. */
export interface PublicListener {
  /** Throws `port-taken`, with the host and the port as facts. */
  listen(): Promise<{ readonly url: string }>;
  /** From here on `/readyz` says no and no download begins; what runs goes on. */
  drain(): void;
  /** Ends at once whatever still runs. */
  close(): Promise<void>;
}

const receiveMs = 10_000;
/** Silence on a connection, also of a reader who does not read. */
const idleMs = 60_000;
const keepAliveMs = 10_000;
const maxHeaderBytes = 8 * 1024;
const maxConnections = 512;
const maxParamChars = 100;

export function createPublicListener(settings: PublicSettings, deps: PublicDeps): PublicListener {
  const { host, port, filesFrom } = settings;
  const draining = new AbortController();
  const closing = new AbortController();
  const app = createApp();
  const signals = { draining: draining.signal, closing: closing.signal };
  addManners(app, deps.log);
  addHealth(app, deps, signals.draining);
  addRoutes(app, deps.routes ?? [], draining.signal);
  if (filesFrom !== undefined) {
    addDownloads(app, { findStudio: filesFrom, log: deps.log, ...signals });
  }
  return {
    async listen() {
      await listenOn(app, { host, port });
      const url = urlOf(app);
      deps.log.info({ url }, 'the public listener is open');
      return { url };
    },
    drain: () => draining.abort(new Error('the program stops')),
    async close() {
      draining.abort(new Error('the program stops'));
      closing.abort(new Error('the listener closes'));
      await app.close();
    },
  };
}

function createApp(): FastifyInstance {
  const app = Fastify({
    bodyLimit: 1,
    connectionTimeout: idleMs,
    requestTimeout: receiveMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: maxParamChars },
    http: { maxHeaderSize: maxHeaderBytes, headersTimeout: receiveMs },
    // An address that cannot be read, or is too long: the library would repeat it in its answer.
    frameworkErrors: (_error, request, reply) => {
      sendPage({ request, reply: reply.headers(safeHeaders) }, 404);
    },
    clientErrorHandler(error, socket) {
      const isLong = error.code === 'HPE_HEADER_OVERFLOW';
      const status = isLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
      if (socket.writable) {
        socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      }
      socket.destroy();
    },
  });
  app.server.maxConnections = maxConnections;
  return app;
}

/** `/healthz`: the process turns. `/readyz`: everything that people need is there. Both tell names, never reasons. */
function addHealth(app: FastifyInstance, deps: PublicDeps, draining: AbortSignal): void {
  const health = createHealth({ ...deps, checks: deps.health });
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    if (draining.aborted) return reply.status(503).send({ ok: false, stopping: true, checks: [] });
    const readiness = await health.look();
    return reply.status(readiness.ok ? 200 : 503).send(readiness);
  });
}

async function listenOn(
  app: FastifyInstance,
  at: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await app.listen(at);
  } catch (cause) {
    await app.close();
    throw toListenError(cause, at);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine has no such interface',
};

function toListenError(
  cause: unknown,
  at: { readonly host: string; readonly port: number },
): BotError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const facts = { ...at, reason: reasons[code] ?? code };
  return new BotError('port-taken', 'the public listener cannot listen', { cause, facts });
}

function urlOf(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('nothing is listened on');
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const reachable = name === '0.0.0.0' || name === '[::]' ? '127.0.0.1' : name;
  return `http://${reachable}:${address.port}`;
}
