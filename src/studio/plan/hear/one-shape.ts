import type { Sentence } from '../../edit/scene.ts';
import type { Meaning } from '../interpretation.ts';

const names: Readonly<Record<string, Sentence>> = {
  '9:16': { en: 'vertical', zh: '竖屏' },
  '16:9': { en: 'widescreen', zh: '横屏' },
  '1:1': { en: 'square', zh: '方形' },
};

/** "Make it square and vertical": a film has one shape, so it is asked which, or whether two films are wanted. */
export function withOneShape(meaning: Meaning): Meaning {
  const isShape = ({ kind, params }: Meaning['steps'][number]) =>
    kind === 'set_aspect' && params['aspect'] !== undefined;
  const named = new Set(
    meaning.steps.filter(isShape).map(({ params }) => String(params['aspect'])),
  );
  if (named.size < 2) return meaning;
  const asked = meaning.steps.find(isShape)?.said ?? '';
  const steps = meaning.steps.filter((step) => !isShape(step));
  return {
    ...meaning,
    steps,
    ...(meaning.question === undefined && { question: ask([...named]), asked }),
  };
}

function ask(shapes: readonly string[]): Sentence {
  const [en, zh] = (['en', 'zh'] as const).map((language) =>
    shapes.map((shape) => names[shape]?.[language] ?? shape),
  );
  const [one = '', other = ''] = en ?? [];
  const [zhOne = '', zhOther = ''] = zh ?? [];
  return {
    en: `A video has one shape: ${one} or ${other}? For both, say: ${one} and ${other} versions.`,
    zh: `一个视频只有一种画面比例：要${zhOne}还是${zhOther}？两个都要就说：${zhOne}和${zhOther}各一份。`,
  };
}
