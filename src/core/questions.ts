import type { Background } from './background.ts';
import { toBotError } from './errors.ts';
import type { OutboundMessage } from './message.ts';
import type { Answer, Quick } from './quick/quick.ts';
import { gapMs, maxShowTries } from './turn/advance/tries.ts';
import type { TurnDeps } from './turn/deps.ts';
import { type SettledTurn, toSettledTurn } from './turn/settled-turn.ts';
import type { Turn, TurnId } from './turn/turn.ts';

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

/** A platform that keys its posts remembers them for the past few minutes (Discord: nonce). */
const keyWindowMs = 120_000;

/**
 * Questions are turns of two steps. What is asked for is done and its answer frozen; then, with "about to show" on disk,
 * it is posted. A post that may have landed is repeated only where its key makes both one message; elsewhere nobody
 * reads an answer twice, and whoever missed one (a crash in the very moment of posting) asks again.
 */
export function createQuestions(deps: QuestionDeps): Questions {
  const { log } = deps.turn;
  /** One that a crash left between its two writes is taken up at the start, and comes from its platform once more. */
  const going = new Set<TurnId>();

  async function answer(turn: Turn): Promise<void> {
    for (let tries = 0; tries < maxShowTries; tries++) {
      try {
        return await answerOnce(deps, turn.id);
      } catch (err) {
        if (deps.stopping.aborted) return;
        const { code, retryAfterMs } = toBotError(err);
        log.warn({ err, code, turnId: turn.id }, 'a question is not answered yet');
        await deps.turn.clock.sleep(retryAfterMs ?? gapMs(tries), deps.stopping);
      }
    }
  }

  async function answerQuietly(turn: Turn): Promise<void> {
    going.add(turn.id);
    // Only a sleep that the stopping ends can fail here; what is left undone is on disk.
    await answer(turn).catch(() => undefined);
    going.delete(turn.id);
  }

  return {
    answer(turn) {
      if (!going.has(turn.id)) void deps.background.run(answerQuietly(turn));
    },
  };
}

/** From wherever the question is to its end; throws where it has to be tried again. */
async function answerOnce(deps: QuestionDeps, id: string): Promise<void> {
  const turn = (await deps.turn.turns.get(id))?.value;
  if (turn?.isLive !== true) return;
  if (turn.state === 'accepted') {
    const aimed = await aim(deps, turn);
    const answer = await deps.quick.answer(aimed, deps.stopping);
    await show(deps, { ...aimed, ...pick(answer) }, answer);
  } else if (turn.state === 'ready' || isRepeatable(deps, turn)) {
    await show(deps, turn, frozen(turn));
  }
  await close(deps, id);
}

/** A cancel is of what was under way when it was asked for, not of what is by the time of a second try. */
async function aim(deps: QuestionDeps, turn: Turn): Promise<Turn> {
  const { request } = turn;
  if (request.kind !== 'cancel' || request.turnId !== undefined) return turn;
  const record = await deps.turn.conversations.get(turn.conversation);
  const turnId = record?.value.line[0];
  return turnId === undefined ? turn : save(deps, { ...turn, request: { ...request, turnId } });
}

async function show(deps: QuestionDeps, turn: Turn, answer: Answer): Promise<void> {
  const ringTriedAt = turn.ringTriedAt ?? deps.turn.clock.now();
  await save(deps, { ...turn, state: 'delivering', ringTriedAt });
  try {
    await post(deps, turn, answer);
  } catch (thrown) {
    const { code, neverSent } = toBotError(thrown);
    if (code === 'chat-gone' || code === 'chat-refused') return;
    if (neverSent || code === 'chat-rate-limited') await save(deps, { ...turn, state: 'ready' });
    throw thrown;
  }
}

/** Whether a second post under the same key is still the same message. */
function isRepeatable(deps: QuestionDeps, { thread, ringTriedAt = 0 }: Turn): boolean {
  const { limits } = deps.turn.screens.adapterOf(thread.id);
  return limits.keyedPosts === 'window' && deps.turn.clock.now() - ringTriedAt < keyWindowMs;
}

async function post(deps: QuestionDeps, turn: Turn, { reply, file }: Answer): Promise<void> {
  const { text, buttons } = reply;
  const message: OutboundMessage = {
    text,
    replyTo: { thread: turn.thread.id, messageId: turn.messageId },
    silent: false,
    visibility: 'author',
    ...(buttons.length === 0 ? {} : { buttons }),
    ...(file === undefined ? {} : { file }),
  };
  const adapter = deps.turn.screens.adapterOf(turn.thread.id);
  await adapter.post(turn.thread.id, message, `${turn.id}:answer`);
}

function pick({ reply, failure }: Answer): Pick<Turn, 'reply' | 'failure'> {
  return failure === undefined ? { reply } : { reply, failure };
}

function frozen({ reply = { text: '', buttons: [] } }: Turn): Answer {
  return { reply };
}

async function save({ turn: { turns } }: QuestionDeps, next: Turn): Promise<Turn> {
  await turns.update(next.id, (current) => (current === undefined ? undefined : next));
  return next;
}

async function close(deps: QuestionDeps, id: string): Promise<void> {
  const { turns } = deps.turn;
  const turn = (await turns.get(id))?.value;
  if (turn === undefined) return;
  const over: Turn = { ...turn, isLive: false, state: 'settled' };
  const { request, failure } = turn;
  const isForgotten = request.kind === 'forget-answer' && request.isSure && failure === undefined;
  // Whoever asked to be forgotten leaves nothing, not even that they asked.
  if (isForgotten) await turns.delete(id);
  else await save(deps, over);
  deps.onSettled(toSettledTurn(over));
}
