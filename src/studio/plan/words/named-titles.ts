import { currentTimeline, type Scene } from '../../edit/scene.ts';

/** Shorter ones are words like any other. */
const shortest = 2;
const change = '(?:改成|换成|改为|换为|改叫|变成)';

/** 早安改成晚安: the words of a title that is there need no marks to be known by. */
export function quoteTitles(message: string, { history }: Scene): string {
  const titles = currentTimeline(history)?.titles ?? [];
  return titles.reduce((left, { text }) => withMarks(left, text), message);
}

function withMarks(message: string, title: string): string {
  if (title.length < shortest || !message.includes(title)) return message;
  const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const renaming = new RegExp(
    `^(\\s*(?:把|将|请|帮我)*)${escaped}(?:这?[几一两三四五六]个字|这句话?)?(${change})([^“”"「」，,。！!\\n]{1,40}?)(吧?[。！!]*)$`,
  );
  const found = renaming.exec(message);
  if (found === null) return message;
  const [, before = '', verb = '', text = '', after = ''] = found;
  return `${before}标题“${title}”${verb}“${text}”${after}`;
}
