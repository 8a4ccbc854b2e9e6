import type { Sentence } from '../../edit/scene.ts';
import type { Meaning, Step } from '../interpretation.ts';

/** "Louder but quieter": neither is done of two wishes that undo each other; it is asked which is meant. */
export function withoutOpposites(meaning: Meaning): Meaning {
  const { steps } = meaning;
  const pair = steps.flatMap((one, nth) => {
    const other = steps.slice(nth + 1).find((each) => areOpposite(one, each));
    return other === undefined ? [] : [[one, other] as const];
  })[0];
  if (pair === undefined || meaning.question !== undefined) return meaning;
  const [one, other] = pair;
  const rest = steps.filter((step) => step !== one && step !== other);
  return { ...meaning, steps: rest, question: ask(one.said, other.said), asked: one.said };
}

function areOpposite(one: Step, other: Step): boolean {
  if (one.kind !== other.kind || one.said === other.said) return false;
  const isSamePlace = ['clip', 'range', 'level', 'mode'].every(
    (name) => JSON.stringify(one.params[name]) === JSON.stringify(other.params[name]),
  );
  return isSamePlace && wayOf(one) * wayOf(other) < 0;
}

const down = /[小低轻暗慢]|\b(?:down|lower|quieter|softer|slower|darker|less)\b/;
const up = /[大高响亮快]|\b(?:up|higher|raise|boost|louder|faster|brighter|more)\b/;

/** Words that ask for the other way than a step went. */
export function turnsBack(text: string, step: Step): boolean {
  return wayOf(step) > 0 ? down.test(text) : wayOf(step) < 0 && up.test(text);
}

/** Up or down, as far as a step is one of these; 0 for any other. */
function wayOf({ kind, params }: Step): number {
  const { percent, db, by } = params;
  if (kind === 'set_speed' && typeof percent === 'number') return percent - 100;
  if (/^(?:set_volume|music_level)$/.test(kind) && typeof db === 'number') return db;
  return kind === 'colour_level' && typeof by === 'number' ? by : 0;
}

function ask(one: string, other: string): Sentence {
  return {
    en: `“${one}” and “${other}” undo each other: which of the two shall it be?`,
    zh: `“${one}”和“${other}”正好相反：要哪一个？`,
  };
}
