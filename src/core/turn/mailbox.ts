import type { ConversationId, InboundMessage } from '../message.ts';
import type { Documents } from '../records/documents.ts';
import type { ConversationRecord } from '../records/records.ts';
import type { Turn, TurnId } from './turn.ts';

/** The messages of each conversation, on disk, in order, each once. */
export interface Mailbox {
  /** The conversation's record, made where there is none yet. */
  enter(message: InboundMessage, id: ConversationId): Promise<ConversationRecord>;
  /** Stores the turn and its place in line; the place, or `undefined` where the message was taken before. */
  put(turn: Turn, isInLane: boolean): Promise<number | undefined>;
  /** Stores the turn of somebody who may not enter: no conversation is kept with them. False where it was there before. */
  turnAway(turn: Turn): Promise<boolean>;
  /** Clips that were not for the bot, kept in case their author's next words are about them. */
  overhear(id: ConversationId, heard: ConversationRecord['overheard']): Promise<void>;
  /** The clips that waited for words have been taken up. */
  dropClips(id: ConversationId): Promise<void>;
  first(id: ConversationId): Promise<TurnId | undefined>;
  leave(id: ConversationId, turn: TurnId): Promise<void>;
  /** For a live turn that is in no line, as after a crash between its two writes. */
  rejoin(turn: Turn): Promise<void>;
}

/** Redeliveries come soon; so many messages later nobody sends one again. */
const maxTaken = 300;

export function createMailbox(
  turns: Documents<Turn>,
  conversations: Documents<ConversationRecord>,
): Mailbox {
  async function takePlace(turn: Turn, isInLane: boolean): Promise<number | undefined> {
    let position: number | undefined;
    await conversations.update(turn.conversation, (record) => {
      position = undefined;
      if (record?.taken.includes(turn.id) === true) return undefined;
      // It may have gone since it was entered: its person was forgotten, its group goes on elsewhere.
      const entered = record ?? createRecord(turn.thread, turn.author.id);
      position = entered.line.length;
      return join(entered, turn, isInLane);
    });
    return position;
  }

  return {
    async enter({ thread, author }, id) {
      const fresh = createRecord(thread, author.id);
      const entered = await conversations.update(id, (record) =>
        record === undefined ? fresh : undefined,
      );
      return entered ?? fresh;
    },
    async put(turn, isInLane) {
      const isNew = await turns.putIfAbsent(turn.id, turn);
      if (!isNew && (await turns.get(turn.id))?.value.isLive !== true) return undefined;
      return takePlace(turn, isInLane);
    },
    turnAway: (turn) => turns.putIfAbsent(turn.id, turn),
    async overhear(id, overheard) {
      await conversations.update(id, (record) =>
        record === undefined || overheard === undefined ? undefined : { ...record, overheard },
      );
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
