import type { Layer } from '../../edit/picture/layer.ts';
import type { Fit, Frames, SourceId } from '../../edit/timeline.ts';
import { decodeGuards } from '../../media/probe.ts';
import type { Crossing } from '../cuts.ts';
import { createGraph, type Graph } from '../graph.ts';
import type { RenderSource } from '../renderer.ts';
import type { Shape } from '../shape.ts';
import { layEmoji } from '../titles/emoji-graph.ts';
import type { EmojiLayer } from '../titles/emoji-layers.ts';
import { fontsFolder } from '../titles/fonts-folder.ts';
import type { ChunkTitles } from '../titles/subtitles.ts';
import type { Chunk, Piece } from './chunks.ts';
import { coverParts } from './cover-graph.ts';
import { fitPicture } from './fit.ts';
import { isHeld, layOver, shownLayers } from './layer-graph.ts';
import { type Read, reversedSeconds, toReads, toShortReversed, type Window } from './reads.ts';
import { isStill, zoomFilters } from './zoom-graph.ts';

/** A file that a pass opens; `args` stand before its `-i`. */
export interface Input {
  readonly source: SourceId;
  readonly sha256: string;
  readonly path: string;
  readonly args: readonly string[];
}

/** A chunk of picture as FFmpeg renders it. The graph ends in `[v]`. */
export interface PicturePass {
  readonly inputs: readonly Input[];
  readonly graph: string;
  /** Where on the timeline it begins. */
  readonly start: Frames;
  readonly frames: Frames;
  /** Titles, drawn last. */
  readonly subtitles: string | null;
}

export interface LowerPicture {
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  readonly shape: Shape;
  readonly fit: Fit;
  readonly canTonemap: boolean;
  readonly isPreview: boolean;
  /** Over the joined chunk, under its fades. */
  readonly layers: readonly Layer[];
  /** Filters for the joined chunk, under the titles. */
  readonly fades: readonly string[];
  /** `null` without titles in it. */
  readonly subtitles: ChunkTitles | null;
  /** Over the titles whose texts leave room for them. */
  readonly emoji: readonly EmojiLayer[];
}

/** Name of the titles' file in the working folder; the same for every chunk, so that graphs can be compared. */
export const subtitlesFile = 'titles.ass';

/** Lowers a chunk to inputs and a filter graph. Pure. */
export function lowerPicture(chunk: Chunk, options: LowerPicture): PicturePass {
  const { sources, shape } = options;
  const pieces = toShortReversed(chunk.pieces, { seconds: reversedSeconds, fps: shape.fps });
  const reads = toReads(pieces, sources, shape.fps);
  const graph = createGraph();
  const strands = reads.flatMap((read, at) => strandsOf(graph, { read, at, options }));
  const joined = joinStrands(graph, strands, shape);
  const over = shownLayers(options.layers, chunk, { sources, fps: shape.fps });
  const laid = over.reduce((base, shown, nth) => {
    const input = `[${reads.length + nth}:${shown.picture.streamIndex}]`;
    const [frames = ''] = isHeld(shown)
      ? []
      : readPieces(graph, { read: shown.read, input, shape });
    const label = isHeld(shown) ? input : frames;
    return layOver(graph, shown, { ...options, base, label, whole: chunk.frames });
  }, joined);
  const drawn = options.subtitles === null ? [] : titleFilters(options.subtitles, shape);
  const under = [...options.fades, ...drawn];
  const written = under.length === 0 ? laid : graph.chain([laid], under);
  const last = layEmoji(graph, written, { layers: options.emoji, stretch: chunk, shape });
  graph.end(last, [`trim=end_frame=${chunk.frames}`, 'format=yuv420p'], 'v');
  return {
    inputs: [...reads, ...over.map(({ read }) => read)].map((read) => toInput(read, shape)),
    graph: options.isPreview ? `${quickScaling}\n${graph.text()}` : graph.text(),
    start: chunk.start,
    frames: chunk.frames,
    subtitles: options.subtitles?.text ?? null,
  };
}

/** Of all scalers that name no other: at a preview's size nobody sees it, and it takes three quarters of the time (measured). */
const quickScaling = 'sws_flags=bilinear;';

/** Where a picture changes its size on the way, FFmpeg would build the graph anew and lose what other inputs have in it. */
const oneGraph = ['-reinit_filter', '0'] as const;

/** On the clock of the titles, which may have begun before the chunk. */
function titleFilters({ lead }: ChunkTitles, { fps }: Shape): readonly string[] {
  const draw = `ass=f=${subtitlesFile}:fontsdir=${fontsFolder}`;
  if (lead === 0) return [draw];
  const seconds = `${lead}*${fps.den}/${fps.num}/TB`;
  return [`setpts=PTS+${seconds}`, draw, `setpts=PTS-${seconds}`];
}

function toInput({ source, origin }: Read, { fps }: Shape): Input {
  const seconds = (origin * fps.den) / fps.num;
  // Not accurate on purpose: the frame that is shown at this time may have begun before it, and `fps` needs it.
  const seek = origin === 0 ? [] : ['-noaccurate_seek', '-ss', seconds.toFixed(6)];
  return {
    source: source.id,
    sha256: source.sha256,
    path: source.path,
    args: [...decodeGuards(source.facts.demuxer), ...oneGraph, ...seek],
  };
}

/** Pictures of one size and rate that follow each other; the first piece's crossing joins it to what is before. */
interface Strand {
  readonly label: string;
  readonly frames: Frames;
  readonly crossing: Crossing | null;
}

function strandsOf(
  graph: Graph,
  context: { readonly read: Read; readonly at: number; readonly options: LowerPicture },
): readonly Strand[] {
  const { read, at, options } = context;
  const { picture } = read.source.facts;
  const { shape } = options;
  if (picture === undefined) return read.windows.map((window) => darkness(graph, window, shape));
  const labels = readPieces(graph, { read, input: `[${at}:${picture.streamIndex}]`, shape });
  return toRuns(read.windows, labels).map((run): Strand => {
    const whole = concat(graph, run.labels, shape);
    const { fit, canTonemap } = options;
    const { look } = run.first.clip;
    const fitted = fitPicture(graph, whole, { picture, shape, fit, canTonemap, look });
    const moves = zoomFilters(run.first.clip, run.first.from - run.first.lead, shape);
    // Only now: what is turned round is held as a whole, and never in a larger size than the film's.
    const turned = run.first.clip.reversed === true ? ['reverse'] : [];
    const last = [...turned, ...moves];
    const hidden = coverParts(graph, fitted, { look, picture, shape, fit });
    const label = last.length === 0 ? hidden : graph.chain([hidden], last);
    return { label, frames: run.frames, crossing: run.crossing };
  });
}

/** A source with sound alone shows black. */
function darkness(graph: Graph, { piece }: Window, { widthPx, heightPx, fps }: Shape): Strand {
  const color = `color=black:size=${widthPx}x${heightPx}:rate=${fps.num}/${fps.den}`;
  const label = graph.chain(
    [],
    [color, `trim=end_frame=${shownFrames(piece)}`, 'format=yuv420p', 'setsar=1'],
  );
  return { label, frames: shownFrames(piece), crossing: piece.crossing };
}

/**
 * Microseconds. At twice the speed every second frame lies between two of the film's: as rounding falls it would be
 * shown instead of its neighbour, and the picture would stumble.
 */
const pastTiesUs = 500;

function readPieces(
  graph: Graph,
  context: { readonly read: Read; readonly input: string; readonly shape: Shape },
): readonly string[] {
  const { read, input, shape } = context;
  const { num, den } = read.speed;
  const even = [
    // Counted in microseconds: in a photo's or an AVI's own units a faster frame would round to nothing, or to another time.
    ...(num === den ? [] : ['settb=AVTB', `setpts=PTS*${den}/${num}+${pastTiesUs}`]),
    // A photo's frame lasts 1/25 s: at a slower rate it would round to nothing if the end did not let it pass.
    `fps=${shape.fps.num}/${shape.fps.den}:start_time=0:eof_action=pass`,
    // Where the picture ends before its window does, its last frame stays.
    'tpad=stop=-1:stop_mode=clone',
  ];
  const { windows } = read;
  const branches =
    windows.length === 1
      ? [graph.chain([input], even)]
      : graph.fan([input], [...even, `split=${windows.length}`], windows.length);
  return windows.map((window, at) => cutWindow(graph, branches[at] ?? '', window));
}

function cutWindow(graph: Graph, input: string, { piece, start, end, missing }: Window): string {
  const { hold } = piece.clip;
  const lead = missing === 0 ? [] : [`tpad=start=${missing}:start_mode=clone`];
  const still = hold === undefined ? [] : [`tpad=stop=${shownFrames(piece) - 1}:stop_mode=clone`];
  return graph.chain(
    [input],
    [`trim=start_frame=${start}:end_frame=${end}`, 'setpts=PTS-STARTPTS', ...[...lead, ...still]],
  );
}

/** With its handles. */
function shownFrames(piece: Piece): Frames {
  return piece.lead + piece.frames + piece.tail;
}

interface Run {
  readonly first: Piece;
  readonly labels: readonly string[];
  readonly frames: Frames;
  readonly crossing: Crossing | null;
}

/** Neighbours with hard cuts of one source that look alike are fitted to the canvas together: one scaler instead of hundreds. */
function toRuns(windows: readonly Window[], labels: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  windows.forEach(({ piece }: { piece: Piece }, at) => {
    const label = labels[at] ?? '';
    const run = runs.at(-1);
    if (run === undefined || piece.crossing !== null || !areAlike(run.first, piece)) {
      const { crossing } = piece;
      runs.push({ first: piece, labels: [label], frames: shownFrames(piece), crossing });
    } else {
      runs.splice(-1, 1, {
        ...run,
        labels: [...run.labels, label],
        frames: run.frames + shownFrames(piece),
      });
    }
  });
  return runs;
}

/** A moving view counts its own frames. */
function areAlike(a: Piece, b: Piece): boolean {
  const zoom = a.clip.look?.zoom;
  const isMoving = zoom !== undefined && !isStill(zoom);
  return !isMoving && JSON.stringify(a.clip.look) === JSON.stringify(b.clip.look);
}

/** `concat` counts in microseconds, which `xfade` refuses, and gives a piece of one frame no length: so counted anew. */
function concat(graph: Graph, labels: readonly string[], { fps }: Shape): string {
  if (labels.length === 1) return labels[0] ?? '';
  const recount = [`settb=${fps.den}/${fps.num}`, 'setpts=N'];
  return graph.chain(labels, [`concat=n=${labels.length}:v=1:a=0`, ...recount]);
}

/** Hard cuts by `concat`, transitions by `xfade` at offsets in whole frames. */
function joinStrands(graph: Graph, strands: readonly Strand[], shape: Shape): string {
  const groups: Strand[] = [];
  let waiting: Strand[] = [];
  const close = () => {
    const first = waiting[0];
    if (first === undefined) return;
    const frames = waiting.reduce((sum, strand) => sum + strand.frames, 0);
    const whole = concat(
      graph,
      waiting.map((strand) => strand.label),
      shape,
    );
    const label = graph.chain([whole], [`settb=${shape.fps.den}/${shape.fps.num}`]);
    groups.push({ label, frames, crossing: first.crossing });
    waiting = [];
  };
  for (const strand of strands) {
    if (strand.crossing !== null) close();
    waiting.push(strand);
  }
  close();
  return crossfadeAll(graph, groups, shape);
}

function crossfadeAll(graph: Graph, groups: readonly Strand[], { fps }: Shape): string {
  const seconds = (frames: Frames) => ((frames * fps.den) / fps.num).toFixed(6);
  let label = groups[0]?.label ?? '';
  let frames = groups[0]?.frames ?? 0;
  for (const group of groups.slice(1)) {
    const { kind = 'fade', before = 0, after = 0 } = group.crossing ?? {};
    const length = before + after;
    const xfade = `xfade=transition=${kind}:duration=${seconds(length)}:offset=${seconds(frames - length)}`;
    label = graph.chain([label, group.label], [xfade]);
    frames += group.frames - length;
  }
  return label;
}
