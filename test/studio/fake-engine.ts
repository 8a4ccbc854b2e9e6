import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { readDraft, toDraft } from '../../src/studio/edit/draft/draft.ts';
import type { Scene, Source } from '../../src/studio/edit/scene.ts';
import { currentTimeline } from '../../src/studio/edit/scene.ts';
import type { AssetId, Timeline } from '../../src/studio/edit/timeline.ts';
import type { Engine } from '../../src/studio/engine.ts';
import { StudioError } from '../../src/studio/errors.ts';
import type { Measures, MediaFacts } from '../../src/studio/media/facts.ts';
import type { Outcome, Step } from '../../src/studio/plan/interpretation.ts';
import type { RenderedFile, Renderer, RenderJob } from '../../src/studio/render/renderer.ts';

/** An editor of a tiny language, with a renderer that writes text: `CLIP 2000` is a clip of two seconds. */
export interface FakeEngine extends Engine {
  /** Calls that are held until they are let go. */
  readonly gates: { measure?: Promise<void>; render?: Promise<void> };
  readonly calls: { measured: string[]; rendered: string[]; atOnce: number; mostAtOnce: number };
}

export const fakeClip = (durationMs = 2000) => Buffer.from(`CLIP ${durationMs}`);

export function createFakeEngine(): FakeEngine {
  const gates: FakeEngine['gates'] = {};
  const calls: FakeEngine['calls'] = { measured: [], rendered: [], atOnce: 0, mostAtOnce: 0 };
  return {
    gates,
    calls,
    outputs: ['mp4'],
    inspect: inspectFake,
    inspectBed: inspectFake,
    async measure(source, name, signal) {
      calls.measured.push(`${source.path.split('/').at(-1)} ${name}`);
      await Promise.race([gates.measure, rejectOn(signal)]);
      return { [name]: measures[name] };
    },
    interpret: (text) => ({ language: 'en', steps: toSteps(text), notUnderstood: [], unused: [] }),
    needsOf: ({ steps }, scene) =>
      asks(steps, 'trim')
        ? scene.assets.map(({ id }) => ({ source: id, measure: 'levels' as const }))
        : [],
    carryOut: ({ steps }, scene) => carryOut(steps, scene),
    toDraft,
    readDraft,
    renderer: createFakeRenderer(gates, calls),
  };
}

const measures: Required<Measures> = {
  levels: { everyMs: 20, db: [-20, -20] },
  loudness: { integratedLufs: -20 },
  beats: { bpm: 120, confidence: 1, timesMs: [0, 500] },
  cues: [],
  motion: { rate: { num: 30, den: 1 }, change: [], cut: [], peak: [] },
  light: { mean: 0.5, low: 0.1, high: 0.9, colourfulness: 0.1, warmth: 0 },
};

function toSteps(text: string): readonly Step[] {
  return text
    .split(',')
    .map((said) => ({ kind: `do_${said.trim().split(' ')[0]}`, params: {}, said }));
}

function asks(steps: readonly Step[], word: string): boolean {
  return steps.some(({ kind }) => kind === `do_${word}`);
}

function carryOut(steps: readonly Step[], scene: Scene): Outcome {
  if (asks(steps, 'crash')) throw new Error('secret cause');
  if (asks(steps, 'nothing')) {
    return { history: scene.history, done: [], reply: 'Nothing to do.' };
  }
  const timeline = extend(scene);
  const revisions = [...scene.history.revisions, timeline];
  const reply = asks(steps, 'silently') ? '' : `Joined ${timeline.clips.length} clips.`;
  return { history: { revisions, at: revisions.length - 1 }, done: steps, reply };
}

function createFakeRenderer(gates: FakeEngine['gates'], calls: FakeEngine['calls']): Renderer {
  async function film(job: RenderJob, signal: AbortSignal): Promise<RenderedFile> {
    await Promise.race([gates.render, rejectOn(signal)]);
    signal.throwIfAborted();
    if (job.output.height === 999) throw new StudioError('render-check-failed', 'it is wrong');
    const body = `FILM of ${job.timeline.clips.length}, ${job.sources.size} sources`;
    await writeFile(job.outPath, body);
    calls.rendered.push(job.outPath);
    return {
      ...{ path: job.outPath, sizeBytes: body.length, durationMs: 2000 },
      ...{ widthPx: 320, heightPx: 180, frames: 50 },
    };
  }

  return {
    async render(job, { signal, onPercent }) {
      calls.atOnce += 1;
      calls.mostAtOnce = Math.max(calls.mostAtOnce, calls.atOnce);
      onPercent(40);
      try {
        return await film(job, signal);
      } finally {
        calls.atOnce -= 1;
      }
    },
  };
}

async function inspectFake(path: string): Promise<MediaFacts> {
  const words = (await readFile(path, 'utf8')).slice(0, 100).split(' ');
  if (words[0] !== 'CLIP') throw new StudioError('unsupported-file', 'not a clip');
  const durationMs = Number(words[1]);
  if (durationMs > 3_600_000) throw new StudioError('file-too-long', 'too long');
  return {
    kind: 'video',
    demuxer: 'mov',
    durationMs,
    picture: {
      ...{ streamIndex: 0, codec: 'h264', widthPx: 320, heightPx: 180, rotation: 0 },
      ...{ fps: { num: 25, den: 1 }, isVariableRate: false, range: 'sdr', hasAlpha: false },
    },
    sound: { streamIndex: 1, codec: 'aac', channels: 1, sampleRate: 48_000 },
  };
}

/** Every asset once, in order. */
function extend(scene: Scene): Timeline {
  const before = currentTimeline(scene.history);
  return {
    fps: { num: 25, den: 1 },
    canvas: { widthPx: 320, heightPx: 180, fit: 'blur' },
    clips: scene.assets.map((source, nth) => ({
      id: `c${nth + 1}`,
      asset: toAssetId(source),
      in: 0,
      out: Math.round((source.facts.durationMs * 25) / 1000),
      speed: { num: 1, den: 1 },
      gainDb: 0,
      transition: null,
    })),
    titles: before?.titles ?? [],
    music: [],
  };
}

function toAssetId({ id }: Source): AssetId {
  return `a_${id.slice(2)}`;
}

async function rejectOn(signal: AbortSignal): Promise<never> {
  await setTimeout(60_000, undefined, { signal, ref: false }).catch(() => undefined);
  if (signal.aborted) throw new StudioError('cancelled', 'stopped on request');
  throw new Error('held too long');
}
