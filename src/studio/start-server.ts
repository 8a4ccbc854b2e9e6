import { setTimeout } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { heartbeatEveryMs } from '../protocol/events.ts';
import { maxUploadBytes } from '../protocol/uploads.ts';
import type { Engine } from './engine.ts';
import { StudioError } from './errors.ts';
import { freeBytesOf } from './files/disk-space.ts';
import type { Parts, Tuning } from './open-parts.ts';
import { openParts } from './open-parts.ts';
import { systemCode } from './records/disk-errors.ts';
import { addAccountRoutes } from './routes/account-routes.ts';
import { addCapabilityRoutes } from './routes/capability-routes.ts';
import { addLinkRoutes } from './routes/link-routes.ts';
import { addManners } from './routes/manners.ts';
import { addRenderRoutes } from './routes/render-routes.ts';
import { addRunRoutes } from './routes/run-routes.ts';
import { addSessionRoutes } from './routes/session-routes.ts';
import { addUploadRoutes } from './routes/upload-routes.ts';
import { runTimeoutMs } from './runs/create-runs.ts';
import type { StudioLog, StudioSettings } from './settings.ts';

export interface Studio {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Stops listening and working; what was being rendered goes on at the next start. */
  close(): Promise<void>;
}

export const defaultTuning: Tuning = {
  heartbeatMs: heartbeatEveryMs,
  runTimeoutMs,
  maxUploadBytes,
  closeGraceMs: 10_000,
  lingerMs: 5_000,
  now: Date.now,
  freeBytes: freeBytesOf,
};

export interface ServerParts {
  readonly settings: StudioSettings;
  readonly log: StudioLog;
  readonly engine: Engine;
  readonly tuning: Tuning;
}

const idleTimeoutMs = 2 * 60 * 1000;
const jsonLimitBytes = 1024 * 1024;
const maxParamChars = 200;

/** Opens the data folder, listens, then takes up what was left unfinished. */
export async function startServer(given: ServerParts): Promise<Studio> {
  const { settings, tuning, log } = given;
  const closing = new AbortController();
  let url = '';
  const baseUrl = () => settings.publicUrl?.replace(/\/+$/, '') ?? url;
  const parts = await openParts({ ...given, closing: closing.signal, baseUrl });
  const app = await createApp(parts);
  try {
    url = await listen(app, settings);
  } catch (error) {
    await app.close();
    throw error;
  }
  await parts.renders.resume();
  parts.sweeper.start();
  log.info({ url }, 'the studio listens');

  let closed: Promise<void> | undefined;
  const close = () => {
    closing.abort(new StudioError('cancelled', 'the studio closes'));
    return closeAll(app, parts, tuning.closeGraceMs);
  };
  return {
    url,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

async function createApp(parts: Parts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: jsonLimitBytes,
    connectionTimeout: idleTimeoutMs,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: maxParamChars },
  });
  addManners(app, parts);
  await app.register(multipart);
  addAccountRoutes(app, parts);
  addSessionRoutes(app, parts);
  addUploadRoutes(app, parts);
  addRunRoutes(app, parts);
  addRenderRoutes(app, parts);
  addLinkRoutes(app, parts);
  addCapabilityRoutes(app, parts);
  return app;
}

async function listen(
  app: FastifyInstance,
  { host, port }: Pick<StudioSettings, 'host' | 'port'>,
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE') throw error;
    throw new StudioError(
      'port-taken',
      `Port ${port} on ${host} is in use: end what uses it, or name another one in STUDIO_PORT.`,
      { cause: error },
    );
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen');
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name === '0.0.0.0' || name === '[::]' ? '127.0.0.1' : name}:${address.port}`;
}

/** Work first, so that listeners hear of their end; nothing is waited for longer than the grace. */
async function closeAll(app: FastifyInstance, parts: Parts, graceMs: number): Promise<void> {
  const work = Promise.all([parts.runs.close(), parts.renders.close(), parts.sweeper.stop()]);
  const outOfTime = new AbortController();
  try {
    await Promise.race([work, setTimeout(graceMs, undefined, { signal: outOfTime.signal })]);
  } finally {
    outOfTime.abort();
    await app.close();
  }
}
