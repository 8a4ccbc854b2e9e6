import type { Sentence } from '../../edit/scene.ts';
import type { Timeline } from '../../edit/timeline.ts';

/** Said where the picture got another shape or framing under parts that are hidden: these keep their place on it. */
export function tellCovers(before: Timeline, after: Timeline): Sentence | undefined {
  const hidden = after.clips.filter(({ look }) => look?.covers !== undefined);
  if (hidden.length === 0) return undefined;
  const framings = new Map(before.clips.map(({ id, look }) => [id, framingOf(look)] as const));
  const isReframed = hidden.some(({ id, look }) => framings.get(id) !== framingOf(look));
  const { widthPx, heightPx } = before.canvas;
  const isShaped = widthPx * after.canvas.heightPx !== heightPx * after.canvas.widthPx;
  if (!isReframed && !isShaped) return undefined;
  return {
    en: 'What you had me hide keeps its place in the frame; please check that it still covers the right part.',
    zh: '之前遮住的地方在画面上的位置不变，请确认遮的还是对的地方。',
  };
}

function framingOf(look: Timeline['clips'][number]['look']): string {
  return JSON.stringify(look?.framing ?? null);
}
