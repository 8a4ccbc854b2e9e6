import { currentTimeline, type Language, type Scene, type Sentence } from '../../edit/scene.ts';
import type { Interpretation } from '../interpretation.ts';
import { setInChinese } from './chinese-type.ts';

export interface ReplyParts {
  readonly says: readonly Sentence[];
  readonly refusals: readonly Sentence[];
  /** True for the first edit of a session: it points at the screen, as the cloud's agent does. */
  readonly isFirst: boolean;
  readonly scene: Scene;
}

const shownWishes = 3;
const shownChars = 120;

const screenWords: Sentence = {
  en: 'Preview it in the timeline panel, or click the Export button to save it.',
  zh: '可以在时间线面板预览，点击导出按钮即可保存。',
};

/** What the person reads: what was done, what was not and why, and what could be. Never empty. */
export function composeReply(interpretation: Interpretation, parts: ReplyParts): string {
  const { language, notUnderstood, unused, question, answer } = interpretation;
  if (answer !== undefined) return join([answer], language);
  const sentences = [...parts.says, ...parts.refusals].filter((each) => each[language] !== '');
  sentences.push(...(interpretation.answers ?? []));
  if (unused.length > 0) sentences.push(leftAside(unused));
  if (notUnderstood.length > 0) sentences.push(naming(notUnderstood));
  const isFruitless = parts.says.length === 0;
  // A question is the last thing said: what follows would hide it.
  if (question !== undefined) return join([...sentences, question], language);
  const isIdle = sentences.length === 0 && interpretation.steps.length === 0;
  if (isIdle) sentences.push(leftAsItIs);
  if (isIdle || isLost(interpretation) || sentences.length === 0) {
    sentences.push(suggestions(parts.scene, interpretation));
  }
  if (parts.isFirst && !isFruitless) sentences.push(screenWords);
  return join(sentences, language);
}

const leftAsItIs: Sentence = {
  en: 'All right, nothing changed.',
  zh: '好的，没有改动。',
};

/** Not where a time is all that is missing, and asked for. */
function isLost({ language, notUnderstood }: Interpretation): boolean {
  const isAsked = language === 'zh' && namesWhatIsSeen(notUnderstood);
  return notUnderstood.length > 0 && !isAsked;
}

/** 我说错的那段: nobody here can tell when that is, but a time would do. */
const seen = /[那这]一?(?:段|块|幕|里|部分|地方|截)|的(?:地方|部分|片段|画面|镜头|时候)/;

export function namesWhatIsSeen(wishes: readonly string[]): boolean {
  return wishes.length === 1 && wishes.every((each) => seen.test(each) && !/\d/.test(each));
}

function naming(wishes: readonly string[]): Sentence {
  const shown = wishes.slice(0, shownWishes).map((each) => `“${shorten(each)}”`);
  const more = wishes.length > shown.length;
  return {
    en: `I could not do this: ${shown.join(', ')}${more ? ' …' : ''}.`,
    zh: namesWhatIsSeen(wishes)
      ? `内容我看不懂，${shown.join('')}说的是第几秒到第几秒？`
      : `${shown.join('、')}${more ? '等' : ''}我没弄明白，这部分先没动。`,
  };
}

/** Amounts must not be swallowed: the rest of their wish was done. */
function leftAside(amounts: readonly string[]): Sentence {
  const shown = [...new Set(amounts)].slice(0, shownWishes).map((each) => `“${shorten(each)}”`);
  return {
    en: `I did not know what to do with ${shown.join(', ')}.`,
    zh: `${shown.join('、')}我没看懂，没用上。`,
  };
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > shownChars ? `${letters.slice(0, shownChars).join('')}…` : text;
}

/** Three things that would work now, leaving out what was just asked for. */
function suggestions(scene: Scene, { steps }: Interpretation): Sentence {
  const asked = new Set(steps.map((step) => step.kind));
  const hasClips = currentTimeline(scene.history) !== undefined || scene.assets.length > 0;
  const fitting = ideas.filter((idea) => !asked.has(idea.kind)).slice(0, 3);
  const first = hasClips
    ? { en: '', zh: '' }
    : { en: 'Send me a clip, then ', zh: '先发一段视频，' };
  return {
    en: `${first.en === '' ? 'You' : `${first.en}you`} could ask me to ${listEn(fitting.map((idea) => idea.en))}.`,
    zh: `${first.zh}可以试试：${fitting.map((idea) => idea.zh).join('；')}。`,
  };
}

const ideas: readonly (Sentence & { readonly kind: string })[] = [
  { kind: 'remove_pauses', en: 'trim the pauses', zh: '剪掉停顿' },
  { kind: 'add_music', en: 'add calm background music', zh: '加一段舒缓的背景音乐' },
  { kind: 'add_title', en: 'add the title “My Trip” at the start', zh: '开头加标题“我的旅行”' },
  { kind: 'add_transitions', en: 'add transitions', zh: '加转场' },
  { kind: 'set_aspect', en: 'make it vertical 9:16', zh: '改成竖屏9:16' },
];

function listEn(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

function join(sentences: readonly Sentence[], language: Language): string {
  const said = sentences.map((each) => each[language].trim());
  return language === 'en' ? said.join(' ') : setInChinese(said.join(''));
}
