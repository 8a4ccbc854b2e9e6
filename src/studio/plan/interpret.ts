import type { Scene } from '../edit/scene.ts';
import { hearAnswer } from './answers.ts';
import { toClauses } from './clauses.ts';
import { hearCorrection } from './corrections.ts';
import { framesToTime } from './frames.ts';
import { hearAll, toMeaning } from './hear-all.ts';
import type { Interpretation } from './interpretation.ts';
import { languageOf } from './language.ts';
import { protectQuotes } from './quotes.ts';

/** Words as steps. Pure and quick: a grammar for each operation, no model. */
export function interpret(text: string, scene: Scene): Interpretation {
  const language = languageOf(protectQuotes(text).text.replace(/⟦\d+⟧/g, ' '), scene.language);
  const answered = hearAnswer(text, scene);
  if (answered !== undefined) return { language, ...answered };
  const corrected = hearCorrection(text, scene);
  if (corrected !== undefined) return { language, ...corrected };
  const clauses = framesToTime(toClauses(text), scene);
  return { language, ...toMeaning(hearAll(clauses, scene)) };
}
