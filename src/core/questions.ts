import type { Background } from './background.ts';
import type { Quick } from './quick/quick.ts';
import type { TurnDeps } from './turn/deps.ts';
import { type SettledTurn, toSettledTurn } from './turn/settled-turn.ts';
import type { Turn } from './turn/turn.ts';

export interface Questions {
  /** Answers in the background, at once, whatever the lanes do. */
  answer(turn: Turn): void;
}

export interface QuestionDeps {
  readonly turn: TurnDeps;
  readonly quick: Quick;
  readonly background: Background;
  readonly stopping: AbortSignal;
  onSettled(turn: SettledTurn): void;
}

export function createQuestions(deps: QuestionDeps): Questions {
  const { turns, log } = deps.turn;

  async function close(turn: Turn, over: Turn): Promise<void> {
    const { request } = turn;
    // Whoever asked to be forgotten leaves nothing, not even that they asked.
    if (request.kind === 'forget-answer' && request.isSure) await turns.delete(turn.id);
    else await turns.update(turn.id, (current) => (current === undefined ? undefined : over));
  }

  async function answer(turn: Turn): Promise<void> {
    try {
      const failure = await deps.quick.answer(turn, deps.stopping);
      const over: Turn = { ...turn, isLive: false, state: 'settled' };
      const closed = failure === undefined ? over : { ...over, failure };
      await close(turn, closed);
      deps.onSettled(toSettledTurn(closed));
    } catch (err) {
      if (!deps.stopping.aborted)
        log.error({ err, turnId: turn.id }, 'a question was not answered');
    }
  }

  return { answer: (turn) => void deps.background.run(answer(turn)) };
}
