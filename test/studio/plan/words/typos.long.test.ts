import { describe, expect, it } from 'vitest';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import type { Interpretation } from '../../../../src/studio/plan/interpretation.ts';
import { everything } from '../asked-words.ts';
import { readRows } from '../utterances.ts';

const sets = ['', '-more', '-own', '-fresh', '-third', '-fourth', '-fifth', '-sixth', '-seventh'];
const keys = 'qwertyuiop asdfghjkl zxcvbnm';
const beside = (letter: string) => keys[keys.indexOf(letter) + 1]?.trim() ?? '';

/** Four slips of the finger: left out, doubled, exchanged with the next, the key beside. */
function slip(word: string, at: number, how: number): string {
  const [head, letter, tail] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  if (how === 0) return head + tail;
  if (how === 1) return head + letter + letter + tail;
  if (how === 2) return `${head}${tail.slice(0, 1)}${letter}${tail.slice(1)}`;
  return head + beside(letter) + tail;
}

const doneBy = ({ steps }: Interpretation) =>
  JSON.stringify(
    // The words of a title are the person's own.
    steps.map(({ kind, params }) => [kind, { ...params, text: '' }]),
  );
const isTold = ({ notUnderstood, unused, question }: Interpretation) =>
  notUnderstood.length + unused.length > 0 || question !== undefined;

describe('a wish with a letter wrong', () => {
  it('is done as meant, or its words are named, all but one in a hundred', () => {
    const rows = sets.flatMap((set) => readRows(`en${set}`)).map((row) => row.said);
    const plain = rows.filter((said) => !/\|\||\[photos\]|["“]/.test(said));
    let tried = 0;
    const wrong: string[] = [];
    for (const [nth, said] of plain.entries()) {
      const right = interpret(said, everything);
      const words = [...said.matchAll(/(?<![\w'.])[a-z]{4,}(?![\w'.])/g)];
      const found = words[nth % Math.max(1, words.length)];
      if (found === undefined || right.steps.length === 0 || isTold(right)) continue;
      const bad = slip(found[0], (nth * 7) % found[0].length, nth % 4);
      const text = `${said.slice(0, found.index)}${bad}${said.slice(found.index + found[0].length)}`;
      const read = interpret(text, everything);
      tried += 1;
      if (read.steps.length > 0 && !isTold(read) && doneBy(read) !== doneBy(right))
        wrong.push(text);
    }
    expect(tried).toBeGreaterThan(500);
    expect(wrong.length / tried, wrong.join('\n')).toBeLessThan(0.01);
  });
});
