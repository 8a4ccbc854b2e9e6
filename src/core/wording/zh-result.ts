import { isCutShort, kindOfOutput, type OutputKind } from '../outputs/output-wish.ts';
import type { RenderOutput } from '../ports/editor.ts';
import { createNumbers } from './numbers.ts';
import type { ResultAbout } from './wording.ts';

const numbers = createNumbers('zh');

const heads: Readonly<Record<OutputKind, string>> = {
  video: '✅ 视频好了',
  gif: '✅ 动图好了',
  sticker: '✅ 贴纸好了',
  picture: '🖼️ 图片好了',
  sheet: '🖼️ 预览拼图好了',
  sound: '🔊 音频好了',
};

/** The same as in English. */
export function sayResultInChinese(about: ResultAbout): string {
  const { durationMs = 0, sizeBytes, output } = about;
  const length = durationMs > 0 ? [numbers.length(durationMs)] : [];
  const facts = [...length, ...sayShape(about), numbers.bytes(sizeBytes)].join('，');
  const head = about.isPreview ? '👀 小样' : sayHead(output);
  const link = about.link === undefined ? '' : `\n${about.link}`;
  return `${head}（${facts}）${sayMisses(about)}${saySticker(output, durationMs)}${link}`;
}

function sayHead(output: RenderOutput): string {
  const { aspect, atMs } = output;
  const kind = kindOfOutput(output);
  if (aspect !== undefined) return `✅ ${aspect} 版好了`;
  if (kind !== 'picture') return heads[kind];
  if (atMs === undefined) return '🖼️ 图片好了：选了最有代表性的一帧';
  return atMs < 0 ? heads.picture : `🖼️ ${numbers.length(atMs)} 处的图片好了`;
}

function sayShape({ output, widthPx = 0, heightPx = 0 }: ResultAbout): readonly string[] {
  const isAsked = output.lines !== undefined || output.aspect !== undefined;
  return isAsked && widthPx > 0 ? [`${widthPx}×${heightPx}`] : [];
}

function saySticker(output: RenderOutput, durationMs: number): string {
  if (kindOfOutput(output) !== 'sticker') return '';
  const limit = '\n贴纸最长 3 秒；想要别的片段，比如可以说“从第 5 秒做贴纸”。';
  const use = '\n想在 Telegram 里用它：给 @Stickers 发 /newvideo，它会要这个文件。';
  return `${isCutShort(output, durationMs) ? limit : ''}${use}`;
}

function sayMisses(about: ResultAbout): string {
  const { output, sizeBytes, limitBytes } = about;
  if (about.isFitted) {
    return `\n为了能在这里发送，压缩了一下：这个聊天最多收 ${numbers.bytes(limitBytes)} 的文件。`;
  }
  if (output.maxBytes !== undefined && sizeBytes > output.maxBytes) {
    return `\n比你要的 ${numbers.bytes(output.maxBytes)} 大：这个服务自己决定文件大小。`;
  }
  return '';
}
