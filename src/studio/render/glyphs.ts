import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timeline, Title } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import { runFfmpeg } from '../media/run-ffmpeg.ts';
import type { Workshop } from './pass.ts';
import { fontsFolder } from './picture-graph.ts';
import type { Shape } from './shape.ts';
import { toGlyphProbe } from './subtitles.ts';

const probeFile = 'glyphs.ass';
const probeWallMs = 60_000;

/**
 * Asks the library that draws titles whether some font has each of their signs. Emoji that no font has are left out;
 * letters that no font has throw `font-missing` before anything is rendered, because boxes help nobody.
 */
export async function withDrawableTitles(
  shop: Workshop,
  timeline: Timeline,
  shape: Shape,
): Promise<Timeline> {
  if (timeline.titles.length === 0) return timeline;
  const missing = await findMissing(shop, timeline.titles, shape);
  if (missing.size === 0) return timeline;
  const letters = [...missing].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  if (letters.length > 0) throw missingFont(letters);
  return { ...timeline, titles: timeline.titles.map((title) => without(title, missing)) };
}

async function findMissing(
  shop: Workshop,
  titles: readonly Title[],
  shape: Shape,
): Promise<ReadonlySet<string>> {
  await writeFile(join(shop.workDir, probeFile), toGlyphProbe(titles, shape));
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
function without(title: Title, missing: ReadonlySet<string>): Title {
  const kept = [...title.text].filter(
    (sign) => !missing.has(sign) && !/[\u200d\ufe0f\u20e3]/.test(sign),
  );
  return { ...title, text: kept.join('').replace(/ {2,}/g, ' ').trim() };
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
