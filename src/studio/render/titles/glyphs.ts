import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Subtitles, Timeline, Title } from '../../edit/timeline.ts';
import { StudioError } from '../../errors.ts';
import { runFfmpeg } from '../../media/run-ffmpeg.ts';
import type { Workshop } from '../pass.ts';
import type { Shape } from '../shape.ts';
import { findPictured } from './emoji-layers.ts';
import { withoutStandIns, withStandIns } from './emoji-signs.ts';
import { fontsFolder } from './fonts-folder.ts';
import { toGlyphProbe } from './subtitles.ts';

const probeFile = 'glyphs.ass';
const probeWallMs = 60_000;

/**
 * Asks the library that draws titles whether some font has each of their signs. Emoji that nothing can draw are left out;
 * letters that no font has throw `font-missing` before anything is rendered, because boxes help nobody.
 */
export async function withDrawableTitles(
  shop: Workshop,
  timeline: Timeline,
  shape: Shape,
): Promise<Timeline> {
  const pictured = await findPictured(
    [...timeline.titles, ...(timeline.subtitles?.lines ?? [])].map(({ text }) => text),
  );
  const texts = [...timeline.titles, ...signsOf(timeline.subtitles, pictured)];
  if (texts.length === 0) return timeline;
  const missing = await findMissing(shop, texts, { shape, pictured });
  if (missing.size === 0) return timeline;
  const letters = [...missing].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  if (letters.length > 0) throw missingFont(letters);
  const { titles, subtitles } = timeline;
  return {
    ...timeline,
    titles: titles.map((title) => ({
      ...title,
      text: textWithout(title.text, { missing, pictured }),
    })),
    ...(subtitles === undefined
      ? {}
      : { subtitles: linesWithout(subtitles, { missing, pictured }) }),
  };
}

const signsAtOnce = 200;

/** A thousand lines at once would take long to draw: each of their signs once says the same. */
function signsOf(
  subtitles: Subtitles | undefined,
  pictured: ReadonlySet<string>,
): readonly Title[] {
  const texts = (subtitles?.lines ?? []).map(({ text }) => withStandIns(text, pictured).text);
  const signs = [...new Set(texts.flatMap((text) => [...text]))];
  const many = Math.ceil(signs.length / signsAtOnce);
  return Array.from({ length: many }, (_, nth): Title => {
    const text = signs.slice(nth * signsAtOnce, (nth + 1) * signsAtOnce).join('');
    return { id: `s${nth}`, text, at: 0, frames: 1, position: 'middle' };
  });
}

/** What cannot be drawn by letters, and what has a picture. */
interface Signs {
  readonly missing: ReadonlySet<string>;
  readonly pictured: ReadonlySet<string>;
}

function linesWithout(subtitles: Subtitles, signs: Signs): Subtitles {
  const lines = subtitles.lines.map((line) => ({ ...line, text: textWithout(line.text, signs) }));
  return { ...subtitles, lines };
}

async function findMissing(
  shop: Workshop,
  titles: readonly Title[],
  setting: { readonly shape: Shape; readonly pictured: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const { shape } = setting;
  await writeFile(join(shop.workDir, probeFile), toGlyphProbe(titles, setting));
  const { log } = await runFfmpeg(shop.tools, {
    args: [
      ...[
        '-f',
        'lavfi',
        '-i',
        `color=black:size=${shape.widthPx}x${shape.heightPx}:rate=25:duration=0.04`,
      ],
      ...['-vf', `ass=f=${probeFile}:fontsdir=${fontsFolder}`, '-frames:v', '1', '-f', 'null', '-'],
    ],
    workDir: shop.workDir,
    signal: shop.signal,
    wallMs: probeWallMs,
    // The library says at this level which sign it found in no font.
    logLevel: 'verbose',
  });
  const codes = log.matchAll(/failed to find any fallback with glyph 0x([0-9a-f]+)/gi);
  return new Set(
    [...codes].map(([, code]) => String.fromCodePoint(Number.parseInt(code ?? '20', 16))),
  );
}

/** With the joiners and selectors that belong to emoji. */
function textWithout(whole: string, { missing, pictured }: Signs): string {
  const { text, emoji } = withStandIns(whole, pictured);
  const kept = [...text].filter((sign) => !missing.has(sign) && !/[\u200d\ufe0f\u20e3]/.test(sign));
  return withoutStandIns({ text: kept.join('').replace(/ {2,}/g, ' ').trim(), emoji });
}

function missingFont(letters: readonly string[]): StudioError {
  const sample = letters.slice(0, 5).join('');
  const advice = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(
    sample,
  )
    ? 'Install one, on Debian or Ubuntu with: sudo apt-get install -y fonts-noto-cjk'
    : 'Install one that has them, or name its folder as STUDIO_FONTS_DIR';
  return new StudioError(
    'font-missing',
    `No font on this machine can write ${sample} for the title. ${advice}`,
  );
}
