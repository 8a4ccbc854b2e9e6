import type { Frames, Rational, Title } from '../../edit/timeline.ts';
import { plainTitle, type TitleStyle } from '../../edit/title-style.ts';
import type { Chunk } from '../picture/chunks.ts';
import { framesPerSecond, type Shape } from '../shape.ts';
import { writeRooms, writeWords } from './ass-words.ts';
import { withStandIns } from './emoji-signs.ts';
import { entranceMs, fadeMs, toEntrance, toStyleTags } from './title-tags.ts';
import { cleanTitle, isWide, unitsOf, wrapTitle } from './title-text.ts';

/** Of the shorter side. */
const latinSize = 0.085;
const wideSize = 0.1;
const smallestShare = 0.4;
const mostLines = 3;
/** Of the width, on each side. */
const sideMargin = 0.06;
/** Of the height: where players and apps put their buttons over upright video, titles keep away. */
const margins = {
  upright: { top: 0.14, bottom: 0.22 },
  flat: { top: 0.07, bottom: 0.09 },
} as const;
const alignments = { top: 8, middle: 5, bottom: 2 } as const;
const columns = { left: -1, centre: 0, right: 1 } as const;
/** Chinese signs have several shapes; this family has the ones of the mainland, others are a fallback. */
const wideFont = 'Noto Sans CJK SC';
const latinFont = 'sans-serif';

/** An ASS file. Its times begin `lead` frames before the chunk, where a title is still coming in when that begins. */
export interface ChunkTitles {
  readonly text: string;
  readonly lead: Frames;
}

/** The titles that are seen in a chunk; `null` where there is none. Pure. */
export function toSubtitles(
  titles: readonly Title[],
  place: { readonly chunk: Chunk; readonly shape: Shape; readonly pictured?: ReadonlySet<string> },
): ChunkTitles | null {
  const { chunk, shape, pictured = new Set<string>() } = place;
  const end = chunk.start + chunk.frames;
  const seen = titles.filter(
    (title) =>
      title.at < end && title.at + title.frames > chunk.start && cleanTitle(title.text) !== '',
  );
  if (seen.length === 0) return null;
  const lead = leadOf(seen, { start: chunk.start, shape });
  const start = chunk.start - lead;
  const events = seen.map((title) => toEvent(title, { start, shape, pictured }));
  return { text: [...header(shape), ...events, ''].join('\n'), lead };
}

/** How far the titles that are still coming in began before the chunk. */
function leadOf(
  titles: readonly Title[],
  { start, shape }: { readonly start: Frames; readonly shape: Shape },
): Frames {
  const longest = Math.ceil(
    (Math.max(fadeMs, ...Object.values(entranceMs)) * framesPerSecond(shape.fps)) / 1000,
  );
  const begun = titles.map(({ at }) => start - at).filter((frames) => frames <= longest);
  return Math.max(0, ...begun);
}

/** Emoji that have a picture leave room in the text; the others are signs of a font, or are not there. */
interface Setting {
  readonly shape: Shape;
  readonly pictured: ReadonlySet<string>;
}

/** All texts at once, for asking whether there is a sign for each of their letters. */
export function toGlyphProbe(titles: readonly Title[], setting: Setting): string {
  const events = titles.map((title) =>
    toEvent({ ...title, at: 0, frames: 30 }, { start: 0, ...setting }),
  );
  return [...header(setting.shape), ...events, ''].join('\n');
}

/** Each title alone for a 25th of a second, where it comes to rest: its letters unseen, its rooms in their colours. */
export function toRoomProbe(titles: readonly Title[], setting: Setting): string {
  const fps = { num: 25, den: 1 };
  const events = titles.map((title, at) => {
    const laid = layOut(title, setting);
    const look = title.style === undefined ? '' : toStyleTags(title.style);
    const words = laid.lines.map((line) => writeRooms(line, laid.sizePx)).join('\\N');
    return toDialogue(laid, {
      start: toClock(at, fps),
      end: toClock(at + 1, fps),
      text: `{${laid.tags}${look}\\bord0\\shad0\\alpha&HFF&}${words}`,
    });
  });
  return [...header(setting.shape), ...events, ''].join('\n');
}

function header({ widthPx, heightPx }: Shape): readonly string[] {
  const size = Math.min(widthPx, heightPx) * latinSize;
  const outline = Math.max(1, size * 0.06).toFixed(1);
  const edge = `1,${outline},${(size * 0.03).toFixed(1)}`;
  // Border style 3 is a box, as wide around the letters as an outline would be.
  const box = `3,${(size * 0.18).toFixed(1)},0`;
  const style = (name: string, font: string, border: string) =>
    `Style: ${name},${font},${size.toFixed(1)},&H00FFFFFF,&H00FFFFFF,&H00141414,&H78000000,-1,0,0,0,100,100,0,0,${border},2,0,0,0,1`;
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${widthPx}`,
    `PlayResY: ${heightPx}`,
    // Lines are broken by us: not every build of the library can break Chinese.
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: TV.709',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    ...[style('Latin', latinFont, edge), style('Wide', wideFont, edge)],
    ...[style('LatinBox', latinFont, box), style('WideBox', wideFont, box)],
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  ];
}

function toEvent(title: Title, place: Setting & { readonly start: Frames }): string {
  const { shape } = place;
  const laid = layOut(title, place);
  const times = toTimes(title, place.start, shape.fps);
  const tags = [
    laid.tags,
    ...(laid.look.enter === 'cut' ? [] : [times.fades]),
    ...(title.style === undefined ? [] : [toStyleTags(title.style)]),
    ...(times.isCut ? [] : [toEntrance(title, { shape, ...laid })]),
  ].join('');
  const words = laid.lines
    .map((line) => writeWords(line, { sizePx: laid.sizePx, hasBox: laid.look.box !== null }))
    .join('\\N');
  return toDialogue(laid, { ...times, text: `{${tags}}${words}` });
}

/** How a title stands in the picture, whenever that is. */
interface LaidOut {
  readonly lines: readonly string[];
  readonly sizePx: number;
  readonly look: TitleStyle;
  readonly styleName: string;
  /** Margins in pixels. */
  readonly side: number;
  readonly vertical: number;
  /** Place and size. */
  readonly tags: string;
}

function layOut(title: Title, { shape, pictured }: Setting): LaidOut {
  const { text } = withStandIns(cleanTitle(title.text), pictured);
  const look = title.style ?? plainTitle;
  const { lines, sizePx } = setType(text, shape, look.size);
  const margin = shape.heightPx > shape.widthPx ? margins.upright : margins.flat;
  const vertical =
    title.position === 'middle' ? 0 : Math.round(shape.heightPx * margin[title.position]);
  return {
    ...{ lines, sizePx, look, vertical },
    styleName: `${isWide(text) ? 'Wide' : 'Latin'}${look.box === null ? '' : 'Box'}`,
    side: Math.round(shape.widthPx * sideMargin),
    tags: `\\an${alignments[title.position] + columns[look.side]}\\fs${sizePx}`,
  };
}

function toDialogue(
  { styleName, side, vertical }: LaidOut,
  shown: { readonly start: string; readonly end: string; readonly text: string },
): string {
  return `Dialogue: 0,${shown.start},${shown.end},${styleName},,${side},${side},${vertical},,${shown.text}`;
}

/** The largest size at which the text is at most three lines. */
function setType(
  text: string,
  shape: Shape,
  percent: number,
): { lines: readonly string[]; sizePx: number } {
  const usual = Math.min(shape.widthPx, shape.heightPx) * (isWide(text) ? wideSize : latinSize);
  const full = (usual * percent) / 100;
  const roomPx = shape.widthPx * (1 - 2 * sideMargin);
  for (let share = 1; share > smallestShare; share -= 0.1) {
    // Breaks of the writer's own go before letters get small.
    for (const words of new Set([text, unbroken(text)])) {
      const lines = wrapTitle(words, roomPx / (full * share));
      const isFitting = lines.every((line) => unitsOf(line) * full * share <= roomPx);
      if (lines.length <= mostLines && isFitting)
        return { lines, sizePx: Math.round(full * share) };
    }
  }
  const sizePx = Math.round(full * smallestShare);
  return { lines: wrapTitle(text, roomPx / sizePx), sizePx };
}

/** Chinese stands together, other words apart. */
function unbroken(text: string): string {
  return text.replace(/(?<=([\s\S]))\n(?=([\s\S]))/g, (_, before: string, after: string) =>
    isWide(before) && isWide(after) ? '' : ' ',
  );
}

/** A title that began in the chunk before has no fade left; its end's fade comes where it ends. */
function toTimes(
  title: Title,
  start: Frames,
  fps: Rational,
): {
  readonly start: string;
  readonly end: string;
  readonly fades: string;
  /** Its beginning was seen before. */
  readonly isCut: boolean;
} {
  const at = title.at - start;
  const isShort = (title.frames * fps.den * 1000) / fps.num < 4 * fadeMs;
  const fadeIn = at < 0 || isShort ? 0 : fadeMs;
  return {
    start: toClock(Math.max(0, at), fps),
    end: toClock(at + title.frames, fps),
    fades: `\\fad(${fadeIn},${isShort ? 0 : fadeMs})`,
    isCut: at < 0,
  };
}

/** Rounded down to hundredths: frames are farther apart than that, so the frame itself is still meant. */
function toClock(frame: Frames, fps: Rational): string {
  const hundredths = Math.floor((frame * fps.den * 100) / fps.num);
  const pad = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(hundredths / 100);
  const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}`;
  return `${clock}:${pad(seconds % 60)}.${pad(hundredths % 100)}`;
}
