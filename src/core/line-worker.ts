import type { ConversationId } from './message.ts';
import type { Store } from './ports/store.ts';
import type { Quick } from './quick.ts';
import { isLaneRequest } from './request.ts';
import type { TurnDeps } from './turn/deps.ts';
import type { Driver } from './turn/driver.ts';
import type { Journal } from './turn/journal.ts';
import { offerCancel } from './turn/perform-show.ts';
import { type SettledTurn, toSettledTurn } from './turn/settled-turn.ts';
import type { Turn, TurnId } from './turn/turn.ts';
import { wordingOf } from './wording/catalogue.ts';

export interface LineWorker {
  /** Works off the line of one conversation; never rejects. */
  work(conversation: ConversationId): Promise<void>;
  answer(turn: Turn): void;
  /** Tells somebody who has to wait, in the message that will carry their result. */
  tellPosition(turn: Turn, position: number): void;
  resume(): Promise<void>;
  onRing(ring: (conversation: ConversationId) => void): void;
  isBusy(): boolean;
  whenBackgroundIdle(): Promise<void>;
}

export interface LineDeps {
  readonly turn: TurnDeps;
  readonly journal: Journal;
  readonly driver: Driver;
  readonly quick: Quick;
  readonly store: Pick<Store, 'scanLive'>;
  onSettled(turn: SettledTurn): void;
  readonly stopping: AbortSignal;
}

/** A turn that the journal could not write for is taken up again after this. */
const againAfterMs = 30_000;

export function createLineWorker(worker: LineDeps): LineWorker {
  const { turn: deps, journal, driver, quick, stopping } = worker;
  const background = new Set<Promise<void>>();
  const notices = new Map<TurnId, Promise<void>>();
  let ring: (conversation: ConversationId) => void = () => undefined;

  function inBackground(work: Promise<void>): Promise<void> {
    const done = work.finally(() => background.delete(done));
    background.add(done);
    return done;
  }

  async function leaveLine(turn: Turn): Promise<void> {
    await deps.conversations.update(turn.conversation, (conversation) =>
      conversation?.line.includes(turn.id) === true
        ? { ...conversation, line: conversation.line.filter((id) => id !== turn.id) }
        : undefined,
    );
  }

  async function finish(turn: Turn, leave: () => void): Promise<void> {
    await notices.get(turn.id);
    await driver.drive(turn, leave);
    const ended = await deps.turns.get(turn.id);
    deps.screens.drop(turn);
    if (ended?.value.isLive !== false) return;
    await leaveLine(turn);
    worker.onSettled(toSettledTurn(ended.value));
  }

  /** Resolves when the turn has ended, or when only a slow render is left of it. */
  function take(turn: Turn): Promise<void> {
    return new Promise((leave, fail) => {
      const onSlow = () => void leaveLine(turn).then(leave, fail);
      void inBackground(finish(turn, onSlow).then(leave, fail));
    });
  }

  async function work(conversation: ConversationId): Promise<void> {
    try {
      for (;;) {
        if (stopping.aborted) return;
        const record = await deps.conversations.get(conversation);
        const [id] = record?.value.line ?? [];
        if (id === undefined) return;
        const turn = await deps.turns.get(id);
        if (turn?.value.isLive === true) await take(turn.value);
        else await dropFromLine(conversation, id);
      }
    } catch (err) {
      if (stopping.aborted) return;
      deps.log.error({ err, conversation }, 'a conversation could not go on; it is taken up again');
      deps.clock.after(againAfterMs, () => ring(conversation));
    }
  }

  async function dropFromLine(conversation: ConversationId, id: TurnId): Promise<void> {
    await deps.conversations.update(conversation, (record) =>
      record === undefined
        ? undefined
        : { ...record, line: record.line.filter((each) => each !== id) },
    );
  }

  async function answerQuick(turn: Turn): Promise<void> {
    try {
      const failure = await quick.answer(turn, stopping);
      const over = { isLive: false, state: 'settled' } as const;
      const answered = failure === undefined ? over : { ...over, failure };
      if (turn.request.kind === 'forget-answer' && turn.request.isSure) await deps.turns.delete(turn.id);
      const ended = await deps.turns.update(turn.id, (current) =>
        current === undefined ? undefined : { ...current, ...answered },
      );
      worker.onSettled(toSettledTurn(ended ?? { ...turn, ...answered }));
    } catch (err) {
      if (!stopping.aborted)
        deps.log.error({ err, turnId: turn.id }, 'a question was not answered');
    }
  }

  async function postPosition(turn: Turn, position: number): Promise<void> {
    const cancelButton = await offerCancel(deps, turn);
    const shown = cancelButton === undefined ? turn : { ...turn, cancelButton };
    const message = deps.screens.workingMessage(shown, wordingOf(turn.language).waiting(position));
    const adapter = deps.screens.adapterOf(turn.thread.id);
    const replyTo = { thread: turn.thread.id, messageId: turn.messageId };
    const ref = await adapter.post(turn.thread.id, { ...message, replyTo }, `${turn.id}:status:0`);
    const button = cancelButton === undefined ? {} : { cancelButton };
    await journal.apply(turn.id, { kind: 'status-shown', ref, ...button });
  }

  async function resumeOne(turn: Turn): Promise<void> {
    if (!isLaneRequest(turn.request)) {
      void inBackground(answerQuick(turn));
      return;
    }
    if (turn.render?.isSlow === true) {
      void inBackground(take(turn).catch(() => undefined));
      return;
    }
    await deps.conversations.update(turn.conversation, (record) =>
      record === undefined || record.line.includes(turn.id)
        ? undefined
        : { ...record, line: [...record.line, turn.id] },
    );
    ring(turn.conversation);
  }

  return {
    work,
    answer: (turn) => void inBackground(answerQuick(turn)),
    tellPosition(turn, position) {
      const notice = postPosition(turn, position)
        .catch((err: unknown) => deps.log.warn({ err, turnId: turn.id }, 'a position was not told'))
        .finally(() => notices.delete(turn.id));
      notices.set(turn.id, inBackground(notice));
    },
    async resume() {
      const live: Turn[] = [];
      for await (const stored of worker.store.scanLive()) {
        const turn = await deps.turns.get(stored.key.slice('turn:'.length));
        if (turn !== undefined) live.push(turn.value);
      }
      for (const turn of live) await resumeOne(turn);
    },
    onRing(next) {
      ring = next;
    },
    isBusy: () => background.size > 0,
    whenBackgroundIdle: async () => void (await Promise.allSettled(background)),
  };
}
