import { appendSources, assemble, newSources } from '../../edit/assemble.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { takeSpan, takesOf } from '../../edit/takes.ts';
import { type Timeline, toFrames } from '../../edit/timeline.ts';
import { findOperation } from '../../operations/list.ts';
import type { Step } from '../interpretation.ts';

const piece = '(?:half|part|piece|bit|section|side|segment|chunk|portion)';
const cut = '(?: (?:it|that|this|the (?:split|cut|\\d+ms(?: mark)?)|there|\\d+ms))?';
const former = new RegExp(
  `\\b(?:the )?(?:first|front|earlier|opening|left|former|beginning) (?:${piece}|one)\\b|\\bthe (?:${piece}|one|stuff) (?:that (?:is|comes|was) )?(?:right )?before${cut}(?= |$)|前(?:面那?|那|一)?半?[段截半边]|前面那?(?:一)?[半部]分?`,
  'g',
);
const latter = new RegExp(
  `\\b(?:the )?(?:second|back|later|latter|last|rear|right|ending|remaining|other) (?:${piece}|one)\\b|\\bthe (?:${piece}|one|stuff) (?:that (?:is|comes|was) )?(?:right )?after${cut}(?= |$)|后(?:面那?|那|一)?半?[段截半边]|后面那?(?:一)?[半部]分?`,
  'g',
);
const middle = new RegExp(`\\b(?:the )?middle (?:${piece}|one|third)\\b|中间那?一?[段截]`, 'g');

const both =
  /\b(swap|switch|exchange|flip)(?: around| round)? (?:the |both |these |those |two |2 )*(?:halves|pieces|parts|bits)\b(?: around| round)?|\b(swap|switch|exchange) (?:them|the two)(?: around| round)?\b/g;

/** "Delete the second half", after a split: the piece that the split made becomes `clip2`. */
export function namePieces(text: string, before: Step | undefined, scene: Scene): string {
  if (before?.kind !== 'split_clip' && before?.kind !== 'split_equal') return text;
  if (![former, latter, middle, both].some((words) => text.search(words) >= 0)) return text;
  const made = piecesOf(before, scene);
  const [first, last] = [made.at(0), made.at(-1)];
  if (first === undefined || last === undefined || first === last) return text;
  const between = made.length % 2 === 1 ? made[(made.length - 1) / 2] : undefined;
  const pair = `clip${first} and clip${last}`;
  const named = text
    .replace(both, `$1 ${pair}`)
    .replace(former, ` clip${first} `)
    .replace(latter, ` clip${last} `);
  const all = between === undefined ? named : named.replace(middle, ` clip${between} `);
  return all.replace(/\s+/g, ' ').trim();
}

/** The numbers of the pieces that lie at the cuts of a split, whether it was made already or is about to be. */
function piecesOf({ kind, params }: Step, scene: Scene): readonly number[] {
  const line = lineUp(scene);
  const operation = findOperation(kind);
  if (line === undefined || operation?.on !== 'timeline') return [];
  const change = operation.apply(line, params, scene);
  const split = change.kind === 'changed' ? change.timeline : line;
  const takes = takesOf(split);
  const { atMs } = params;
  if (!Array.isArray(atMs)) return takes.map((_, nth) => nth + 1);
  const cuts = new Set(atMs.map((ms) => toFrames(Number(ms), split.fps)));
  return takes.flatMap((take, nth) => {
    const { from, to } = takeSpan(split, take);
    return cuts.has(from) || cuts.has(to) ? [nth + 1] : [];
  });
}

function lineUp(scene: Scene): Timeline | undefined {
  const current = currentTimeline(scene.history);
  return current === undefined
    ? assemble(scene)
    : appendSources(current, newSources(scene, scene.history));
}
