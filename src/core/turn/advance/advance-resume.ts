import type { EffectKind } from '../events.ts';
import type { Turn } from '../turn.ts';
import { nextAfterOpening } from './advance-outcome.ts';
import { lookFirst } from './look-again.ts';
import { again, end, failWith, proceed, type Step } from './step.ts';
import { maxTries } from './tries.ts';

/** What a turn goes on with after a restart: what may not be repeated is looked for first. */
export function resume(turn: Turn): Step {
  switch (turn.state) {
    case 'accepted':
    case 'ack':
      return charge(turn, 'show-status');
    case 'opening':
      return turn.project === undefined ? charge(turn, 'open') : nextAfterOpening(turn);
    case 'uploading':
      return resumeUploads(turn);
    case 'prompting':
      return turn.run?.said === undefined ? lookFirst(turn) : charge(turn, 'read-after');
    case 'render_planned':
      return charge(turn, 'find-render');
    case 'rendering':
      return again(turn, 'watch-render', 0);
    case 'ready':
      return charge(turn, 'plan-delivery');
    case 'delivering':
      return again(turn, 'deliver', 0);
    case 'delivered':
      return end(turn);
    case 'settled':
    case 'failed':
      return turn.ringTriedAt === undefined ? again(turn, 'show', 0) : end(turn);
    case 'cancelled':
      return again(turn, stillToStop(turn) ?? 'show', 0);
  }
}

function resumeUploads(turn: Turn): Step {
  if (turn.uploads.next >= turn.sources.length) return nextAfterOpening(turn);
  return charge(turn, turn.uploads.before === undefined ? 'read-assets' : 'find-upload');
}

function stillToStop({ run, render, reply }: Turn): EffectKind | undefined {
  if (render !== undefined) return render.isStopAsked === true ? undefined : 'stop-render';
  return reply === undefined && run !== undefined && run.said === undefined
    ? 'stop-run'
    : undefined;
}

function charge(turn: Turn, effect: EffectKind): Step {
  if (turn.tries >= maxTries) return failWith(turn, 'internal');
  return proceed(turn, { tries: turn.tries + 1 }, effect);
}
