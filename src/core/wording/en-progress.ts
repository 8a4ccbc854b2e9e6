import { createNumbers } from './numbers.ts';
import type { Progress, ToolKind } from './wording.ts';

const numbers = createNumbers('en');
const plurals = new Intl.PluralRules('en');
const count = (n: number, one: string, more: string) =>
  `${numbers.plain(n)} ${plurals.select(n) === 'one' ? one : more}`;

const tools: Readonly<Record<ToolKind, string>> = {
  generate: 'Generating the video…',
  music: 'Adding music…',
  title: 'Adding the title…',
  captions: 'Adding captions…',
  cut: 'Cutting…',
  transitions: 'Adding transitions…',
  edit: 'Editing…',
};

/** What runs while somebody waits. */
export function sayProgressInEnglish(progress: Progress): string {
  switch (progress.kind) {
    case 'connecting':
      return 'Connecting…';
    case 'starting':
      return '⏳ On it…';
    case 'uploading':
      return progress.count > 1
        ? `⏳ Taking in ${progress.name} (${progress.position} of ${progress.count})…`
        : `⏳ Taking in ${progress.name}…`;
    case 'editing':
      return '⏳ Editing…';
    case 'tool':
      return withPercent(`⏳ ${tools[progress.tool]}`, progress.percent);
    case 'still-working':
      return `⏳ Still working… (${count(progress.minutes, 'minute', 'minutes')})`;
    case 'reading':
      return '⏳ Looking at what changed…';
    case 'checking':
      return "⏳ The connection dropped. I'm checking whether the edit went through…";
    case 'waiting-to-render':
      return `⏳ Waiting to render: ${count(progress.ahead, 'video', 'videos')} before yours.`;
    case 'rendering':
      return progress.percent === undefined
        ? '⏳ Rendering, about 30 s…'
        : `⏳ Rendering… ${numbers.percent(progress.percent)}${left(progress.remainingMs)}`;
    case 'slow-render':
      return `⏳ This render takes longer than usual${progress.percent === undefined ? '' : ` (${numbers.percent(progress.percent)} so far)`}. I'm keeping an eye on it and will send it as soon as it's done; you can go on meanwhile.`;
    case 'fitting':
      return "⏳ The video is too big for this chat. I'm making a version that fits…";
    case 'sending':
      return '⏳ Sending…';
    case 'raw-ready':
      return `✅ The raw video is there (${numbers.seconds(progress.durationMs)}).\n⏳ Now music and titles…`;
    case 'backend-away':
      return "⏳ The editing service can't be reached right now. Nothing is lost: I'll go on as soon as it's back.";
    case 'stopping':
      return '⏳ Stopping…';
  }
}

function left(remainingMs = 0): string {
  const rest = numbers.remaining(remainingMs);
  return rest === undefined ? '' : `, about ${rest} left`;
}

function withPercent(text: string, percent: number | undefined): string {
  return percent === undefined ? text : `${text} ${numbers.percent(percent)}`;
}
