import type { ConversationId, InboundMessage } from '../message.ts';
import type { ForgottenMessages } from '../people/forgotten-messages.ts';
import type { Documents } from '../records/documents.ts';
import type { ConversationRecord } from '../records/records.ts';
import type { Turn, TurnId } from './turn.ts';

/** The messages of each conversation, on disk, in order, each once. */
export interface Mailbox {
  /** The conversation's record, or the one that it will begin with; nothing is kept before something is taken. */
  recordOf(message: InboundMessage, id: ConversationId): Promise<ConversationRecord>;
  /** Stores the turn and its place in line; the place, or `undefined` where the message was taken before. */
  put(turn: Turn, isInLane: boolean): Promise<number | undefined>;
  /** Stores the turn of somebody who may not enter: no conversation is kept with them. False where it was there before. */
  turnAway(turn: Turn): Promise<boolean>;
  /** Clips that were not for the bot, kept in case their author's next words are about them. */
  overhear(message: InboundMessage, id: ConversationId, heard: Overheard): Promise<void>;
  /** The clips that waited for words have been taken up. */
  dropClips(id: ConversationId): Promise<void>;
  first(id: ConversationId): Promise<TurnId | undefined>;
  leave(id: ConversationId, turn: TurnId): Promise<void>;
  /** For a live turn that is in no line, as after a crash between its two writes. */
  rejoin(turn: Turn): Promise<void>;
}

type Overheard = NonNullable<ConversationRecord['overheard']>;

/** Redeliveries come soon; so many messages later nobody sends one again. */
const maxTaken = 300;

export interface MailboxDeps {
  readonly turns: Documents<Turn>;
  readonly conversations: Documents<ConversationRecord>;
  readonly forgotten: Pick<ForgottenMessages, 'has'>;
}

export function createMailbox({ turns, conversations, forgotten }: MailboxDeps): Mailbox {
  async function takePlace(turn: Turn, isInLane: boolean): Promise<number | undefined> {
    let position: number | undefined;
    await conversations.update(turn.conversation, (record) => {
      position = undefined;
      if (record?.taken.includes(turn.id) === true) return undefined;
      const current = record ?? createRecord(turn.thread, turn.author.id);
      position = current.line.length;
      return join(current, turn, isInLane);
    });
    return position;
  }

  return {
    recordOf: async ({ thread, author }, id) =>
      (await conversations.get(id))?.value ?? createRecord(thread, author.id),
    async put(turn, isInLane) {
      if (await forgotten.has(turn.id)) return undefined;
      const isNew = await turns.putIfAbsent(turn.id, turn);
      if (!isNew && (await turns.get(turn.id))?.value.isLive !== true) return undefined;
      return takePlace(turn, isInLane);
    },
    turnAway: async (turn) =>
      !(await forgotten.has(turn.id)) && (await turns.putIfAbsent(turn.id, turn)),
    async overhear({ thread, author }, id, overheard) {
      await conversations.update(id, (record) => ({
        ...(record ?? createRecord(thread, author.id)),
        overheard,
      }));
    },
    async dropClips(id) {
      await conversations.update(id, (record) => {
        if (record?.clips === undefined && record?.overheard === undefined) return undefined;
        const { clips: _taken, overheard: _heard, ...rest } = record;
        return rest;
      });
    },
    first: async (id) => (await conversations.get(id))?.value.line[0],
    async leave(id, turn) {
      await conversations.update(id, (record) =>
        record?.line.includes(turn) === true
          ? { ...record, line: record.line.filter((each) => each !== turn) }
          : undefined,
      );
    },
    async rejoin(turn) {
      await conversations.update(turn.conversation, (record) => {
        const joined = record ?? createRecord(turn.thread, turn.author.id);
        return joined.line.includes(turn.id) ? undefined : join(joined, turn, true);
      });
    },
  };
}

/** Taken is remembered with every place in line, so that a redelivery finds its turn known. */
function join(record: ConversationRecord, turn: Turn, isInLane: boolean): ConversationRecord {
  const taken = record.taken.filter((id) => id !== turn.id);
  return {
    ...record,
    taken: [...taken, turn.id].slice(-maxTaken),
    line: isInLane ? [...record.line, turn.id] : record.line,
  };
}

function createRecord(thread: ConversationRecord['thread'], authorId: string): ConversationRecord {
  return { v: 1, thread, authorId, line: [], taken: [], buttons: [] };
}
