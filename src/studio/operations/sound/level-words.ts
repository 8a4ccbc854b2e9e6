import { toDb, toMusicDb } from '../../edit/volume.ts';

/** A change of loudness: by so much, or to a level. */
export type LevelWish =
  | { readonly mode: 'by'; readonly db: number }
  | { readonly mode: 'to'; readonly db: number };

const up =
  /\bloud(?:er)?\b|\bup\b|\brais|\bincreas|\bboost|\bhigher\b|\bmore (?:volume|music)|\blouden|\bstronger\b|\btoo (?:quiet|soft|low|faint)\b|\bcan'?t hear\b|\bbarely hear|\bbump\b|大声|调大|开大|变大|大一?(?:[点些]|丢丢)|大(?:很多|得多|一倍)|提高|增大|加大|响|调高|高一?[点些]|太小|听不[清见到]|升/;
const down =
  /\bquiet(?:er)?\b|\bdown\b|\blower|\bsoft(?:er|en)?\b|\breduc|\bdecreas|\bless (?:loud|volume|music)|\bturn (?:it )?down|\btoo (?:loud|high|strong)\b|\bsubtle|\bdrown|\bdrop (?:it|that|this|the|my)\b|\blow\b|\bsoft\b|小声|[小低轻]\s*\d|小(?:很多|得多|一半)|调小|开小|变小|小一?(?:[点些]|丢丢)|降低|减小|减弱|轻一?[点些]|低一?[点些]|调低|太大|太响|太吵|降|弱一?[点些]/;

const usualDb = 6;

/** Louder or quieter, by a share, in dB, or to a level; undefined where a clause says neither. */
export function levelIn(text: string, of: 'sound' | 'music'): LevelWish | undefined {
  // "Too quiet" wants it louder: what is wrong decides before what is named.
  const isDrowned =
    of === 'music' &&
    /\b(?:hear|understand) (?:me|my|myself|us|him|her|them|what|anything|anyone|a word|the (?:voices?|speaker|talk|speech|words|dialogue|person))\b|听不[清见到](?:我|人|说话|人声)/.test(
      text,
    );
  const tooMuch =
    isDrowned || complainsOf('loud|high|strong|noisy|overpowering', '大|响|吵|强').test(text);
  const tooLittle = complainsOf('quiet|soft|low|faint|silent', '小|轻|低|弱').test(text);
  const isDown = tooMuch || (!tooLittle && down.test(text));
  const isUp = tooLittle || (!isDown && up.test(text));
  return (
    inDb(text, isDown) ?? inPercent(text, { of, isDown, isUp }) ?? inWords(text, { isDown, isUp })
  );
}

/** "Is so quiet", 声音特别小: what is wrong, not what is wanted. */
function complainsOf(en: string, zh: string): RegExp {
  const more = en.startsWith('loud')
    ? '\\bdrown|\\boverpower|盖[过住]|压[过住]|抢了'
    : "听不|\\bcan'?t hear\\b|\\bbarely hear|\\binaudible|\\bbarely audible|\\bhardly (?:hear|audible)";
  return new RegExp(
    `\\btoo (?:${en})\\b|\\b(?:is|are|was|sounds?|it's|its) (?:(?:so|very|super|really|pretty|kind of|kinda|a bit|a little|way|too|quite|still) )*(?:${en})\\b|(?:太|特别|非常|很|好|有点儿?|偏|过于|实在)(?:${zh})(?!声|一|点|些)|${more}`,
  );
}

function inDb(text: string, isDown: boolean): LevelWish | undefined {
  const found = /([+-])?(\d+(?:\.\d+)?)db/.exec(text) ?? /\bby ([+-])?([1-9]\d?)$/.exec(text);
  if (found === null) return undefined;
  const isMinus = found[1] === '-' || (found[1] === undefined && isDown);
  const db = Math.min(40, Number(found[2]));
  const isLevel = /\b(?:to|at)\s*[+-]?\d+(?:\.\d+)?db|(?:到|设为|设成|调成)\s*[+-]?\d/.test(text);
  return { mode: isLevel ? 'to' : 'by', db: isMinus ? -db : db };
}

interface Direction {
  readonly isDown: boolean;
  readonly isUp: boolean;
}

function inPercent(
  text: string,
  { of, isDown, isUp }: Direction & { of: 'sound' | 'music' },
): LevelWish | undefined {
  const found = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  if (found === undefined) return inFactor(text, isDown);
  const percent = Number(found);
  const isChange =
    /%\s*(?:louder|quieter|softer|lower|higher)|\bby\b|(?:大|小|高|低|响|轻)[声]?(?:了)?\s*\d+(?:\.\d+)?%|(?:提高|降低|增大|减小|增加|减少)\s*(?:了)?\d/.test(
      text,
    );
  if (isChange && isDown) return { mode: 'by', db: toDb(Math.max(1, 100 - percent)) };
  if (isChange && isUp) return { mode: 'by', db: toDb(100 + percent) };
  return { mode: 'to', db: of === 'music' ? toMusicDb(percent) : toDb(percent) };
}

function inFactor(text: string, isDown: boolean): LevelWish | undefined {
  if (/(?<!\b(?:first|second|last|other|final) )\bhalf\b|(?<![前后])一半|减半/.test(text))
    return { mode: 'by', db: -usualDb };
  const factor = Number(/(\d+(?:\.\d+)?)x(?!\d)/.exec(text)?.[1] ?? 0);
  if (factor <= 0) return undefined;
  // 大一倍 is twice as loud, 小一倍 half: the one is what comes on top.
  if (/[大高响小低轻]了?\s*1x/.test(text)) return { mode: 'by', db: isDown ? -usualDb : usualDb };
  return { mode: 'by', db: toDb(100 * factor) * (isDown && factor > 1 ? -1 : 1) };
}

function inWords(text: string, { isDown, isUp }: Direction): LevelWish | undefined {
  if (!isDown && !isUp) return undefined;
  const db =
    /\ba (?:little |tiny |wee )?bit\b|\bslightly\b|\ba little\b|\ba (?:touch|tad|hair|smidge)\b|丢丢|一点点|稍微|略/.test(
      text,
    )
      ? 3
      : amount(text);
  return { mode: 'by', db: isDown ? -db : db };
}

function amount(text: string): number {
  return /\bmuch\b|\ba lot\b|\bway\b|\breally\b|很多|非常|大幅|特别/.test(text) ? 10 : usualDb;
}
