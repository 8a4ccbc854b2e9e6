import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { everything } from './asked-words.ts';
import { readRows } from './utterances.ts';

export interface Insertion {
  readonly name: string;
  readonly into: (said: string) => string;
  /** A refusal may ask for the opposite without a word; what was asked for must not be done. */
  readonly isRefusal?: true;
  /** In a part that is named by its seconds anything may be seen. */
  readonly isThing?: true;
}

const bare = (said: string) => said.replace(/[.!?。！？\s]+$/u, '');

/** Phrases that no film can be asked about, and refusals. */
export const insertions = {
  en: [
    { name: 'a condition', into: (said) => `${bare(said)} when the dog barks` },
    { name: 'a condition first', into: (said) => `if she smiles, ${said}` },
    { name: 'every time', into: (said) => `every time he claps ${said}` },
    { name: 'a thing', into: (said) => `${bare(said)} on the giraffe`, isThing: true },
    { name: 'an exception', into: (said) => `${bare(said)} except the part with the dog` },
    { name: 'a model', into: (said) => `${bare(said)} like in the trailer I sent you` },
    { name: 'a verb', into: (said) => `frobnicate and ${said}` },
    { name: "don't", into: (said) => `don't ${said}`, isRefusal: true },
    { name: 'please do not', into: (said) => `please do not ${said}`, isRefusal: true },
  ],
  zh: [
    { name: 'a condition', into: (said) => `${bare(said)}，狗叫的时候` },
    { name: 'a condition first', into: (said) => `如果她笑了，${said}` },
    { name: 'every time', into: (said) => `每当他拍手就${said}` },
    { name: 'an exception', into: (said) => `${bare(said)}，除了有狗的地方` },
    { name: 'a thing', into: (said) => `长颈鹿${said}`, isThing: true },
    { name: '不要', into: (said) => `不要${said}`, isRefusal: true },
    { name: '千万别', into: (said) => `千万别${said}`, isRefusal: true },
  ],
} satisfies Record<'en' | 'zh', readonly Insertion[]>;

const sets = ['', '-more', '-own', '-fresh', '-third', '-fourth', '-fifth', '-sixth', '-seventh'];
/** Of several wishes one may go on when another cannot. */
const several = /\|\||[,，;；]|\band\b|\bbut\b|\bso\b|without|但|然后|再|\[photos\]/;
const refused = /^(?:no|don't|dont|please don't|i don't|if|when|without|not|不|别|没|除|如果|当)/i;

/** Single wishes of the fixtures that are done and nothing of them left. */
export function understood(language: 'en' | 'zh'): readonly string[] {
  const said = sets.flatMap((set) => readRows(`${language}${set}`)).map((row) => row.said);
  return said.filter((each) => {
    if (several.test(each) || refused.test(each)) return false;
    const { done, isTold } = outcomeOf(each);
    return done.length > 0 && !isTold;
  });
}

/** True where the phrase changed what is done, or is named, or became somebody's words. */
export function isHeeded(said: string, { into, isRefusal, isThing }: Insertion): boolean {
  // 不要 before 30秒以后的都不要 is no sentence.
  if (isRefusal === true && /.[不没]|可以|太|帮我/u.test(said)) return true;
  const changed = outcomeOf(into(said));
  if (changed.done.length === 0 || changed.isTold) return true;
  if (isRefusal === true)
    return JSON.stringify(outcomeOf(said).done) !== JSON.stringify(changed.done);
  if (isThing === true && /"(?:clips?|ranges?)":/.test(JSON.stringify(changed.done))) return true;
  const added = into('').trim();
  return JSON.stringify(changed.done).includes(added.slice(0, 9));
}

function outcomeOf(said: string) {
  const read = interpret(said, everything);
  const done = carryOut(read, everything).done.map(({ kind, params }) => [kind, params]);
  const isNamed = read.notUnderstood.length > 0 || read.unused.length > 0;
  return { done, isTold: isNamed || read.question !== undefined };
}
