import type { Draft } from '../../core/draft/draft.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type {
  PictureWords,
  TimelineImage,
  TimelinePicture,
} from '../../core/ports/timeline-picture.ts';
import { drawTimeline } from './draw-timeline.ts';
import { coversEmoji } from './fonts.ts';
import { layOut } from './layout.ts';
import { palettes, type Theme } from './palettes.ts';

/** Absent theme: dark, as editors are; it reads well in either chat. */
export function createTimelinePicture(deps: {
  readonly log: Logger;
  readonly theme?: Theme;
}): TimelinePicture {
  const palette = palettes[deps.theme ?? 'dark'];
  let library: Promise<Library | undefined> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function drawNow(draft: Draft, words: PictureWords): Promise<TimelineImage | undefined> {
    library ??= loadLibrary(deps.log);
    const canvases = await library;
    if (canvases === undefined) return undefined;
    const layout = layOut(draft);
    const { widthPx, heightPx } = layout;
    const canvas = canvases.createCanvas(widthPx, heightPx);
    const { hasEmoji } = canvases;
    const pen = canvas.getContext('2d');
    drawTimeline(canvas, layout, { pen, palette, words, hasEmoji, draft });
    return { png: await canvas.encode('png'), widthPx, heightPx };
  }

  return {
    draw(draft, words) {
      // One after the other: each holds some ten megabytes while it is drawn.
      const drawn = last.then(() => drawNow(draft, words));
      last = drawn.catch(() => undefined);
      return drawn;
    },
  };
}

interface Library {
  readonly createCanvas: typeof import('@napi-rs/canvas').createCanvas;
  readonly hasEmoji: boolean;
}

/** Loaded with the first picture: it reads the system's fonts, and a system without a binary of it still has a bot. */
async function loadLibrary(log: Logger): Promise<Library | undefined> {
  try {
    const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
    const families = GlobalFonts.families.map(({ family }) => family);
    if (families.length === 0) log.warn({}, 'no font is installed: pictures have no words');
    return { createCanvas, hasEmoji: coversEmoji(families) };
  } catch (err) {
    log.warn({ err }, 'pictures cannot be drawn on this system');
    return undefined;
  }
}
