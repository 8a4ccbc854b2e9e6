import type { Ask, Update } from './people.ts';
import { type KeptMessage, type Platform, resultsOf } from './platform.ts';

/** Writes what people would, as far as they were answered. */
export interface Desk {
  /** Of the first so many requests. */
  write(upTo: number): void;
  isDone(upTo: number): boolean;
  /** Somebody has asked to be forgotten, and was not told yet that they are. */
  isLeaving(): boolean;
}

/** One person does not write more before so many were answered. */
const openPerConversation = 3;
/** Nobody waits longer for the answer to a question: a crash may have taken it. */
const questionPatienceMs = 12_000;
const questions: readonly Ask['kind'][] = ['question', 'cancel', 'forget', 'sure'];

export function isQuestion({ kind }: Ask): boolean {
  return questions.includes(kind);
}

/** People write on while they are answered. */
export function createDesk(asks: readonly Ask[], platform: Platform): Desk {
  /** A button has to be there before it is tapped. */
  const triedAt = new Map<string, number>();
  const written = new Set<string>();

  function isAnswered(ask: Ask): boolean {
    const replies = platform.repliesTo(ask.id);
    if (!isQuestion(ask)) return resultsOf(replies).length >= (ask.kind === 'batch' ? 2 : 1);
    const at = triedAt.get(ask.id);
    return (
      answersOf(replies).length > 0 || (at !== undefined && Date.now() - at > questionPatienceMs)
    );
  }

  function write(ask: Ask): void {
    if (!triedAt.has(ask.id)) triedAt.set(ask.id, Date.now());
    const said = ask.updates.map((update) => (update.tap === undefined ? update : tapped(update)));
    if (said.includes(undefined)) return;
    written.add(ask.id);
    for (const update of said) if (update !== undefined) platform.say(update);
  }

  /** Nothing where nobody offered the button. */
  function tapped({ tap, ...update }: Update): Update | undefined {
    const shown = platform.messages.filter((each) => each.thread.endsWith(`:${update.thread}`));
    const buttons = shown.flatMap(({ versions }) => versions.at(-1)?.buttons ?? []);
    const button = buttons.find(({ label }) => label === tap)?.id;
    return button === undefined ? undefined : { ...update, button };
  }

  return {
    write(upTo) {
      const open = new Map<string, number>();
      for (const ask of asks.slice(0, upTo)) {
        if (isAnswered(ask)) continue;
        const count = open.get(ask.conversation) ?? 0;
        open.set(ask.conversation, count + 1);
        if (count < roomFor(ask) && !written.has(ask.id)) write(ask);
      }
    },
    isDone: (upTo) => asks.slice(0, upTo).every(isAnswered),
    isLeaving: () =>
      asks.some((ask) => ask.kind === 'sure' && written.has(ask.id) && !isAnswered(ask)),
  };
}

/** Whoever wants to be forgotten waits until everything else is over. */
function roomFor({ kind }: Ask): number {
  return kind === 'forget' || kind === 'sure' ? 1 : openPerConversation;
}

export function answersOf(replies: readonly KeptMessage[]): readonly KeptMessage[] {
  return replies.filter(({ key }) => key.endsWith(':answer'));
}
