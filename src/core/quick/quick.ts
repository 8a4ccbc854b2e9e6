import { toBotError } from '../errors.ts';
import type { OutboundFile } from '../message.ts';
import { registerButtons } from '../turn/replies/register.ts';
import { toReply } from '../turn/replies/replies.ts';
import { sayFailure } from '../turn/replies/say-failure.ts';
import type { Reply, Turn, TurnFailure } from '../turn/turn.ts';
import { wordingOf } from '../wording/catalogue.ts';
import { answerQuestion } from './answer-question.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** What is answered, before it is shown. */
export interface Answer {
  readonly reply: Reply;
  readonly file?: OutboundFile;
  /** What went wrong, told in the reply. */
  readonly failure?: TurnFailure;
}

export interface Quick {
  /** Does what only reads or stops something, and finds the words for it; never enters a lane. */
  answer(turn: Turn, signal: AbortSignal): Promise<Answer>;
}

export function createQuick(deps: QuickDeps): Quick {
  return {
    async answer(turn, signal) {
      const wording = wordingOf(turn.language);
      const { said, failure } = await sayOrFail(deps, { turn, wording, signal });
      const { text, buttons = [], links = [], file } = said;
      const reply = await toReply(deps.turn, turn, { text, buttons });
      return {
        reply: links.length === 0 ? reply : { ...reply, buttons: [...reply.buttons, links] },
        ...(file === undefined ? {} : { file }),
        ...(failure === undefined ? {} : { failure }),
      };
    },
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
    // A bot that stops answers after its next start.
    signal.throwIfAborted();
    const { code, facts } = toBotError(thrown);
    const failure = { code, facts };
    const failed = { turn: { ...turn, failure }, signal };
    const text = await sayFailure(deps.turn, failed.turn, signal);
    return { said: { text, links: await registerButtons(deps.turn, failed) }, failure };
  }
}

/** A file that was refused counts as a failure for whoever waits for the outcome; other refusals are answers. */
function refusedFor({ request }: Turn): TurnFailure | undefined {
  const isFile = request.kind === 'refuse' && request.why === 'file';
  return isFile ? { code: request.code, facts: request.facts } : undefined;
}
