import type { Background } from '../background.ts';
import type { ConversationId } from '../message.ts';
import { isLaneRequest } from '../request/request.ts';
import type { TurnDeps } from './deps.ts';
import type { LineWorker } from './line-worker.ts';
import type { Mailbox } from './mailbox.ts';
import type { Turn } from './turn.ts';

export interface ResumeDeps {
  readonly turn: TurnDeps;
  readonly mailbox: Mailbox;
  readonly worker: LineWorker;
  readonly background: Background;
  answer(turn: Turn): void;
  ring(conversation: ConversationId): void;
}

/** Goes on with every turn that was live when the last process ended, at once, oldest first. */
export async function resumeAll(deps: ResumeDeps): Promise<void> {
  const live: Turn[] = [];
  for await (const turn of deps.turn.turns.live()) live.push(turn);
  for (const turn of live) await resumeOne(deps, turn);
}

async function resumeOne(deps: ResumeDeps, turn: Turn): Promise<void> {
  if (!isLaneRequest(turn.request)) return deps.answer(turn);
  if (turn.render?.isSlow === true) {
    const waiting = deps.worker.take(turn).catch((err: unknown) => {
      deps.turn.log.error({ err, turnId: turn.id }, 'a slow render could not be followed');
    });
    void deps.background.run(waiting);
    return;
  }
  await deps.mailbox.rejoin(turn);
  deps.ring(turn.conversation);
}
