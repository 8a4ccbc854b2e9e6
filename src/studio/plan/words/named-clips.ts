import { appendSources, assemble, newSources } from '../../edit/assemble.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import { takesOf } from '../../edit/takes.ts';
import type { Timeline } from '../../edit/timeline.ts';
import type { Clause } from '../clauses/clause.ts';

const noun =
  '(?:clip|video|footage|part|bit|one|shot|scene|section|piece|recording|file|photo|picture|image|take|segment)';
/** Words of a file's name that say nothing of what is in it, or mean something else in a wish. */
const common = new Set(
  (
    'the and for with from img mov vid dsc pxl video clip photo image picture movie film final edit edited export copy new old raw take part scene shot ' +
    'first second third last best good short long full whole main other same next black white vertical square intro outro music song sound audio voice logo ' +
    'watermark title text slow fast silent quiet loud original whatsapp telegram screen recording file'
  ).split(' '),
);
const shortest = 3;
/** More clips than anybody calls by name. */
const mostClips = 60;

/** "The beach clip", "cat.mp4", 海边那段: a clip by a word of its file's name becomes `clip2`, where only one is called so. */
export function nameClips(clauses: readonly Clause[], scene: Scene): readonly Clause[] {
  const names = [...middleIn(scene), ...namesIn(scene)];
  if (names.length === 0) return clauses;
  return clauses.map((clause) => ({ ...clause, text: withNames(clause.text, names) }));
}

const placing =
  /\b(?:first|last|before|after|then|start with|begin with|end with|side by side|split[- ]?screen|swap|corner|next to|over|between|order|move|except|only (?:keep|need|want)|(?:keep|need|want) only)\b/;

function withNames(text: string, names: readonly Named[]): string {
  const isPlacing = placing.test(text);
  const named = names.reduce((left, { words, bare, clip }) => {
    const whole = left.replace(words, ` clip${clip} `);
    return isPlacing ? whole.replace(bare, ` clip${clip} `) : whole;
  }, text);
  return named === text ? text : named.replace(/\s+/g, ' ').trim();
}

/** "The middle clip", where as many come before it as after. */
function middleIn(scene: Scene): readonly Named[] {
  const line = lineUp(scene);
  const many = line === undefined ? 0 : takesOf(line).length;
  if (many < 3 || many % 2 === 0) return [];
  const words =
    /\b(?:the )?(?:middle|center|centre) (?:clip|video|one|shot|photo|picture|take)\b|\b(?:the )?(?:clip|video|one|shot|photo|picture) in the middle\b|中间(?:那|的那)?(?:一)?[个条张](?:视频|片段|素材|照片)?/g;
  return [{ words, bare: words, clip: (many + 1) / 2 }];
}

interface Named {
  readonly words: RegExp;
  /** Without "clip" or "video" after it, where a clause is about places in a row or beside each other. */
  readonly bare: RegExp;
  readonly clip: number;
}

function namesIn(scene: Scene): readonly Named[] {
  const line = lineUp(scene);
  if (line === undefined) return [];
  const takes = takesOf(line);
  if (takes.length < 2 || takes.length > mostClips) return [];
  const files = takes.map(({ first }) => {
    const asset = line.clips[first]?.asset;
    return (asset === undefined ? undefined : findSource(scene, asset)?.name)?.toLowerCase() ?? '';
  });
  const all = files.map(wordsOf);
  return files.flatMap((file, nth) => {
    const isAlone = (word: string) => all.every((words, n) => n === nth || !words.includes(word));
    const own = (all[nth] ?? []).filter(isAlone);
    const isOnly = files.indexOf(file) === files.lastIndexOf(file);
    if (own.length === 0 || !isOnly) return [];
    return [{ ...patternsOf(file, own), clip: nth + 1 }];
  });
}

function patternsOf(file: string, own: readonly string[]): Pick<Named, 'words' | 'bare'> {
  const word = `(?:${own.map(escaped).join('|')})`;
  const bare = new RegExp(`(?<![\\w-])the ${word}(?![\\w-]| [a-z]+(?:ing|s)\\b)`, 'g');
  const words = new RegExp(
    [
      `(?<![\\w.-])${escaped(file)}(?![\\w-])`,
      `(?<![\\w-])(?:the |that |this )?${word}(?:'s)? ${noun}(?![\\w-])`,
      `(?<![\\w-])(?:my|our) ${word}(?:'s)? (?!video|film|movie)${noun}(?![\\w-])`,
      `(?<![\\w-])(?:the )?${noun} (?:of|with|called|named|where there is) (?:the |my |our |a )?${word}(?![\\w-])`,
      `${word}(?:的)?(?:那[个段张条]|这[个段张条])?(?:视频|片段|素材|照片|图片|镜头|(?<=[那这]段))`,
    ].join('|'),
    'g',
  );
  return { words, bare };
}

function wordsOf(file: string): readonly string[] {
  const stem = file.replace(/\.\w{1,5}$/, '');
  const words = stem.split(/[^\p{L}]+/u);
  return words.filter((word) =>
    /\p{Script=Han}/u.test(word) ? true : word.length >= shortest && !common.has(word),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The film with everything that has arrived in line. */
function lineUp(scene: Scene): Timeline | undefined {
  const current = currentTimeline(scene.history);
  if (current === undefined) return assemble(scene);
  return appendSources(current, newSources(scene, scene.history));
}
