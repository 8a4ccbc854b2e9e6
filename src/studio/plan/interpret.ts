import type { Scene } from '../edit/scene.ts';
import { hearAnswer } from './answers/answers.ts';
import { confirmFirst, hearConfirmed } from './answers/confirm-first.ts';
import { namesWhatIsSeen } from './answers/reply.ts';
import { hearSmallTalk } from './answers/small-talk.ts';
import { isAgreed, trialIn } from './answers/trials.ts';
import { readClauses } from './clauses/read-clauses.ts';
import { hearAgain } from './clauses/same-again.ts';
import { hearCorrection } from './corrections.ts';
import { hearAll, toMeaning } from './hear/hear-all.ts';
import type { Interpretation, Meaning, Step } from './interpretation.ts';
import { hearSelfCorrection } from './self-corrections.ts';
import { inTheirLetters } from './words/chinese/traditional.ts';
import { languageOf } from './words/language.ts';
import { foldOutsideQuotes, protectQuotes } from './words/quotes.ts';

/** Nobody means more points, spaces or digits in a row than these, and every grammar would search through them. */
const longRuns = /([\s\p{P}]{40})[\s\p{P}]+|(\d{20})\d+/gu;

/** Words as steps. Pure and quick: a grammar for each operation, no model. */
export function interpret(message: string, scene: Scene): Interpretation {
  const original = message.normalize('NFC').replace(longRuns, '$1$2');
  const folded = foldOutsideQuotes(original);
  const meaning = interpretFolded(folded, scene);
  if (folded === original) return meaning;
  return withTexts(meaning, (words) => inTheirLetters(words, folded, original));
}

function interpretFolded(text: string, scene: Scene): Interpretation {
  const language = languageOf(protectQuotes(text).text.replace(/⟦\d+⟧/g, ' '), scene.language);
  const tried = hearTrial(text, scene);
  if (tried !== undefined) return { language, ...tried };
  const again = hearAgain(text, scene);
  if (again !== undefined) return { language, ...again };
  const confirmed = hearConfirmed(text, scene, () => readPlain(text, scene));
  if (confirmed !== undefined) return { language, ...confirmed };
  const answer = hearSmallTalk(text, scene);
  if (answer !== undefined) return { language, steps: [], notUnderstood: [], unused: [], answer };
  const answered = hearAnswer(text, scene);
  if (answered !== undefined) return { language, ...answered };
  const corrected =
    hearSelfCorrection(text, scene, (part) => readPlain(part, scene)) ??
    hearCorrection(text, scene);
  if (corrected !== undefined) return { language, ...corrected };
  return { language, ...askedWhen(confirmFirst(readPlain(text, scene), scene)) };
}

/** 我说错的那段 is asked about: the next message may be the time. */
function askedWhen(meaning: Meaning): Meaning {
  const { question, notUnderstood } = meaning;
  const [wish] = notUnderstood;
  const isAsked = question === undefined && wish !== undefined && namesWhatIsSeen(notUnderstood);
  return isAsked ? { ...meaning, asked: wish } : meaning;
}

function readPlain(text: string, scene: Scene): Meaning {
  return toMeaning(hearAll(readClauses(text, scene), scene));
}

/** What is only to be tried out, or was and is agreed to. */
function hearTrial(text: string, scene: Scene): Omit<Interpretation, 'language'> | undefined {
  const { tried } = scene.history;
  if (tried !== undefined && isAgreed(text)) {
    return { steps: tried, notUnderstood: [], unused: [] };
  }
  const wish = trialIn(text);
  const meaning = wish === undefined ? undefined : readPlain(wish, scene);
  if (meaning === undefined || meaning.steps.length === 0 || meaning.question !== undefined) {
    return undefined;
  }
  return { ...meaning, isTrial: true };
}

/** The same with other words wherever it holds the person's own. */
function withTexts(meaning: Interpretation, change: (words: string) => string): Interpretation {
  const { steps, notUnderstood, unused, asked } = meaning;
  return {
    ...meaning,
    steps: steps.map((step) => ({
      ...step,
      params: changeParams(step.params, change),
      said: change(step.said),
    })),
    notUnderstood: notUnderstood.map(change),
    unused: unused.map(change),
    ...(asked === undefined ? {} : { asked: change(asked) }),
  };
}

function changeParams(params: Step['params'], change: (words: string) => string): Step['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? change(value) : value,
    ]),
  );
}
