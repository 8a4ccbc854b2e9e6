import { z } from 'zod';
import { pushRevision } from '../../edit/history.ts';
import { currentTimeline, type History, type Sentence } from '../../edit/scene.ts';
import type { Timeline } from '../../edit/timeline.ts';
import type { Clause } from '../../plan/clauses/clause.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import type { HistoryOperation } from '../operation.ts';
import { aspectIn } from '../picture/aspect-words.ts';
import { clock, lengthMs } from '../telling.ts';
import { changeWords, nameIn, sameName } from './version-words.ts';

const params = z.object({
  name: z.string().max(40).optional(),
  /** Index into what changes are called. */
  before: z.int().min(0).optional(),
  isPrevious: z.literal(true).optional(),
});

const going =
  /\bgo(?:ing)? back to\b|\b(?:back|return|revert|switch|jump|roll back) to\b.*\b(?:version|before|v ?\d)|\b(?:restore|load|open|use|bring back|take)\b.*\bversion\b|\b(?:restore|load) v ?\d|回到|(?:恢复|切换?|还原|退|换)(?:回|到|成)*.*(?:版本|之前|版)|用(?:回)?.*(?:版本|那版)/;
const back =
  /\bback\b|\brestore\b|\bload\b|\bopen\b|\breturn\b|\brevert\b|\bswitch\b|\buse\b|回|恢复|切|还原|退|换|用/;
const beforeWords = /\bbefore\b|\bwithout\b|之前|以前|没(?:有)?[加剪配改]|前的/;
const announced =
  /(?:\bto|\b(?:restore|load|open|use|bring back|take))\s+(?:the )?(?:version |saved )?(?:called |named )?["“「]?([^"”」]+?)(?: version)?["”」]?$/iu;
const announcedZh =
  /(?:回到|恢复到?|切换?到|还原到?|退回到?|换成|用回?)\s*["“「]?(.+?)["”」]?(?:那版|这个版本|那个版本)?$/u;

/** "Go back to vertical" is a wish for a shape or a speed. */
const otherWishes =
  /\d+ms|\bnormal|\boriginal|\bpauses? back|\bback to (?:being )?(?:the )?(?:vertical|horizontal|square|portrait|landscape|full|\d)|原(?:速|声|片|始)|正常|(?:回到?|换回|恢复)(?:竖|横|方|\d)/;
const previous =
  /\b(?:previous|last|earlier|older|old) version\b|上[一1]个?(?:版|次的版)|前[一1]个?版/;

export const goToVersion: HistoryOperation = {
  on: 'history',
  kind: 'go_to_version',
  recognise(clause, { scene: { history } }) {
    const { text } = clause;
    const name = nameOf(clause, history);
    if (name?.isKnown === true && back.test(text)) return [{ name: name.name }];
    if (!going.test(text) || otherWishes.test(text) || aspectIn(text) !== undefined)
      return undefined;
    if (isNegated(text) && !beforeWords.test(text)) return [];
    const before = changeWords.findIndex(([words]) => words.test(text));
    if (beforeWords.test(text) && before >= 0) return [{ before }];
    if (previous.test(text)) return [{ isPrevious: true }];
    const isNamed = name !== undefined && /\bversion\b|\bv ?\d|版/.test(text);
    return isNamed ? [{ name: name.name }] : { question: whichVersion(history) };
  },
  move(history, given) {
    const { name, before, isPrevious } = params.parse(given);
    const found =
      isPrevious === true
        ? stepBack(history)
        : before === undefined
          ? findSaved(history, name ?? '')
          : findBefore(history, before);
    if (found === undefined) return { kind: 'unchanged', why: notFound(history, name) };
    if (JSON.stringify(found) === JSON.stringify(currentTimeline(history))) {
      return {
        kind: 'unchanged',
        why: { en: 'That is the version you are looking at.', zh: '现在就是这个版本。' },
      };
    }
    const length = clock(lengthMs(found));
    const what =
      name === undefined
        ? { en: 'the version before that', zh: '那之前的版本' }
        : { en: `“${name}”`, zh: `“${name}”` };
    return {
      kind: 'changed',
      history: pushRevision(history, found),
      says: {
        en: `Back to ${what.en} (${length}); undo returns to where you were.`,
        zh: `回到了${what.zh}，全长${length}。想回来就说“撤销”。`,
      },
    };
  },
};

function stepBack({ revisions, at }: History): Timeline | undefined {
  return revisions[at - 1];
}

/** "That other version" is no name. */
const pointing =
  /^(?:that|this|the|an?|some|other|another|my|your)\b|^(?:那个|这个|别的|另一个|之前的?|以前的?)$/i;

interface Name {
  readonly name: string;
  readonly isKnown: boolean;
}

function nameOf(clause: Clause, { saved = [] }: History): Name | undefined {
  const isChinese = /\p{Script=Han}/u.test(clause.said);
  const name = nameIn(clause, isChinese ? announcedZh : announced);
  if (name === undefined || pointing.test(name)) return undefined;
  return { name, isKnown: saved.some((each) => sameName(each.name, name)) };
}

function findSaved(history: History, name: string): Timeline | undefined {
  return (history.saved ?? []).findLast((each) => sameName(each.name, name))?.timeline;
}

/** The revision that the newest change of that kind was made to. */
function findBefore({ made = [], revisions, at }: History, nth: number): Timeline | undefined {
  const kinds = changeWords[nth]?.[1];
  const last = made
    .slice(0, at + 1)
    .findLastIndex((each) => each.some((kind) => kinds?.test(kind) === true));
  return last < 1 ? undefined : revisions[last - 1];
}

function names({ saved = [] }: History): readonly string[] {
  return saved.map((each) => `“${each.name}”`);
}

function whichVersion(history: History): Sentence {
  const known = names(history);
  return known.length === 0
    ? {
        en: 'Which version? Say for example “go back to before the music”, or “undo”.',
        zh: '回到哪个版本？例如“回到加音乐之前”，或者“撤销”。',
      }
    : {
        en: `Which version? You saved ${known.join(', ')}.`,
        zh: `回到哪个版本？保存过的有${known.join('、')}。`,
      };
}

function notFound(history: History, name: string | undefined): Sentence {
  if (name === undefined) {
    return {
      en: 'I find no such change to go back before.',
      zh: '没有找到这样的修改，回不到它之前。',
    };
  }
  const known = names(history);
  return known.length === 0
    ? {
        en: `No version “${name}” was saved. Say “save this as ${name}” to keep one.`,
        zh: `没有保存过“${name}”。想留一个版本，可以说“保存为${name}”。`,
      }
    : {
        en: `No version “${name}” was saved; there is ${known.join(', ')}.`,
        zh: `没有保存过“${name}”，有的是${known.join('、')}。`,
      };
}
