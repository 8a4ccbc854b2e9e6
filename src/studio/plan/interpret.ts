import type { Scene, Sentence } from '../edit/scene.ts';
import { operations } from '../operations/list.ts';
import type { Hearing, Params, Reading } from '../operations/operation.ts';
import type { Clause } from './clause.ts';
import { toClauses } from './clauses.ts';
import type { Interpretation, Step } from './interpretation.ts';
import { languageOf } from './language.ts';
import { asksNothing, asksToGenerate, isOutOfReach } from './outside.ts';
import { protectQuotes } from './quotes.ts';

/** More wishes than anybody has at once; what comes after is named as not understood. */
const maxSteps = 40;

/** Words as steps. Pure and quick: a grammar for each operation, no model. */
export function interpret(text: string, scene: Scene): Interpretation {
  const language = languageOf(protectQuotes(text).text.replace(/⟦\d+⟧/g, ' '), scene.language);
  const steps: Step[] = [];
  const notUnderstood: string[] = [];
  let question: Sentence | undefined;
  for (const clause of toClauses(text)) {
    const heard = hear(clause, steps, scene);
    if (heard === undefined || steps.length + heard.steps.length > maxSteps) {
      notUnderstood.push(clause.said);
      continue;
    }
    steps.push(...heard.steps);
    question ??= heard.question;
  }
  return { language, steps, notUnderstood, ...(question === undefined ? {} : { question }) };
}

interface Heard {
  readonly steps: readonly Step[];
  readonly question?: Sentence;
}

function hear(clause: Clause, before: readonly Step[], scene: Scene): Heard | undefined {
  if (asksToGenerate(clause.text))
    return { steps: [{ kind: 'generate', params: {}, said: clause.said }] };
  const previousKind = before.at(-1)?.kind;
  const hearing = { scene, ...(previousKind === undefined ? {} : { previousKind }) };
  const heard = isOutOfReach(clause.text) ? undefined : recognise(clause, hearing);
  if (heard !== undefined) return heard;
  return asksNothing(clause.text) ? { steps: [] } : undefined;
}

function recognise(clause: Clause, hearing: Hearing): Heard | undefined {
  for (const operation of operations) {
    const reading = operation.recognise(clause, hearing);
    if (reading !== undefined) return toHeard(operation.kind, reading, clause);
  }
  return undefined;
}

function toHeard(kind: string, reading: Reading<Params>, clause: Clause): Heard {
  if ('question' in reading) return { steps: [], question: reading.question };
  return { steps: reading.map((params) => ({ kind, params, said: clause.said })) };
}
