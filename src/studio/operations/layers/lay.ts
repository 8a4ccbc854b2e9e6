import { draftBounds } from '../../edit/draft/draft-bounds.ts';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import { liftedFrom, liftOff } from '../../edit/lift.ts';
import { type Layer, layersOf, withLayers } from '../../edit/picture/layer.ts';
import type { Scene, Sentence } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Span } from '../../edit/span.ts';
import {
  type AssetId,
  clipFrames,
  clipStarts,
  type Timeline,
  timelineFrames,
} from '../../edit/timeline.ts';
import { type Change, unchanged } from '../operation.ts';
import { toSpan } from '../stretch.ts';
import { lengthChange } from '../telling.ts';
import { layerSpan } from './layer-words.ts';

type Time = Parameters<typeof layerSpan>[1];
type Look = Omit<Layer, 'id' | 'at' | 'frames' | 'from'>;

/** Puts a picture over the film; if it played as a clip of its own, it does not any more. */
export function lay(
  timeline: Timeline,
  wish: { readonly look: Look; readonly time: Time; readonly over?: AssetId | undefined },
  scene: Scene,
): Change {
  const { look } = wish;
  if (findSource(scene, look.asset)?.facts.picture === undefined) {
    return unchanged(
      'That picture is not here any more; please send it again.',
      '这个素材已经不在了，请再发一次。',
    );
  }
  if (timeline.clips.some((clip) => clip.asset === look.asset && clip.look?.covers !== undefined)) {
    return unchanged(
      'A part of that clip is hidden, and would be seen if I put it over the others. Show it again first if that is fine.',
      '这段素材有遮住的地方，叠加到别的画面上就会露出来。如果可以露出来，请先取消遮挡。',
    );
  }
  const film = liftOff(timeline, look.asset, scene);
  if (film === undefined) {
    return unchanged(
      'That is the only clip there is, so there is nothing to put it over; send me the other one.',
      '现在只有这一段素材，没有可以叠加的画面，请把另一个也发来。',
    );
  }
  if (layersOf(film).length >= draftBounds.layers) {
    return unchanged(
      `There are ${draftBounds.layers} pictures over the film already; remove one first.`,
      `画面上已经叠加了${draftBounds.layers}个素材，请先去掉一个。`,
    );
  }
  const span = spanOver(film, wish);
  if (span === undefined)
    return unchanged('That time is not in the video.', '视频里没有这个时间段。');
  const place = { at: span.from, frames: span.to - span.from };
  const from = liftedFrom(timeline, look.asset, scene);
  const layer: Layer = { id: createFreshIds(film)('l'), ...look, ...place, from };
  const others = layersOf(film).filter((each) => !isReplaced(each, layer));
  return { kind: 'changed', timeline: withLayers(film, [...others, layer]) };
}

/** Over one clip, times count from its start. */
function spanOver(
  film: Timeline,
  { time, over }: { readonly time: Time; readonly over?: AssetId | undefined },
): Span | undefined {
  const starts = clipStarts(film);
  const ends = film.clips.flatMap((clip, nth) => {
    const from = starts[nth] ?? 0;
    return clip.asset === over ? [from, from + clipFrames(clip)] : [];
  });
  if (ends.length === 0) return layerSpan(film, time);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const span = time === undefined ? undefined : toSpan(time, to - from, film.fps);
  if (time === undefined) return { from, to };
  return span === undefined ? undefined : { from: from + span.from, to: from + span.to };
}

/** The same picture at the same time moves; the screen is split once at a time. */
function isReplaced(old: Layer, layer: Layer): boolean {
  const isAtOnce = old.at < layer.at + layer.frames && layer.at < old.at + old.frames;
  const isOther = layer.kind !== 'half' && old.asset !== layer.asset;
  return isAtOnce && old.kind === layer.kind && !isOther;
}

/** What a layer's source is called. */
export function layerName(layer: Layer, scene: Scene): string {
  return findSource(scene, layer.asset)?.name ?? layer.asset;
}

/** That a clip left the line, and what it did to the length. */
export function tellLifted(before: Timeline, after: Timeline): Sentence {
  if (timelineFrames(before) === timelineFrames(after)) return { en: '', zh: '' };
  const change = lengthChange(before, after);
  return {
    en: ` It no longer plays as a clip of its own: ${change.en}.`,
    zh: `它不再单独成段：${change.zh}。`,
  };
}
