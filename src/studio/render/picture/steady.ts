import { join } from 'node:path';
import {
  type AssetId,
  type Clip,
  type Frames,
  type SourceId,
  type Timeline,
  toMs,
} from '../../edit/timeline.ts';
import { decodeGuards } from '../../media/probe.ts';
import type { Gauge } from '../gauge.ts';
import { runPass, type Workshop } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import type { RenderSource } from '../renderer.ts';

/** What the picture is drawn from; the sound stays with the sources themselves. */
export interface Drawn {
  readonly timeline: Timeline;
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
}

/** Of material around what is shown, for transitions. */
const handleSeconds = 2;
/** What it costs against encoding the same length. */
const weight = 3;
const seekable = new Set(['mov', 'matroska', 'avi']);

/** Steadies what is asked to be, once for each source, and puts it in the place of the footage. */
export async function steadyPictures(shop: Workshop, drawn: Drawn, gauge: Gauge): Promise<Drawn> {
  const shaky = drawn.timeline.clips.filter((clip) => isSteadied(clip, drawn.sources));
  if (shaky.length === 0) return drawn;
  const sources = new Map(drawn.sources);
  const starts = new Map<AssetId, { readonly id: AssetId; readonly start: Frames }>();
  for (const asset of new Set(shaky.map((clip) => clip.asset))) {
    const source = drawn.sources.get(asset);
    if (source === undefined) continue;
    const clips = shaky.filter((clip) => clip.asset === asset);
    const stretch = toStretch(clips, source, drawn.timeline.fps);
    const id: AssetId = `a_steady_${starts.size}`;
    const part = gauge.part((stretch.end - stretch.start) * weight);
    sources.set(id, await steady(shop, { id, source, stretch, part }));
    starts.set(asset, { id, start: stretch.start });
  }
  const clips = drawn.timeline.clips.map((clip) => {
    const found = isSteadied(clip, drawn.sources) ? starts.get(clip.asset) : undefined;
    return found === undefined ? clip : moveTo(clip, found);
  });
  return { timeline: { ...drawn.timeline, clips }, sources };
}

function isSteadied(clip: Clip, sources: Drawn['sources']): boolean {
  return clip.look?.steady === true && sources.get(clip.asset)?.facts.kind === 'video';
}

function moveTo(clip: Clip, { id, start }: { readonly id: AssetId; readonly start: Frames }): Clip {
  const zoom = clip.look?.zoom;
  const moved = { ...clip, asset: id, in: clip.in - start, out: clip.out - start };
  if (zoom === undefined) return moved;
  const over = [zoom.over[0] - start, zoom.over[1] - start] as const;
  return { ...moved, look: { ...clip.look, zoom: { ...zoom, over } } };
}

interface Stretch {
  readonly start: Frames;
  readonly end: Frames;
  readonly fps: Timeline['fps'];
}

function toStretch(clips: readonly Clip[], source: RenderSource, fps: Timeline['fps']): Stretch {
  const handle = Math.ceil((handleSeconds * fps.num) / fps.den);
  const first = Math.max(0, Math.min(...clips.map((clip) => clip.in)) - handle);
  const end = Math.max(...clips.map((clip) => clip.out)) + handle;
  return { start: seekable.has(source.facts.demuxer) ? first : 0, end, fps };
}

interface Job {
  readonly id: AssetId;
  readonly source: RenderSource;
  readonly stretch: Stretch;
  readonly part: { at(share: number): void };
}

/** Two passes: how the camera moved, then the opposite. The result is all but lossless, at the timeline's rate. */
async function steady(shop: Workshop, job: Job): Promise<RenderSource> {
  const { id, source, stretch, part } = job;
  const frames = stretch.end - stretch.start;
  const key = toCacheKey({
    ...{ steady: source.sha256, stretch, by: shop.tools.hasVidstab },
    ffmpeg: shop.tools.version,
  });
  const name = `${id}.mp4`;
  const path = join(shop.workDir, name);
  shop.used.add(key);
  if (!(await shop.cache.take(key, path))) {
    if (shop.tools.hasVidstab) {
      await pass(shop, job, {
        filters: [`vidstabdetect=result=${id}.trf:shakiness=6`],
        output: ['-f', 'null', '-'],
        onShare: (share) => part.at(share * 0.4),
      });
    }
    await pass(shop, job, {
      filters: [...counterMove(id, shop), 'scale=trunc(iw/2)*2:trunc(ih/2)*2'],
      output: [...encoding(source), '-frames:v', String(frames), '-f', 'mp4', name],
      onShare: (share) => part.at(0.4 + share * 0.6),
    });
    await shop.cache.keep(key, path);
  }
  part.at(1);
  return { id, path, sha256: key, facts: toFacts(source, frames, stretch.fps) };
}

function counterMove(id: AssetId, { tools }: Workshop): readonly string[] {
  return tools.hasVidstab
    ? [`vidstabtransform=input=${id}.trf:smoothing=20:optzoom=1:interpol=bicubic:crop=black`]
    : ['deshake=edge=mirror'];
}

function encoding({ facts }: RenderSource): readonly string[] {
  // Footage of a wide range keeps its depth; it is brought to the usual one later, as if it came from the camera.
  const pixels = facts.picture?.range === 'sdr' ? 'yuv420p' : 'yuv420p10le';
  return [
    '-an',
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '12',
    '-g',
    '30',
    '-pix_fmt',
    pixels,
  ];
}

async function pass(
  shop: Workshop,
  { id, source, stretch }: Job,
  how: {
    readonly filters: readonly string[];
    readonly output: readonly string[];
    onShare(share: number): void;
  },
): Promise<void> {
  const { fps, start, end } = stretch;
  const seconds = toMs(start, fps) / 1000;
  const seek = start === 0 ? [] : ['-noaccurate_seek', '-ss', seconds.toFixed(6)];
  const filters = [
    `fps=${fps.num}/${fps.den}:start_time=0:eof_action=pass`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${end - start}`,
    ...how.filters,
  ];
  const args = [...decodeGuards(source.facts.demuxer), ...seek];
  await runPass(shop, {
    name: `${id}`,
    inputs: [{ path: `file:${source.path}`, args: ['-threads', String(shop.threads), ...args] }],
    graph: `[0:${source.facts.picture?.streamIndex ?? 0}]${filters.join(',')}[v]`,
    outputArgs: ['-map', '[v]', ...how.output.slice(0, -1)],
    output: how.output.at(-1) ?? '-',
    mediaSeconds: toMs(end - start, fps) / 1000,
    onShare: how.onShare,
  });
}

function toFacts(
  { facts }: RenderSource,
  frames: Frames,
  fps: Timeline['fps'],
): RenderSource['facts'] {
  const durationMs = Math.round(toMs(frames, fps));
  const { picture, sound: _, ...rest } = facts;
  if (picture === undefined) return { ...rest, durationMs };
  const own = { streamIndex: 0, codec: 'h264', rotation: 0, fps, isVariableRate: false } as const;
  return {
    ...rest,
    demuxer: 'mov',
    durationMs,
    picture: { ...picture, ...own, hasAlpha: false, durationMs },
  };
}
