import { statfs } from 'node:fs/promises';
import type { Settings } from '../config/settings.ts';
import type { ChatAdapter } from './core/ports/chat-adapter.ts';
import type { Logger } from './core/ports/logger.ts';
import type { HealthCheck } from './public/health.ts';
import type { PublicRoute } from './public/public-route.ts';

export interface PublicOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  /** `/readyz` says no while people cannot be heard on one of them. */
  readonly adapters: readonly ChatAdapter[];
  readonly routes: readonly PublicRoute[];
  readonly log: Logger;
  readonly store: { check(): Promise<void> };
}

/** What the world sees of the program; nothing where the settings ask for nothing. */
export interface PublicSide {
  /** From when it has started on, its links are served and `/readyz` can say yes. */
  connect(backend: Promise<{ readonly url: string }>): void;
  drain(): void;
  close(): Promise<void>;
}

const closed: PublicSide = {
  connect: () => undefined,
  drain: () => undefined,
  close: async () => undefined,
};

/** Opens the listener that faces outward where there is a public address, or its port is named for health alone. */
export async function openPublic(options: PublicOptions): Promise<PublicSide> {
  const { settings, dataDir, log, store, adapters, routes } = options;
  const { host, port, isNamed } = settings.http;
  if (settings.publicUrl === undefined && !isNamed) return closed;
  const servesLinks = settings.publicUrl !== undefined && settings.backend.url === undefined;
  let url: string | undefined;
  const health = [
    { name: 'store', check: () => store.check() },
    {
      name: 'backend',
      check: async () => {
        if (url === undefined) throw new Error('the backend has not started');
      },
    },
    ...(settings.backend.url === undefined ? [diskCheck(dataDir, settings)] : []),
    ...adapters.map(toCheck),
  ];
  // Loaded only here: most starts need no server.
  const { createPublicListener } = await import('./public/listener.ts');
  const listener = createPublicListener(
    { host, port, ...(servesLinks ? { filesFrom: () => url } : {}) },
    { log: log.child({ room: 'public' }), health, routes, now: Date.now },
  );
  await listener.listen();
  return {
    connect(backend) {
      const started = backend.then((there) => {
        url = there.url;
      });
      // Told by whoever waits for the backend; here it only never becomes ready.
      started.catch(() => undefined);
    },
    drain: listener.drain,
    close: listener.close,
  };
}

/** Below what stays free our own studio takes no clip in. */
function diskCheck(dataDir: string, { studio }: Settings): HealthCheck {
  return {
    name: 'disk',
    check: async () => {
      const { bavail, bsize } = await statfs(dataDir);
      if (bavail * bsize < studio.floorBytes) throw new Error('the disk is nearly full');
    },
  };
}

function toCheck({ platform, trouble }: ChatAdapter): HealthCheck {
  return {
    name: platform,
    check: async () => {
      const sentence = trouble();
      if (sentence !== undefined) throw new Error(sentence);
    },
  };
}
