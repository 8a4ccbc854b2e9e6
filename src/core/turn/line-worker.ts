import type { Background } from '../background.ts';
import { toBotError } from '../errors.ts';
import type { ConversationId } from '../message.ts';
import type { TurnDeps } from './deps.ts';
import type { Driver } from './driver.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notices } from './replies/notices.ts';
import { type SettledTurn, toSettledTurn } from './settled-turn.ts';
import type { Turn, TurnId } from './turn.ts';

export interface LineWorker {
  /** Works off the line of one conversation; never rejects. */
  work(conversation: ConversationId): Promise<void>;
  /** Resolves when the turn has ended, or when only a slow render is left of it. */
  take(turn: Turn): Promise<void>;
}

export interface LineDeps {
  readonly turn: TurnDeps;
  readonly mailbox: Mailbox;
  readonly driver: Driver;
  readonly notices: Notices;
  readonly background: Background;
  readonly stopping: AbortSignal;
  onSettled(turn: SettledTurn): void;
  /** Rings the lane again, for a conversation that could not go on. */
  ring(conversation: ConversationId): void;
}

/** A turn that the journal could not write for is taken up again after this. */
const againAfterMs = 30_000;

export function createLineWorker(deps: LineDeps): LineWorker {
  const { mailbox, stopping } = deps;
  const { turns, screens, log, clock } = deps.turn;
  const going = new Map<TurnId, Promise<void>>();

  /** Its conversation may have moved to another thread since it began. */
  async function leaveLine({ id, conversation }: Turn): Promise<void> {
    const now = (await turns.get(id))?.value.conversation ?? conversation;
    await mailbox.leave(now, id);
  }

  async function finish(turn: Turn, leave: () => void): Promise<void> {
    await deps.notices.whenTold(turn.id);
    await deps.driver.drive(turn, leave).finally(() => screens.drop(turn));
    const ended = await turns.get(turn.id);
    if (ended?.value.isLive !== false) return;
    await mailbox.leave(ended.value.conversation, turn.id);
    deps.onSettled(toSettledTurn(ended.value));
  }

  function begin(turn: Turn): Promise<void> {
    return new Promise((leave, fail) => {
      const onSlow = () => void leaveLine(turn).then(leave, fail);
      void deps.background.run(finish(turn, onSlow).then(leave, fail));
    });
  }

  /** Once at a time: a conversation that moved while a turn was under way finds it in its new line too. */
  function take(turn: Turn): Promise<void> {
    const begun = going.get(turn.id) ?? begin(turn).finally(() => going.delete(turn.id));
    going.set(turn.id, begun);
    return begun;
  }

  async function workOff(conversation: ConversationId): Promise<void> {
    for (;;) {
      if (stopping.aborted) return;
      const id = await mailbox.first(conversation);
      if (id === undefined) return;
      const turn = await turns.get(id);
      if (turn?.value.isLive === true) await take(turn.value);
      else await mailbox.leave(conversation, id);
    }
  }

  return {
    take,
    async work(conversation) {
      try {
        await workOff(conversation);
      } catch (err) {
        if (stopping.aborted) return;
        if (toBotError(err).code === 'store-full') deps.turn.operators.tell('disk-full');
        log.error({ err, conversation }, 'a conversation could not go on; it is taken up again');
        clock.after(againAfterMs, () => deps.ring(conversation));
      }
    },
  };
}
