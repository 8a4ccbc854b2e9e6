import { randomUUID } from 'node:crypto';
import { createEditorClient } from '../../../src/adapters/editor/client.ts';
import type { EditorSettings } from '../../../src/adapters/editor/settings.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Editor, Upload } from '../../../src/core/ports/editor.ts';
import type { Logger } from '../../../src/core/ports/logger.ts';
import { createForeignFetch } from '../../../src/net/foreign-fetch.ts';

const silent = () => undefined;
export const silentLog: Logger = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  child: () => silentLog,
};

const realClock: Clock = {
  now: () => Date.now(),
  sleep: async () => undefined,
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export interface TestSettings extends Partial<EditorSettings> {
  readonly fetchAllow?: readonly string[];
}

/** A client with waits short enough for tests, on real time unless a clock is given. */
export function createTestClient(
  baseUrl: string,
  { fetchAllow = [], ...settings }: TestSettings = {},
  clock: Clock = realClock,
): Editor {
  return createEditorClient(
    {
      baseUrl,
      skillVersion: '1.2.3',
      skillPlatform: 'unknown',
      ...settings,
      waits: { retryFirstMs: 1, retryLongestMs: 5, breakerOpenMs: 50, ...settings.waits },
    },
    {
      log: silentLog,
      clock,
      ids: { uuid: randomUUID },
      foreignFetch: createForeignFetch({ allow: fetchAllow }),
    },
  );
}

/** A clip of so many bytes, made while it is read. */
export function madeClip(sizeBytes: number, name = 'clip.mp4', chunkBytes = 65_536): Upload {
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < sizeBytes; at += chunkBytes) {
      yield new Uint8Array(Math.min(chunkBytes, sizeBytes - at)).fill(at % 251);
    }
  }
  return { name, mimeType: 'video/mp4', sizeBytes, open };
}
