import { appendSources, assemble, newSources } from '../../edit/assemble.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { lengthMs } from '../../operations/telling.ts';
import type { Clause } from '../clauses/clause.ts';

const shares: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4 };
/** Of the film in time: a half of the picture is left, right, top or bottom, and a song has halves of its own. */
const named =
  /\b(?:the )?(first|second|middle|last|final|opening) (half|third|quarter)\b(?: of (?:it|this|that|the (?:video|film|clip|recording|lesson|episode|footage|movie))\b)?(?! (?:of|clip|speed|size))/g;
const splitting = /\b(?:split|divide|cut (?:it|this|that|the \w+) (?:in|into|at)|halves)\b/;
const otherThing =
  /\b(?:song|music|track|soundtrack|title|picture|screen|frame|image|cover|blur|pixelate|hide|crop)\b|clip-?\d/;

/** Music has a place in the film. */
const whileItPlays =
  /^(?!.*\b(?:title|picture|screen|frame|image|cover|blur|pixelate|hide|crop)\b)(?=.*\b(?:music|song|track|soundtrack)\b).*\b(?:in|for|during|over|under|throughout) (?:just |only )?the (?:first|second|middle|last|final|opening) (?:half|third|quarter)\b(?! of the (?:song|track|music))/;

/** "The first half" in time, as the seconds that it is. A split makes halves of its own. */
export function nameShares(clauses: readonly Clause[], scene: Scene): readonly Clause[] {
  const last = scene.history.last?.steps.at(-1)?.kind ?? '';
  if (last.startsWith('split_') || clauses.some(({ text }) => splitting.test(text))) return clauses;
  if (!clauses.some(({ text }) => text.search(named) >= 0)) return clauses;
  const total = totalMs(scene);
  return total === 0 ? clauses : clauses.map((clause) => withShares(clause, total));
}

function withShares(clause: Clause, total: number): Clause {
  if (otherThing.test(clause.text) && !whileItPlays.test(clause.text)) return clause;
  const text = clause.text.replace(named, (whole, which: string, share: string) => {
    const part = Math.round(total / (shares[share] ?? 1));
    const named = inSeconds(which, share, part) ?? whole;
    // Where music plays is said from the start.
    return named.startsWith('the last') && whileItPlays.test(clause.text)
      ? `the part from ${total - part}ms to ${total}ms`
      : named;
  });
  return { ...clause, text };
}

function inSeconds(which: string, share: string, part: number): string | undefined {
  if (which === 'first' || which === 'opening') return `the first ${part}ms`;
  const isLast = which === 'last' || which === 'final' || (which === 'second' && share === 'half');
  if (isLast) return `the last ${part}ms`;
  const isInside = which === 'second' || (which === 'middle' && share === 'third');
  return isInside ? `the part from ${part}ms to ${part * 2}ms` : undefined;
}

function totalMs(scene: Scene): number {
  const current = currentTimeline(scene.history);
  const line =
    current === undefined
      ? assemble(scene)
      : appendSources(current, newSources(scene, scene.history));
  return line === undefined ? 0 : lengthMs(line);
}
