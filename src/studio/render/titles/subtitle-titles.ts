import { plainSubtitle, shownLines } from '../../edit/subtitles.ts';
import type { Timeline, Title } from '../../edit/timeline.ts';

/** Of a title's size: subtitles are read beside the picture, not instead of it. */
const usualPercent = 66;

/** The lines of subtitles as what draws titles takes them. Pure. */
export function subtitleTitles(timeline: Timeline): readonly Title[] {
  const { subtitles } = timeline;
  if (subtitles === undefined) return [];
  const style = subtitles.style ?? plainSubtitle;
  const size = Math.round((style.size * usualPercent) / 100);
  return shownLines(timeline).map(({ line, at, frames }, nth) => ({
    ...{ id: `s${nth}`, text: line.text, at, frames, position: subtitles.position },
    style: {
      ...style,
      size,
      bold: style.bold || line.bold === true,
      italic: style.italic || line.italic === true,
    },
  }));
}
