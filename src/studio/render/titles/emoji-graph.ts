import type { Frames } from '../../edit/timeline.ts';
import type { Graph } from '../graph.ts';
import { framesPerSecond, type Shape } from '../shape.ts';
import { type EmojiLayer, shownWithin } from './emoji-layers.ts';
import { entranceMs, fadeMs } from './title-tags.ts';

interface Stretch {
  readonly start: Frames;
  readonly frames: Frames;
}

/** Lays the emoji of the titles that are seen in a stretch over it. Gives the label of the result, `base` without any. */
export function layEmoji(
  graph: Graph,
  base: string,
  { layers, stretch, shape }: { layers: readonly EmojiLayer[]; stretch: Stretch; shape: Shape },
): string {
  return layers.reduce((below, layer) => layOne(graph, below, { layer, stretch, shape }), base);
}

function layOne(
  graph: Graph,
  below: string,
  { layer, stretch, shape }: { layer: EmojiLayer; stretch: Stretch; shape: Shape },
): string {
  const shown = shownWithin(layer.title, stretch);
  if (shown === undefined) return below;
  const { num, den } = shape.fps;
  // Counted from the title's first frame, so that what began before the stretch goes on in it.
  const before = Math.max(0, stretch.start - layer.title.at);
  const picture = graph.chain(
    [],
    [
      // Named by us, of letters, digits and a dot.
      `movie=${layer.file}`,
      'loop=loop=-1:size=1:start=0',
      ...[`settb=${den}/${num}`, 'setpts=N', `trim=end_frame=${before + stretch.frames}`],
      ...fades(layer, layer.title.at - stretch.start + before, shape),
      ...(before === 0 ? [] : [`trim=start_frame=${before}`, 'setpts=PTS-STARTPTS']),
      // Whoever mixes colours says by which rule.
      'scale=out_color_matrix=bt709:out_range=tv',
      'format=yuva420p',
    ],
  );
  // By time: the filter's own count is of whichever input's frame came last.
  const seconds = (frame: Frames) => (((frame - 0.5) * den) / num).toFixed(6);
  const when = `between(t\\,${seconds(shown.from)}\\,${seconds(shown.to)})`;
  return graph.chain(
    [below, picture],
    [`overlay=x=${layer.xPx}:y=${layer.yPx}:eof_action=repeat:enable='${when}'`],
  );
}

/** As the letters beside them, from this frame on; where these move, emoji come when they have arrived. */
function fades({ title }: EmojiLayer, from: Frames, shape: Shape): readonly string[] {
  const rate = framesPerSecond(shape.fps);
  const toFrames = (ms: number) => Math.max(1, Math.round((ms * rate) / 1000));
  const enter = title.style?.enter ?? 'fade';
  const length = toFrames(fadeMs);
  const isShort = title.frames < 4 * length;
  if (enter === 'cut' || isShort) return [];
  const late = enter === 'fade' ? 0 : toFrames(entranceMs[enter]);
  const end = from + title.frames - length;
  return [
    `fade=type=in:start_frame=${from + late}:nb_frames=${length}:alpha=1`,
    `fade=type=out:start_frame=${end}:nb_frames=${length}:alpha=1`,
  ];
}
