import { join } from 'node:path';
import type { Cover } from '../../edit/picture/cover.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import {
  type AssetId,
  type Clip,
  type Frames,
  type SourceId,
  type Timeline,
  timelineFrames,
  toMs,
} from '../../edit/timeline.ts';
import { decodeGuards } from '../../media/probe.ts';
import type { Gauge } from '../gauge.ts';
import { createGraph, type Graph } from '../graph.ts';
import { runPass, type Workshop } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import type { RenderSource } from '../renderer.ts';
import { toEven } from '../shape.ts';
import { coverParts } from './cover-graph.ts';

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

/**
 * Steadies what is asked to be and puts it in the place of the footage: each source once, and once more for each set of
 * parts that are hidden where they were filmed, which moves as the picture does.
 */
export async function steadyPictures(shop: Workshop, drawn: Drawn, gauge: Gauge): Promise<Drawn> {
  const shaky = drawn.timeline.clips.filter((clip) => isSteadied(clip, drawn.sources));
  if (shaky.length === 0) return drawn;
  const jobs = new Map<string, Job>();
  for (const clip of shaky) {
    const source = drawn.sources.get(clip.asset);
    if (source === undefined || jobs.has(toName(clip))) continue;
    const clips = shaky.filter(({ asset }) => asset === clip.asset);
    const stretch = toStretch(clips, source, drawn.timeline.fps);
    const id: AssetId = `a_steady_${jobs.size}`;
    const part = gauge.part((stretch.end - stretch.start) * weight);
    jobs.set(toName(clip), { id, source, stretch, covers: coversAsFilmed(clip), part });
  }
  gauge.ahead(timelineFrames(drawn.timeline));
  const sources = new Map(drawn.sources);
  for (const job of jobs.values()) sources.set(job.id, await steady(shop, job));
  const clips = drawn.timeline.clips.map((clip) => {
    const found = isSteadied(clip, drawn.sources) ? jobs.get(toName(clip)) : undefined;
    return found === undefined ? clip : moveTo(clip, found);
  });
  return { timeline: { ...drawn.timeline, clips }, sources };
}

function toName(clip: Clip): string {
  return `${clip.asset} ${JSON.stringify(coversAsFilmed(clip))}`;
}

function coversAsFilmed({ look }: Clip): readonly Cover[] {
  return (look?.covers ?? []).filter(({ steadied }) => steadied !== true);
}

function isSteadied(clip: Clip, sources: Drawn['sources']): boolean {
  return clip.look?.steady === true && sources.get(clip.asset)?.facts.kind === 'video';
}

function moveTo(clip: Clip, { id, stretch: { start } }: Job): Clip {
  const zoom = clip.look?.zoom;
  const covers = (clip.look?.covers ?? []).filter(({ steadied }) => steadied === true);
  const bare = withLook(clip, { covers });
  const moved = { ...bare, asset: id, in: clip.in - start, out: clip.out - start };
  if (zoom === undefined) return moved;
  const over = [zoom.over[0] - start, zoom.over[1] - start] as const;
  return withLook(moved, { zoom: { ...zoom, over } });
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
  /** Hidden before anything moves. */
  readonly covers: readonly Cover[];
  readonly part: { at(share: number): void };
}

/** Two passes: how the camera moved, then the opposite. The result is all but lossless, at the timeline's rate. */
async function steady(shop: Workshop, job: Job): Promise<RenderSource> {
  const { id, source, stretch, covers, part } = job;
  const frames = stretch.end - stretch.start;
  const key = toCacheKey({
    ...{ steady: source.sha256, stretch, by: shop.tools.hasVidstab },
    ...(covers.length > 0 && { covers }),
    ffmpeg: shop.tools.version,
  });
  const name = `${id}.mp4`;
  const path = join(shop.workDir, name);
  shop.used.add(key);
  if (!(await shop.cache.take(key, path))) {
    if (shop.tools.hasVidstab) {
      await pass(shop, job, {
        hides: false,
        filters: [`vidstabdetect=result=${id}.trf:shakiness=6`],
        output: ['-f', 'null', '-'],
        onShare: (share) => part.at(share * 0.4),
      });
    }
    await pass(shop, job, {
      hides: true,
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
  { id, source, stretch, covers }: Job,
  how: {
    readonly hides: boolean;
    readonly filters: readonly string[];
    readonly output: readonly string[];
    onShare(share: number): void;
  },
): Promise<void> {
  const { fps, start, end } = stretch;
  const seconds = toMs(start, fps) / 1000;
  const seek = start === 0 ? [] : ['-noaccurate_seek', '-ss', seconds.toFixed(6)];
  const even = [
    `fps=${fps.num}/${fps.den}:start_time=0:eof_action=pass`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${end - start}`,
  ];
  const graph = createGraph();
  const input = graph.chain([`[0:${source.facts.picture?.streamIndex ?? 0}]`], even);
  const shown = how.hides ? hideParts(graph, input, { source, fps, covers }) : input;
  graph.end(shown, how.filters, 'v');
  const args = [...decodeGuards(source.facts.demuxer), ...seek];
  await runPass(shop, {
    name: `${id}`,
    inputs: [{ path: `file:${source.path}`, args: ['-threads', String(shop.threads), ...args] }],
    graph: graph.text(),
    outputArgs: ['-map', '[v]', ...how.output.slice(0, -1)],
    output: how.output.at(-1) ?? '-',
    mediaSeconds: toMs(end - start, fps) / 1000,
    onShare: how.onShare,
  });
}

/** Square pixels and even sides first: what is hidden is counted in parts of the picture as it is shown. */
function hideParts(
  graph: Graph,
  input: string,
  { source, fps, covers }: Pick<Job, 'source' | 'covers'> & Pick<Stretch, 'fps'>,
): string {
  const { picture } = source.facts;
  if (covers.length === 0 || picture === undefined) return input;
  const shape = { widthPx: toEven(picture.widthPx), heightPx: toEven(picture.heightPx), fps };
  const size = `scale=${shape.widthPx}:${shape.heightPx}:flags=bicubic`;
  const sized = graph.chain([input], [size, 'setsar=1', 'format=yuv420p']);
  return coverParts(graph, sized, { look: { covers }, picture: shape, shape, fit: 'crop' });
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
