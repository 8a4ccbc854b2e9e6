import { basename } from 'node:path';
import { StudioError } from '../errors.ts';
import { createFairQueue } from '../records/create-fair-queue.ts';
import type { Ticket } from '../records/fair-line.ts';
import type { RenderedFile } from '../render/renderer.ts';
import { createPace } from './create-pace.ts';
import { costOf, isQuick } from './render-cost.ts';
import type { RenderDeps } from './render-deps.ts';
import { runRenderJob } from './render-job.ts';
import type { RenderRecord } from './render-record.ts';

/** All renders, in a fair order; of one session only one at a time. */
export interface RenderQueue {
  add(record: RenderRecord): void;
  /** Stops it, or takes it out of the queue, and waits until that is written down; one that just ends stays as it ended. */
  cancel(fileId: string): Promise<void>;
  /** Writes down as failed what was begun too often. */
  giveUp(record: RenderRecord): Promise<void>;
  /** Renders that wait or work, as they were submitted. */
  waiting(): readonly RenderRecord[];
  percentOf(record: RenderRecord): number;
  /** How long it still takes, where that can be told. */
  remainingMsOf(record: RenderRecord): number | undefined;
  /** Renders before it, where it waits. */
  aheadOf(record: RenderRecord): number | undefined;
  /** Stops what runs; it stays pending, so that the next start takes it up. */
  close(): Promise<void>;
}

interface Job {
  readonly record: RenderRecord;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

const errorChars = 300;

export function createRenderQueue(deps: RenderDeps): RenderQueue {
  const line = createFairQueue(deps.atOnce);
  const jobs = new Map<string, Job>();
  const percents = new Map<string, number>();
  const pace = createPace(deps.now);
  let isClosing = false;

  async function work({ fileId }: RenderRecord, signal: AbortSignal): Promise<void> {
    const started = await deps.index.update(fileId, begin);
    if (started === undefined) return;
    const onPercent = (percent: number) => {
      percents.set(fileId, Math.max(percent, percents.get(fileId) ?? 0));
      pace.note(fileId, percent);
    };
    const file = await runRenderJob(started, deps, { signal, onPercent });
    await deps.index.update(fileId, (current) => complete(current, file, deps.now()));
    deps.disk.added(file.sizeBytes);
  }

  async function workInLane(record: RenderRecord, signal: AbortSignal): Promise<void> {
    try {
      await line.run(toTicket(record), signal, () => work(record, signal));
    } catch (error) {
      if (isClosing) await deps.index.update(record.fileId, putBack);
      else await writeFailure(record, error, deps);
    }
  }

  async function workQuietly(record: RenderRecord, signal: AbortSignal): Promise<void> {
    const { fileId, sessionId } = record;
    const release = deps.inUse.hold(sessionId);
    try {
      await workInLane(record, signal);
    } catch (err) {
      deps.log.error({ err, fileId }, 'the end of a render could not be written down');
    } finally {
      release();
      jobs.delete(fileId);
      percents.delete(fileId);
      pace.drop(fileId);
    }
  }

  return {
    add(record) {
      const stop = new AbortController();
      jobs.set(record.fileId, { record, stop, done: workQuietly(record, stop.signal) });
    },
    async cancel(fileId) {
      const job = jobs.get(fileId);
      job?.stop.abort(new StudioError('cancelled', 'cancelled'));
      await job?.done;
    },
    giveUp: (record) =>
      writeFailure(record, new StudioError('ffmpeg-failed', 'begun too often'), deps),
    waiting: () => [...jobs.values()].map(({ record }) => record),
    percentOf: (record) =>
      record.status === 'completed' ? 100 : Math.min(99, percents.get(record.fileId) ?? 0),
    aheadOf: ({ fileId }) => line.aheadOf(fileId),
    remainingMsOf: ({ fileId }) => pace.remainingMsOf(fileId),
    async close() {
      isClosing = true;
      for (const { stop } of jobs.values()) stop.abort(new StudioError('cancelled', 'closing'));
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}

function toTicket(record: RenderRecord): Ticket {
  const { fileId, owner, sessionId } = record;
  return { id: fileId, owner, sessionId, isQuick: isQuick(record), cost: costOf(record) };
}

function begin(record: RenderRecord): RenderRecord {
  return { ...record, status: 'processing', attempts: record.attempts + 1 };
}

function putBack(record: RenderRecord): RenderRecord {
  if (record.status !== 'processing') return record;
  return { ...record, status: 'pending', attempts: record.attempts - 1 };
}

function complete(record: RenderRecord, file: RenderedFile, now: number): RenderRecord {
  const { path, sizeBytes, durationMs, widthPx, heightPx } = file;
  return {
    ...record,
    status: 'completed',
    completedAt: now,
    file: { name: basename(path), sizeBytes, durationMs, widthPx, heightPx },
  };
}

function fail(record: RenderRecord, error: string, now: number): RenderRecord {
  if (record.status !== 'pending' && record.status !== 'processing') return record;
  const status = error === 'cancelled' ? 'cancelled' : 'failed';
  return { ...record, status, completedAt: now, error: error.slice(0, errorChars) };
}

async function writeFailure(
  record: RenderRecord,
  error: unknown,
  deps: Pick<RenderDeps, 'index' | 'log' | 'now'>,
): Promise<void> {
  const { fileId, sessionId } = record;
  const code = error instanceof StudioError ? error.code : 'internal';
  if (code !== 'cancelled') deps.log.error({ err: error, fileId, sessionId }, 'a render failed');
  await deps.index.update(fileId, (current) => fail(current, code, deps.now()));
}
