import { isCutShort, kindOfOutput, type OutputKind } from '../outputs/output-wish.ts';
import type { RenderOutput } from '../ports/editor.ts';
import { createNumbers } from './numbers.ts';
import type { ResultAbout } from './wording.ts';

const numbers = createNumbers('en');

const heads: Readonly<Record<OutputKind, string>> = {
  video: '✅ Video ready',
  gif: '✅ GIF ready',
  sticker: '✅ Sticker ready',
  picture: '🖼️ Picture ready',
  sheet: '🖼️ Contact sheet ready',
  sound: '🔊 Sound ready',
};

/** The line above a finished file: what it is, its numbers, and where it is not what was asked for. */
export function sayResultInEnglish(about: ResultAbout): string {
  const { durationMs = 0, sizeBytes, output } = about;
  const length = durationMs > 0 ? [numbers.length(durationMs)] : [];
  const facts = [...length, ...sayShape(about), numbers.bytes(sizeBytes)].join(', ');
  const head = about.isPreview ? '👀 Preview' : sayHead(output);
  const link = about.link === undefined ? '' : `\n${about.link}`;
  return `${head} (${facts})${sayMisses(about)}${saySticker(output, durationMs)}${link}`;
}

function sayHead(output: RenderOutput): string {
  const { aspect, atMs } = output;
  const kind = kindOfOutput(output);
  if (aspect !== undefined) return `✅ ${aspect} version ready`;
  if (kind !== 'picture') return heads[kind];
  if (atMs === undefined) return '🖼️ Picture ready: the frame that shows most';
  return atMs < 0 ? heads.picture : `🖼️ Picture at ${numbers.length(atMs)} ready`;
}

/** Only where it was asked for: a size nobody asked for is noise. */
function sayShape({ output, widthPx = 0, heightPx = 0 }: ResultAbout): readonly string[] {
  const isAsked = output.lines !== undefined || output.aspect !== undefined;
  return isAsked && widthPx > 0 ? [`${widthPx}×${heightPx}`] : [];
}

/** Its pack is made by Telegram's own bot: https://core.telegram.org/stickers. */
function saySticker(output: RenderOutput, durationMs: number): string {
  if (kindOfOutput(output) !== 'sticker') return '';
  const limit =
    '\nStickers last 3 seconds at most; for another part, say for example “sticker from 0:05”.';
  const use = '\nTo have it in Telegram, send /newvideo to @Stickers: it asks for this file.';
  return `${isCutShort(output, durationMs) ? limit : ''}${use}`;
}

function sayMisses(about: ResultAbout): string {
  const { output, sizeBytes, limitBytes } = about;
  if (about.isFitted) {
    return `\nMade smaller to fit here: this chat takes files up to ${numbers.bytes(limitBytes)}.`;
  }
  if (output.maxBytes !== undefined && sizeBytes > output.maxBytes) {
    return `\nIt is larger than the ${numbers.bytes(output.maxBytes)} you asked for: this service chooses the size by itself.`;
  }
  return '';
}
