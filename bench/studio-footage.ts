import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RenderOutput } from '../src/protocol/renders.ts';
import {
  currentTimeline,
  emptyHistory,
  type Scene,
  type Source,
} from '../src/studio/edit/scene.ts';
import type { SourceId, Timeline } from '../src/studio/edit/timeline.ts';
import type { Measures, MediaFacts } from '../src/studio/media/facts.ts';
import { inspectMedia } from '../src/studio/media/inspect.ts';
import { measureSource } from '../src/studio/media/measure.ts';
import { probe } from '../src/studio/media/probe.ts';
import { toSound } from '../src/studio/media/streams.ts';
import { findTools, type Tools } from '../src/studio/media/tools.ts';
import { carryOut, needsOf } from '../src/studio/plan/carry-out.ts';
import { interpret } from '../src/studio/plan/interpret.ts';
import { createRenderer } from '../src/studio/render/create-renderer.ts';
import type { RenderSource } from '../src/studio/render/renderer.ts';
import { makeTalk } from '../test/fixtures/media/make-sound-file.ts';
import { createMediaFolder, type MediaFolder } from '../test/fixtures/media/media-folder.ts';

const footageSeconds = 60;
const { signal } = new AbortController();

/** A minute of talking in 720p with ten pauses, and what the benches of the studio do with it. */
export interface Footage {
  readonly folder: MediaFolder;
  readonly tools: Tools;
  readonly talk: RenderSource;
  readonly bed: RenderSource;
}

/** Other footage than the usual minute where `make` writes it. */
export async function prepareFootage(
  make: (path: string) => Promise<string> = makeMinute,
): Promise<Footage> {
  const folder = await createMediaFolder();
  const tools = await findTools({ signal });
  const path = await make(folder.path('talk.mp4'));
  const bedPath = new URL('../samples/calm-bed.ogg', import.meta.url).pathname;
  return {
    folder,
    tools,
    talk: await toSource(tools, 'a_talk', path),
    bed: await toSource(tools, 'bed_calm', bedPath),
  };
}

/** The usual minute and what these words make of it, for as long as the work with both lasts. */
export async function withFilm<Result>(
  words: string,
  work: (footage: Footage, timeline: Timeline) => Promise<Result>,
): Promise<Result> {
  const footage = await prepareFootage();
  try {
    return await work(footage, await editByWords(footage, words));
  } finally {
    await footage.folder.remove();
  }
}

function makeMinute(path: string): Promise<string> {
  const words = Array.from({ length: 10 }, (_, at) => ({ start: at * 6 + 0.4, end: at * 6 + 5 }));
  return makeTalk(path, {
    words,
    seconds: footageSeconds,
    widthPx: 1280,
    heightPx: 720,
    // Eight megabits, a key frame every two seconds: about what phones make.
    encoding: [
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '8M', '-maxrate', '9M'],
      ...['-bufsize', '9M', '-vf', 'noise=alls=10:allf=t', '-g', '60', '-pix_fmt', 'yuv420p'],
    ],
  });
}

async function toSource(tools: Tools, id: SourceId, path: string): Promise<RenderSource> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const facts = path.endsWith('.ogg')
    ? await inspectBed(tools, path)
    : await inspectMedia(path, { tools, maxMinutes: 60, signal });
  return { id, path, sha256, facts };
}

/** Beds are Ogg, which uploads cannot be. */
async function inspectBed(tools: Tools, path: string): Promise<MediaFacts> {
  const target = { path, demuxer: 'ogg', workDir: dirname(path), signal };
  const { streams, format } = await probe(tools, target);
  const sound = toSound(streams);
  if (sound === undefined) throw new Error('the bed has no sound');
  return { kind: 'audio', demuxer: 'ogg', durationMs: (format.duration ?? 0) * 1000, sound };
}

/** What the studio makes of words: measures what it needs, then edits. */
export async function editByWords(footage: Footage, words: string): Promise<Timeline> {
  const before = toScene(footage, {});
  const meaning = interpret(words, before);
  let measures: Measures = {};
  for (const { source, measure } of needsOf(meaning, before)) {
    if (source !== footage.talk.id) continue;
    const { path, facts } = footage.talk;
    const value = await measureSource(path, facts, measure, { tools: footage.tools, signal });
    measures = { ...measures, [measure]: value };
  }
  const timeline = currentTimeline(carryOut(meaning, toScene(footage, measures)).history);
  if (timeline === undefined) throw new Error(`made nothing of: ${words}`);
  return timeline;
}

function toScene({ talk, bed }: Footage, measures: Measures): Scene {
  const named = (source: RenderSource, name: string, known: Measures): Source => ({
    id: source.id,
    name,
    facts: source.facts,
    measures: known,
  });
  return {
    assets: [named(talk, 'talk.mp4', measures)],
    beds: [named(bed, 'Slow Morning', {})],
    history: emptyHistory,
    language: 'en',
  };
}

/** Renders into the footage's folder; pieces of renders with the same `cache` are used again. */
export async function render(
  footage: Footage,
  job: {
    readonly timeline: Timeline;
    readonly cache: string;
    readonly quality?: RenderOutput['quality'];
  },
): Promise<string> {
  const renderer = createRenderer({ tools: footage.tools });
  const outPath = footage.folder.path(`${job.cache}.mp4`);
  await renderer.render(
    {
      timeline: job.timeline,
      sources: new Map([footage.talk, footage.bed].map((source) => [source.id, source])),
      output: { format: 'mp4', quality: job.quality ?? 'high' },
      outPath,
      workDir: footage.folder.path(`${job.cache}-work`),
      cacheDir: footage.folder.path(`${job.cache}-cache`),
    },
    { signal, onPercent: () => undefined },
  );
  return outPath;
}
