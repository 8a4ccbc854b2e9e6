import { planBatch } from './batch.ts';
import type { Buttons } from './buttons.ts';
import { overhear, withClipsThere, withKeptClips } from './kept-clips.ts';
import { type ConversationId, type InboundMessage, toConversationId } from './message.ts';
import { addUsage, isNamed, mayEnter } from './people/access.ts';
import { judge, toRefusal } from './people/judge.ts';
import type { People } from './people/people.ts';
import type { ChatAdapter } from './ports/chat-adapter.ts';
import type { Clock } from './ports/clock.ts';
import type { PersonRecord } from './records/records.ts';
import { inTheirWords } from './request/own-asks.ts';
import { isLaneRequest, type Request } from './request/request.ts';
import { type Asked, understand } from './request/understand.ts';
import type { BotSettings } from './settings.ts';
import type { Mailbox } from './turn/mailbox.ts';
import type { Refusal, Turn, TurnId } from './turn/turn.ts';
import { pickLanguage } from './wording/language.ts';

/** What became of one inbound message. */
export type Accepted =
  | { readonly kind: 'known' }
  | { readonly kind: 'quick'; readonly turn: Turn }
  | { readonly kind: 'lane'; readonly placed: readonly Placed[] };

/** `position` 0 is under way at once. */
export interface Placed {
  readonly turn: Turn;
  readonly position: number;
}

export interface Intake {
  /** Resolves once the message is on disk, in its conversation's mailbox, exactly once. */
  accept(message: InboundMessage): Promise<Accepted>;
}

export interface IntakeDeps {
  readonly settings: BotSettings;
  readonly people: People;
  readonly mailbox: Mailbox;
  readonly buttons: Buttons;
  readonly clock: Clock;
  adapterOf(message: InboundMessage): ChatAdapter;
}

export function createIntake(deps: IntakeDeps): Intake {
  const { people, mailbox, clock } = deps;

  async function placeAll(turns: readonly Turn[]): Promise<readonly Placed[]> {
    const placed: Placed[] = [];
    for (const turn of turns) {
      const position = await mailbox.put(turn, true);
      if (position !== undefined) placed.push({ turn, position });
    }
    return placed;
  }

  async function remember(message: InboundMessage): Promise<Accepted> {
    // Nothing is kept of strangers who were not even talking to the bot.
    if (deps.settings.access !== 'open' && !isNamed(message, deps.settings)) {
      return { kind: 'known' };
    }
    const overheard = overhear(message, deps.adapterOf(message), clock.now());
    if (overheard !== undefined) {
      const id = toConversationId(message.thread.id, message.author.id);
      await mailbox.overhear(message, id, overheard);
    }
    return { kind: 'known' };
  }

  async function take(message: InboundMessage): Promise<Accepted> {
    const person = await people.of(message.author.id);
    const entry = mayEnter(message, person, deps.settings);
    if (entry.kind === 'welcome') return takeIn(message, person);
    const id = toConversationId(message.thread.id, message.author.id);
    const adapter = deps.adapterOf(message);
    const heard = await understand(deps, { message, conversation: id, adapter });
    const asked = { ...heard, sources: [], refused: [] };
    const request = toRefusal(entry);
    const turn = createTurn({ message, conversation: id, asked, request, person, deps });
    return (await mailbox.turnAway(turn)) ? { kind: 'quick', turn } : { kind: 'known' };
  }

  async function takeIn(message: InboundMessage, person: PersonRecord): Promise<Accepted> {
    const id = toConversationId(message.thread.id, message.author.id);
    const conversation = await mailbox.recordOf(message, id);
    if (conversation.taken.includes(toTurnId(message))) return { kind: 'known' };
    const adapter = deps.adapterOf(message);
    const heard = await understand(deps, { message, conversation: id, adapter });
    const there = withClipsThere(heard, conversation, clock.now());
    const asked = withKeptClips(there, conversation, clock.now());
    const waiting = conversation.line.length;
    const request = judge({ asked, message, person, waiting, now: clock.now() }, deps.settings);
    const turn = createTurn({ message, conversation: id, asked, request, person, deps });
    if (request.kind === 'refuse' || !isLaneRequest(request)) {
      const position = await mailbox.put(turn, false);
      return position === undefined ? { kind: 'known' } : { kind: 'quick', turn };
    }
    const batch = toBatch(turn, asked.words, asked.kept === 'each');
    const placed = await placeAll(batch.flatMap(toOutputTurns));
    if (asked.kept !== undefined) await mailbox.dropClips(id);
    if (placed.length === 0) return { kind: 'known' };
    await charge(deps, placed, asked.bytes);
    return { kind: 'lane', placed };
  }

  return {
    accept: (message) => (message.isAddressed === false ? remember(message) : take(message)),
  };
}

async function charge(deps: IntakeDeps, placed: readonly Placed[], bytes: number): Promise<void> {
  const [first] = placed;
  if (first === undefined) return;
  const { author, language } = first.turn;
  await deps.people.change(author.id, (person) => ({
    ...addUsage(person, { turns: placed.length, bytes }, deps.clock.now()),
    isGreeted: true,
    lastLanguage: language,
  }));
}

/** The turn itself, or one for each of its clips where the words ask for that. */
function toBatch(turn: Turn, words: string, isEach: boolean): readonly Turn[] {
  const { request, sources } = turn;
  if (request.kind !== 'edit') return [turn];
  const planned = planBatch(request.outputs === undefined ? words : request.text, sources.length);
  const texts = planned ?? (isEach ? sources.map(() => request.text) : undefined);
  if (texts === undefined) return [turn];
  const turnIds = sources.map((_, at) => `${turn.id}#${at + 1}`);
  return turnIds.map((id, at) => ({
    ...turn,
    id,
    request: { ...request, text: texts[at] ?? request.text },
    sources: sources.slice(at, at + 1),
    exportsByItself: true,
    isGreeted: turn.isGreeted && at === 0,
    uploads: at === 0 ? turn.uploads : { next: 0, arrived: [], refused: [] },
    batch: { position: at + 1, turnIds },
  }));
}

/** One turn for each file that is wanted; those after the first only render what the first made. */
function toOutputTurns(turn: Turn): readonly Turn[] {
  const { request } = turn;
  if (request.kind !== 'edit' && request.kind !== 'export') return [turn];
  const { outputs = [], ...rest } = request;
  if (outputs.length < 2) return [turn];
  // None has the message's own id: it is taken once all are, so that a redelivery brings what a crash left out.
  const idOf = (nth: number) => `${turn.id}+${nth + 1}`;
  return outputs.map((output, nth) => {
    const id = idOf(nth);
    // One sound for all of them: the last one's.
    const sound =
      nth < outputs.length - 1
        ? ({ isFollowed: true } as const)
        : { ringsFor: outputs.map((_, at) => idOf(at)) };
    if (nth === 0) return { ...turn, ...sound, id, request: { ...rest, outputs: [output] } };
    const { batch: _its, ...shared } = turn;
    return {
      ...shared,
      id,
      request: { kind: 'export', outputs: [output] },
      sources: [],
      uploads: { next: 0, arrived: [], refused: [] },
      exportsByItself: false,
      isGreeted: false,
      after: idOf(0),
      ...sound,
    };
  });
}

/** The same for every delivery of one message. */
export function toTurnId(message: InboundMessage): TurnId {
  return `${message.thread.id}/${message.author.id}/${message.id}`;
}

interface Made {
  readonly message: InboundMessage;
  readonly conversation: ConversationId;
  readonly asked: Asked;
  readonly request: Request | Refusal;
  readonly person: PersonRecord;
  readonly deps: IntakeDeps;
}

function createTurn({ message, conversation, asked, request, person, deps }: Made): Turn {
  const { language, tag } = pickLanguage({
    chosen: person.language ?? deps.settings.language,
    text: asked.words,
    tag: message.author.languageTag,
    last: person.lastLanguage,
  });
  const isJob = request.kind === 'edit' || request.kind === 'upload';
  return {
    v: 1,
    id: toTurnId(message),
    isLive: true,
    state: 'accepted',
    conversation,
    thread: message.thread,
    author: message.author,
    messageId: message.id,
    language,
    languageTag: tag,
    request: inTheirWords(request, language),
    sources: asked.sources,
    exportsByItself: exportsByItself(request, asked, person),
    isGreeted: isJob && !person.isGreeted,
    acceptedAt: deps.clock.now(),
    tries: 0,
    statusPosts: 0,
    isReopened: false,
    uploads: { next: 0, arrived: [], refused: asked.refused },
  };
}

/** Specification, section 7: footage with an instruction is a whole job; the setting may say otherwise. */
function exportsByItself(request: Turn['request'], asked: Asked, person: PersonRecord): boolean {
  if (request.kind !== 'edit') return false;
  if (request.alsoExport) return true;
  if (person.exports === 'never') return false;
  return person.exports === 'always' || asked.sources.length > 0;
}
