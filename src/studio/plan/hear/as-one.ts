import { z } from 'zod';
import { stretch } from '../../operations/stretch.ts';
import type { Step } from '../interpretation.ts';

/** Times of one message count on the film before it: cuts in it are made at once. */
export function pushSteps(steps: Step[], more: readonly Step[]): void {
  for (const step of more) {
    const last = steps.at(-1);
    const one =
      last === undefined
        ? undefined
        : (asLength(last, step) ?? asSpeed(last, step) ?? asOneKind(last, step));
    if (one === undefined && last !== undefined && isButThere(last, step))
      steps.splice(-1, 0, step);
    else if (one === undefined) steps.push(step);
    else steps[steps.length - 1] = one;
  }
}

/** "Shorten it to a minute, keep the best bits": the length is that of the highlights. */
function asLength(last: Step, step: Step): Step | undefined {
  const { ms, isLess, clip } = last.params;
  const isLength = last.kind === 'fit_length' && isLess !== true && clip === undefined;
  if (!isLength || step.kind !== 'pick_highlights' || step.params['ms'] !== undefined)
    return undefined;
  return { ...step, params: { ms }, said: `${last.said}, ${step.said}` };
}

const speedAlone =
  /^(?:就|用|大概|大约|约)*\s*(?:[\d.]+|[一二两三四五六七八九十半点]+)\s*(?:倍速?|x)(?:速|吧|的|就[行好]|左右)*$/i;

/** 把5到8秒快进，4倍速: a number alone says how fast what was named just before becomes. */
function asSpeed(last: Step, step: Step): Step | undefined {
  const areSpeeds = last.kind === 'set_speed' && step.kind === 'set_speed';
  if (!areSpeeds || !isAimed(last) || isAimed(step)) return undefined;
  if (last.params['mode'] !== 'times' || !speedAlone.test(step.said)) return undefined;
  return {
    ...last,
    params: { ...last.params, ...step.params },
    said: `${last.said}, ${step.said}`,
  };
}

/** Two wishes of a kind that are one in truth; undefined where each is for itself. */
function asOneKind(last: Step, step: Step): Step | undefined {
  if (last.kind !== step.kind) return undefined;
  const [first, then] = [last.params, step.params];
  if (step.kind === 'add_music') return { ...last, params: asOneMusic(first, then) };
  if (isSameAgain(last, step)) return last;
  if (step.kind === 'set_aspect') return asOneShape(last, step);
  if (step.kind === 'keep_range') return asOneRange(last, step);
  if (step.kind !== 'cut_range' || first['clip'] !== undefined || then['clip'] !== undefined)
    return undefined;
  const ranges = [last, step].flatMap(({ params }) => params['ranges']);
  return { ...last, params: { ...first, ranges }, said: `${last.said}, ${step.said}` };
}

/** "Start it at 0:05 and end it at 0:50": both count on the film before. */
function asOneRange(last: Step, step: Step): Step | undefined {
  const [one, other] = [rangeOf(last), rangeOf(step)];
  if (one === undefined || other === undefined) return undefined;
  const isTail = one.to.from === 'end' && one.to.ms === 0;
  const isHead = other.from.from === 'start' && other.from.ms === 0;
  if (!isTail || !isHead) return undefined;
  const ranges = [{ from: one.from, to: other.to }];
  return { ...last, params: { ...last.params, ranges }, said: `${last.said}, ${step.said}` };
}

const oneRange = z.tuple([stretch]);

function rangeOf({ params }: Step): z.infer<typeof stretch> | undefined {
  return params['clip'] === undefined ? oneRange.safeParse(params['ranges']).data?.[0] : undefined;
}

function asOneShape(last: Step, { params: then }: Step): Step | undefined {
  const { params: first } = last;
  const both = { ...last, params: { ...first, ...then } };
  // "Bars instead, and make it vertical" is one shape with its borders.
  const isShape = first['aspect'] === undefined && then['aspect'] !== undefined;
  if (isShape && then['fit'] === undefined) return both;
  // "Don't crop, black bars": what was said later decides.
  const isOtherFit = then['fit'] !== undefined && (first['fit'] ?? then['fit']) !== then['fit'];
  return isOtherFit ? both : undefined;
}

function isSameAgain(last: Step, step: Step): boolean {
  if (isSaidTwice(last, step)) return true;
  const [first, then] = [last.params, step.params];
  if (once.test(step.kind)) return JSON.stringify(first) === JSON.stringify(then);
  // "The first ten seconds vintage, like an old film".
  return step.kind === 'colour_tone' && first['tone'] === then['tone'] && !isAimed(step);
}

/** "Lower, lower!" is one wish with a stress on it: it can be said again where it was too little. */
function isSaidTwice(last: Step, step: Step): boolean {
  const words = ({ said }: Step) =>
    said
      .toLowerCase()
      .replace(
        /\b(?:please|pls|and|even|still|much|way|a bit|a little|more|come on)\b|再|还要?|一[点些]|[^\p{L}\p{N}]/gu,
        '',
      );
  return words(last) === words(step) && JSON.stringify(last.params) === JSON.stringify(step.params);
}

/** "A watermark top right, with my logo": what can be done only once is meant once. */
const once =
  /^(?:add_logo|add_inset|split_screen|start_over|rotate_|flip_|merge_clips|add_transitions|burn_|level_sound|denoise_|stabilise|remove_(?!clip|pauses|layer|title)|impossible)/;

/** "Music please, something like lofi": there is one piece of music, and what was said later decides. */
function asOneMusic(first: Step['params'], then: Step['params']): Step['params'] {
  const isDefault = (name: string, value: unknown) =>
    value === { from: 'any', isSynced: false, duckDb: 12, gainDb: 0 }[name];
  const said = Object.entries(then).filter(([name, value]) => !isDefault(name, value));
  return { ...first, ...Object.fromEntries(said) };
}

function isAimed({ params }: Step): boolean {
  return ['clip', 'clips', 'range', 'ranges'].some((name) => params[name] !== undefined);
}

/** "None between 2 and 3, but everywhere else": what goes at one cut goes after it came at all. */
function isButThere(last: Step, step: Step): boolean {
  const isOne = last.kind === 'remove_transitions' && last.params['after'] !== undefined;
  return isOne && step.kind === 'add_transitions' && step.params['after'] === undefined;
}
