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

/** No wish is longer, its quotes aside; grammars need not search through a novel. */
const maxClauseChars = 500;
/** Each more doubles what may have to be tried. */
const maxRunOnVerbs = 8;

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
  if (clause.text.length > maxClauseChars) return undefined;
  if (asksToGenerate(clause.text))
    return { steps: [{ kind: 'generate', params: {}, said: clause.said }] };
  const heard =
    hearSeveral(clause, { scene, ...previous(before) }) ??
    hearOne(clause, { scene, ...previous(before) });
  if (heard !== undefined) return heard;
  return asksNothing(clause.text) ? { steps: [] } : undefined;
}

function previous(steps: readonly Step[]): { previousKind?: string } {
  const kind = steps.at(-1)?.kind;
  return kind === undefined ? {} : { previousKind: kind };
}

const verbs =
  /(?<=[a-z⟧\d] )(?:add|remove|delete|trim|cut|put|make|sync|mute|speed up|slow down|crop|merge|insert|turn|use|give it|set)\b|(?<=[^把将给并再也就要])(?:加(?!快|速|大|长)|配上?|剪掉|去掉|删掉|改成|换成|调成|合并|用这|放上)/g;

/** Wishes without anything between them ("trim the pauses add music"): the last verb that parts two that are known. */
function hearSeveral(clause: Clause, hearing: Hearing): Heard | undefined {
  const places = [...clause.text.matchAll(verbs)].map((match) => match.index).reverse();
  if (places.length > maxRunOnVerbs) return undefined;
  for (const place of places) {
    const heard = hearParted(clause, place, hearing);
    if (heard !== undefined) return heard;
  }
  return undefined;
}

function hearParted(clause: Clause, place: number, hearing: Hearing): Heard | undefined {
  const [left, right] = [clause.text.slice(0, place).trim(), clause.text.slice(place)];
  if (left === '' || isCarriedOn(left)) return undefined;
  const first = hearClause({ ...clause, text: left }, hearing);
  if (first === undefined || first.question !== undefined) return undefined;
  const last = hearOne({ ...clause, text: right }, { ...hearing, ...previous(first.steps) });
  if (last === undefined || last.question !== undefined) return undefined;
  if (last.steps[0]?.kind === first.steps.at(-1)?.kind) return undefined;
  return { steps: [...first.steps, ...last.steps] };
}

function hearClause(clause: Clause, hearing: Hearing): Heard | undefined {
  return hearSeveral(clause, hearing) ?? hearOne(clause, hearing);
}

/** A verb after these belongs to what stands before it. */
function isCarriedOn(left: string): boolean {
  return /\b(?:to|and|or|not|don't|can|should|will|please|i|you|me|of|the|a|that|says?|by|without|with|when|before|after|instead|every|each|all|on|my|your|this|just)$|[不别勿]$/.test(
    left,
  );
}

function hearOne(clause: Clause, hearing: Hearing): Heard | undefined {
  if (isOutOfReach(clause.text)) return undefined;
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
