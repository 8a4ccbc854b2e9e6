import { createNumbers } from './numbers.ts';
import type { Progress, ToolKind } from './wording.ts';

const base = createNumbers('zh');
const numbers = { ...base, seconds: (ms: number) => `${base.plain(ms / 1000)} 秒` };

const tools: Readonly<Record<ToolKind, string>> = {
  generate: '正在生成视频…',
  music: '正在加音乐…',
  title: '正在加标题…',
  captions: '正在加字幕…',
  cut: '正在剪辑…',
  transitions: '正在加转场…',
  edit: '正在编辑…',
};

/** 等待时看到的话。 */
export function sayProgressInChinese(progress: Progress): string {
  switch (progress.kind) {
    case 'connecting':
      return '连接中…';
    case 'starting':
      return '⏳ 马上开始…';
    case 'uploading':
      return progress.count > 1
        ? `⏳ 正在接收 ${progress.name}（${progress.position}/${progress.count}）…`
        : `⏳ 正在接收 ${progress.name}…`;
    case 'editing':
      return '⏳ 正在编辑…';
    case 'tool':
      return withPercent(`⏳ ${tools[progress.tool]}`, progress.percent);
    case 'still-working':
      return `⏳ 还在处理…（${numbers.plain(progress.minutes)} 分钟）`;
    case 'reading':
      return '⏳ 正在看改了什么…';
    case 'checking':
      return '⏳ 连接断了一下，我在确认修改是否生效…';
    case 'waiting-to-render':
      return `⏳ 正在排队渲染，前面还有 ${numbers.plain(progress.ahead)} 个视频。`;
    case 'rendering':
      return progress.percent === undefined
        ? '⏳ 正在渲染，大约 30 秒…'
        : `⏳ 正在渲染… ${numbers.percent(progress.percent)}${left(progress.remainingMs)}`;
    case 'slow-render':
      return `⏳ 这次渲染比平时久${progress.percent === undefined ? '' : `（${numbers.percent(progress.percent)}）`}。我会一直盯着，好了马上发给你；这期间你可以接着做别的。`;
    case 'fitting':
      return '⏳ 视频太大，这个聊天发不了，我压缩一版…';
    case 'sending':
      return '⏳ 正在发送…';
    case 'raw-ready':
      return `✅ 原始视频好了（${numbers.seconds(progress.durationMs)}）。\n⏳ 接着加音乐和标题…`;
    case 'backend-away':
      return '⏳ 现在连不上剪辑服务。什么都没有丢，恢复后我会接着做。';
    case 'stopping':
      return '⏳ 正在停止…';
  }
}

function left(remainingMs = 0): string {
  const rest = numbers.remaining(remainingMs);
  return rest === undefined ? '' : `，大约还要 ${rest}`;
}

function withPercent(text: string, percent: number | undefined): string {
  return percent === undefined ? text : `${text} ${numbers.percent(percent)}`;
}
