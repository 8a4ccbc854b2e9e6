import { type SourceId, sampleRate } from '../../edit/timeline.ts';
import { inputGuards } from '../../media/probe.ts';
import { createGraph, type Graph } from '../graph.ts';
import type { Input } from '../picture/picture-graph.ts';
import type { RenderSource } from '../renderer.ts';
import { type Denoising, denoiseFilters } from './denoise-graph.ts';
import { printMoments } from './moments.ts';
import { edgeSamples, type SoundPart, type SoundPiece } from './sound-pieces.ts';

/** Decoders of sound need a little of what came before to start cleanly. */
const prerollSamples = sampleRate;
/** Beyond this much unused sound between two pieces a second opening is cheaper. */
const longestGapSamples = 30 * sampleRate;
/** Loud moments of a levelled voice may pass full scale: intermediate files keep 24 bits below this much room. */
export const headroomDb = 12;
const seekable = new Set(['mov', 'matroska']);

/** Sound as FFmpeg makes it. The graph ends in `[a]`. */
export interface SoundPass {
  readonly inputs: readonly Input[];
  readonly graph: string;
  readonly samples: number;
}

export interface LowerSound {
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  /** Brings each source to the level of the voice, in dB. */
  readonly levelDb: ReadonlyMap<SourceId, number>;
  readonly denoising: Denoising;
}

/** Lowers a part of the main track's sound. Pure. */
export function lowerVoice(part: SoundPart, options: LowerSound): SoundPass {
  const graph = createGraph();
  const reads = toReads(part.pieces, options.sources);
  const heard = new Map<SoundPiece, string>();
  reads.forEach((read, at) => {
    readPieces(graph, { read, at, options }).forEach((label, index) => {
      const piece = read.pieces[index];
      if (piece !== undefined) heard.set(piece, label);
    });
  });
  const strands = part.pieces.map((piece) => {
    const label = heard.get(piece) ?? silence(graph, piece.samples);
    return { label: shapeEdges(graph, label, { piece, options }), cross: piece.cross };
  });
  const joined = joinStrands(graph, strands);
  const even = exactly(part.samples);
  graph.end(joined, [...even, ...printMoments, `volume=-${headroomDb}dB`], 'a');
  return { inputs: reads.map(toInput), graph: graph.text(), samples: part.samples };
}

/** Everything in one form: 48 kHz stereo floats, holes in the timestamps filled with silence. */
export const evenSound = [
  `aresample=${sampleRate}:async=1:first_pts=0`,
  'aformat=sample_fmts=fltp:channel_layouts=stereo',
] as const;

/** Cuts or fills to an exact length. */
export function exactly(samples: number): readonly string[] {
  return [`apad=whole_len=${samples}`, `atrim=end_sample=${samples}`];
}

interface SoundRead {
  readonly source: RenderSource;
  readonly origin: number;
  readonly pieces: readonly SoundPiece[];
}

function toReads(
  pieces: readonly SoundPiece[],
  sources: ReadonlyMap<SourceId, RenderSource>,
): readonly SoundRead[] {
  const groups: SoundPiece[][] = [];
  for (const piece of pieces) {
    if (piece.gainDb === null || sources.get(piece.asset)?.facts.sound === undefined) continue;
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isNear(before, piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => {
    const first = group[0];
    const source = first === undefined ? undefined : sources.get(first.asset);
    if (first === undefined || source === undefined) return [];
    const canSeek = seekable.has(source.facts.demuxer);
    return [
      { source, origin: canSeek ? Math.max(0, first.from - prerollSamples) : 0, pieces: group },
    ];
  });
}

function isNear(before: SoundPiece, piece: SoundPiece): boolean {
  const gap =
    piece.from - (before.from + Math.round((before.samples * before.speed.num) / before.speed.den));
  const isAlike = before.asset === piece.asset && before.denoiseDb === piece.denoiseDb;
  const isForwards = !before.reversed && !piece.reversed;
  return isAlike && isForwards && gap >= -piece.cross && gap <= longestGapSamples;
}

function toInput({ source, origin }: SoundRead): Input {
  const seek = origin === 0 ? [] : ['-ss', (origin / sampleRate).toFixed(6)];
  return {
    source: source.id,
    sha256: source.sha256,
    path: source.path,
    args: [...inputGuards(source.facts.demuxer), '-vn', ...seek],
  };
}

function readPieces(
  graph: Graph,
  context: { readonly read: SoundRead; readonly at: number; readonly options: LowerSound },
): readonly string[] {
  const { read, at, options } = context;
  const clean = [...evenSound, ...withoutNoise(read, options)];
  const input = `[${at}:${read.source.facts.sound?.streamIndex ?? 0}]`;
  const count = read.pieces.length;
  const branches =
    count === 1
      ? [graph.chain([input], clean)]
      : graph.fan([input], [...clean, `asplit=${count}`], count);
  return read.pieces.map((piece, index) => {
    const start = piece.from - read.origin;
    const missing = Math.max(0, -start);
    const length = Math.round((piece.samples * piece.speed.num) / piece.speed.den);
    return graph.chain(
      [branches[index] ?? ''],
      [
        `atrim=start_sample=${Math.max(0, start)}:end_sample=${start + length}`,
        'asetpts=N/SR/TB',
        ...(missing === 0 ? [] : [`adelay=delays=${missing}S:all=1`]),
        ...toTempo(piece.speed.num / piece.speed.den),
        ...exactly(piece.samples),
        ...(piece.reversed ? ['areverse'] : []),
      ],
    );
  });
}

/** Before the cuts, so that the filter hears the room and not the seams. */
function withoutNoise({ source, pieces }: SoundRead, options: LowerSound): readonly string[] {
  const reductionDb = pieces[0]?.denoiseDb;
  if (reductionDb === undefined) return [];
  return denoiseFilters(options.denoising, { source: source.id, reductionDb });
}

/** Keeps the pitch; in steps of at most a factor of two, beyond which `atempo` drops samples. */
function toTempo(speed: number): readonly string[] {
  if (speed === 1) return [];
  const steps = Math.max(1, Math.ceil(Math.abs(Math.log2(speed))));
  return Array.from({ length: steps }, () => `atempo=${(speed ** (1 / steps)).toFixed(8)}`);
}

function silence(graph: Graph, samples: number): string {
  return graph.chain(
    [],
    [`anullsrc=r=${sampleRate}:cl=stereo`, `atrim=end_sample=${samples}`, evenSound[1]],
  );
}

function shapeEdges(
  graph: Graph,
  label: string,
  context: { readonly piece: SoundPiece; readonly options: LowerSound },
): string {
  const { piece, options } = context;
  const gainDb = (options.levelDb.get(piece.asset) ?? 0) + (piece.gainDb ?? 0);
  const edge = Math.min(edgeSamples, piece.samples >> 1);
  const filters = [
    ...(gainDb === 0 ? [] : [`volume=${gainDb.toFixed(2)}dB`]),
    ...(piece.fadeIn && edge > 0 ? [`afade=t=in:ss=0:ns=${edge}`] : []),
    ...(piece.fadeOut && edge > 0 ? [`afade=t=out:ss=${piece.samples - edge}:ns=${edge}`] : []),
  ];
  return filters.length === 0 ? label : graph.chain([label], filters);
}

interface Strand {
  readonly label: string;
  readonly cross: number;
}

/** Hard cuts by `concat`, transitions by an equal-power crossfade that is as long as both handles. */
function joinStrands(graph: Graph, strands: readonly Strand[]): string {
  const groups: { labels: string[]; cross: number }[] = [];
  for (const { label, cross } of strands) {
    const group = groups.at(-1);
    if (group === undefined || cross > 0) groups.push({ labels: [label], cross });
    else group.labels.push(label);
  }
  return groups.reduce((before, { labels, cross }) => {
    const whole =
      labels.length === 1
        ? (labels[0] ?? '')
        : graph.chain(labels, [`concat=n=${labels.length}:v=0:a=1`]);
    if (before === '') return whole;
    return graph.chain([before, whole], [`acrossfade=ns=${cross}:c1=qsin:c2=qsin`]);
  }, '');
}
