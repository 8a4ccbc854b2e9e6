import { toBotError } from '../errors.ts';
import type { OutboundMessage } from '../message.ts';
import { toReply } from '../turn/replies.ts';
import { sayFailure } from '../turn/say-failure.ts';
import type { Turn, TurnFailure } from '../turn/turn.ts';
import { wordingOf } from '../wording/catalogue.ts';
import { answerQuestion } from './answer-question.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

export interface Quick {
  /** Answers what only reads or stops something; never enters a lane. Gives what went wrong, once it is told. */
  answer(turn: Turn, signal: AbortSignal): Promise<TurnFailure | undefined>;
}

export function createQuick(deps: QuickDeps): Quick {
  return {
    async answer(turn, signal) {
      const wording = wordingOf(turn.language);
      const { said, failure } = await sayOrFail(deps, { turn, wording, signal });
      const message = await toMessage(deps, turn, said);
      const adapter = deps.turn.screens.adapterOf(turn.thread.id);
      await adapter.post(turn.thread.id, message, `${turn.id}:answer`);
      return failure;
    },
  };
}

async function toMessage(deps: QuickDeps, turn: Turn, said: Said): Promise<OutboundMessage> {
  const { text, buttons = [], file } = said;
  const reply = await toReply(deps.turn, turn, { text, buttons });
  return {
    text: reply.text,
    replyTo: { thread: turn.thread.id, messageId: turn.messageId },
    silent: false,
    visibility: 'author',
    ...(reply.buttons.length === 0 ? {} : { buttons: reply.buttons }),
    ...(file === undefined ? {} : { file }),
  };
}

async function sayOrFail(
  deps: QuickDeps,
  question: Question,
): Promise<{ readonly said: Said; readonly failure?: TurnFailure }> {
  const { turn, signal } = question;
  const refused = refusedFor(turn);
  try {
    const said = await answerQuestion(deps, question);
    return refused === undefined ? { said } : { said, failure: refused };
  } catch (thrown) {
    const { code, facts } = toBotError(thrown);
    const failure = { code, facts };
    return { said: { text: await sayFailure(deps.turn, { ...turn, failure }, signal) }, failure };
  }
}

/** A file that was refused counts as a failure for whoever waits for the outcome; other refusals are answers. */
function refusedFor({ request }: Turn): TurnFailure | undefined {
  const isFile = request.kind === 'refuse' && request.why === 'file';
  return isFile ? { code: request.code, facts: request.facts } : undefined;
}
