import { BotError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { RenderOutput, RenderRequest, RenderStatus } from '../../src/core/ports/editor.ts';
import { clipMs } from './fake-tracks.ts';

/** How one render goes; what is left out goes well. */
export interface RenderScript {
  readonly takesMs?: number;
  readonly fails?: boolean;
  readonly outOfReach?: 'size' | 'time';
  /** It comes out as large as it is, whatever was asked. */
  readonly ignoresSize?: boolean;
  /** Others that are before it for the first half of its time. */
  readonly behind?: number;
  readonly sizeBytes?: number;
  readonly hidesSize?: boolean;
  readonly bytes?: Uint8Array;
  readonly durationMs?: number;
}

export interface FakeRender {
  readonly id: string;
  readonly sessionId: string;
  readonly maxBytes?: number;
  readonly output: RenderOutput;
}

interface Job {
  readonly beginsAt: number;
  readonly doneAt: number;
  readonly script: RenderScript;
  readonly bytes: number;
}

function toFailed(renderId: string, { script: { outOfReach } }: Job): RenderStatus {
  return { renderId, state: 'failed', ...(outOfReach === undefined ? {} : { outOfReach }) };
}

/** Renders that take time, under ids that are taken once. */
export function createFakeRenders(clock: Clock, hasLinks: boolean) {
  const begun: FakeRender[] = [];
  const cancelled: string[] = [];
  const scripts: RenderScript[] = [];
  const jobs = new Map<string, Job>();

  function find(renderId: string): Job {
    const job = jobs.get(renderId);
    if (job === undefined) throw new BotError('not-found', 'no such render');
    return job;
  }

  function toCompleted(renderId: string, job: Job): RenderStatus {
    return {
      renderId,
      state: 'completed',
      percent: 100,
      durationMs: job.script.durationMs ?? clipMs,
      widthPx: 1_920,
      heightPx: 1_080,
      ...(job.script.hidesSize === true ? {} : { sizeBytes: job.bytes }),
      ...(hasLinks ? { url: `https://cdn.example/${renderId}.mp4` } : {}),
    };
  }

  return {
    begun,
    cancelled,
    cancel(renderId: string): boolean {
      const job = jobs.get(renderId);
      if (job === undefined || clock.now() >= job.doneAt) return false;
      cancelled.push(renderId);
      return true;
    },
    scripts,
    bytesOf: (renderId: string) => find(renderId).bytes,
    contentOf: (renderId: string) => find(renderId).script.bytes,
    submit({ renderId, session, output }: RenderRequest): RenderStatus {
      if (jobs.has(renderId)) throw new BotError('backend-refused', 'duplicate id');
      const script = scripts.shift() ?? {};
      const { maxBytes } = output;
      const size = script.bytes?.length ?? script.sizeBytes ?? 200_000;
      const most = script.ignoresSize === true ? undefined : maxBytes;
      const bytes = Math.min(size, most ?? Number.POSITIVE_INFINITY);
      const limit = maxBytes === undefined ? {} : { maxBytes };
      begun.push({ id: renderId, sessionId: session.sessionId, output, ...limit });
      const takesMs = script.takesMs ?? 20_000;
      const beginsAt = clock.now() + (script.behind === undefined ? 0 : takesMs / 2);
      jobs.set(renderId, { beginsAt, doneAt: clock.now() + takesMs, script, bytes });
      return { renderId, state: 'pending', percent: 5 };
    },
    poll(renderId: string): RenderStatus {
      const job = find(renderId);
      const { behind: ahead } = job.script;
      if (ahead !== undefined && clock.now() < job.beginsAt) {
        return { renderId, state: 'pending', percent: 0, ahead, retryAfterMs: 5_000 };
      }
      if (clock.now() < job.doneAt) {
        return { renderId, state: 'processing', percent: 50, retryAfterMs: 5_000 };
      }
      return job.script.fails === true ? toFailed(renderId, job) : toCompleted(renderId, job);
    },
  };
}
