import { beforeEach, describe, expect, it } from 'vitest';
import { createDocuments, type Documents } from '../../../src/core/records/documents.ts';
import type { TurnEvent } from '../../../src/core/turn/events.ts';
import { createJournal, type Journal } from '../../../src/core/turn/journal.ts';
import type { Turn } from '../../../src/core/turn/turn.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';
import { acceptedTurn as turn } from '../../fixtures/core/accepted-turn.ts';

const begun: TurnEvent = { kind: 'begun' };
const shown: TurnEvent = { kind: 'status-shown', ref: 'posted' };
const cancelAsked: TurnEvent = { kind: 'cancel-asked', at: 7 };

let calls: string[];
let turns: Documents<Turn>;
let journal: Journal;
beforeEach(async () => {
  calls = [];
  const store = createMemoryStore((name) => void calls.push(name));
  turns = createDocuments<Turn>('turn', store, createTurnedClock());
  journal = createJournal(turns);
  await turns.putIfAbsent(turn.id, turn);
  calls = [];
});

describe('a turn under way', () => {
  it('is read once and then written from what is in hand', async () => {
    await journal.apply(turn.id, begun);
    await journal.apply(turn.id, shown);
    expect(calls).toEqual(['get', 'cas', 'cas']);
    expect((await turns.get(turn.id))?.value).toMatchObject({ state: 'opening', status: 'posted' });
  });

  it('takes in what was written beside it', async () => {
    await journal.apply(turn.id, begun);
    await turns.update(turn.id, (now) =>
      now === undefined ? now : { ...now, messageId: 'moved' },
    );
    await journal.apply(turn.id, shown);
    expect((await turns.get(turn.id))?.value).toMatchObject({
      state: 'opening',
      messageId: 'moved',
    });
  });

  it('is cancelled by what comes at the same moment as an outcome', async () => {
    await journal.apply(turn.id, begun);
    const [, step] = await Promise.all([
      journal.apply(turn.id, cancelAsked),
      journal.apply(turn.id, shown),
    ]);
    expect(step?.turn.state).toBe('cancelled');
  });

  it('is not made anew where it is gone', async () => {
    await journal.apply(turn.id, begun);
    await turns.delete(turn.id);
    expect(await journal.apply(turn.id, shown)).toBeUndefined();
    expect(await turns.get(turn.id)).toBeUndefined();
  });
});

it('holds nothing of a turn that nobody works on: it may be forgotten any moment', async () => {
  await journal.apply(turn.id, cancelAsked);
  calls = [];
  await journal.apply(turn.id, begun);
  expect(calls).toEqual(['get', 'cas']);
});
