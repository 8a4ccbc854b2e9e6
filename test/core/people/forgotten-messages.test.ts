import { beforeEach, describe, expect, it } from 'vitest';
import {
  createForgottenMessages,
  type ForgottenMessages,
  type ForgottenRecord,
} from '../../../src/core/people/forgotten-messages.ts';
import { createDocuments } from '../../../src/core/records/documents.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createTurnedClock, type TurnedClock } from '../../fakes/turned-clock.ts';
import { createWorld, type World, type WorldOptions } from '../bot-world.ts';

const dayMs = 86_400_000;
const clip = { name: 'talk.mp4', bytes: 100_000 };
const job = { id: 'job', text: 'trim it', files: [clip] };
const forget = { id: 'forget', command: { name: 'forget', argument: '' } };

/** Somebody who was forgotten, and the messages that they wrote. */
async function leave(options?: WorldOptions) {
  const world = await createWorld(options);
  const hello = { id: 'hello', text: 'hello' };
  await world.say(hello);
  const [code = ''] = /\b[A-Z0-9]{6}\b/u.exec(world.chat.last().text) ?? [];
  const pair = { author: '1', thread: '1', command: { name: 'pair', argument: code } };
  if (code !== '') await world.say(pair);
  await world.say(job);
  await world.say(forget);
  const sure = { id: 'sure', button: world.chat.last().buttons[0]?.id ?? '' };
  await world.say(sure);
  return { world, said: [hello, job, forget, sure] };
}

const idOf = (number: number) => `telegram:7/telegram:7/${number}`;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

const leftOf = (world: World) =>
  Object.entries(world.store.dump()).filter((entry) =>
    JSON.stringify(entry).includes('telegram:7'),
  );

describe('a message of somebody who was forgotten', () => {
  it.each(['open', 'pairing'] as const)(
    'begins nothing anew where its platform hands it over once more (%s)',
    async (access) => {
      const settings = { access, operators: ['telegram:1'], linksOpenable: true } as const;
      const { world, said } = await leave({ settings });
      const shown = world.chat.shown.length;
      const runs = world.editor.runs.length;
      const next = await world.restart();
      for (const message of said) await next.say(message);
      expect(next.chat.shown).toHaveLength(shown);
      expect(next.editor.runs).toHaveLength(runs);
      expect(leftOf(next)).toEqual([]);
    },
  );

  it('is new where they write it anew, and known from then on', async () => {
    const { world } = await leave();
    await world.say({ ...job, id: 'job-2' });
    await world.say({ ...job, id: 'job-2' });
    expect(world.editor.runs).toHaveLength(2);
  });
});

describe('the marks of what was forgotten', () => {
  let clock: TurnedClock;
  let store: ReturnType<typeof createMemoryStore>;
  let forgotten: ForgottenMessages;
  beforeEach(() => {
    clock = createTurnedClock();
    store = createMemoryStore();
    const documents = createDocuments<ForgottenRecord>('person', store, clock);
    forgotten = createForgottenMessages({ documents, clock });
  });

  const noteAll = (ids: readonly number[]) =>
    forgotten.note(ids.map((id) => ({ id: idOf(id), acceptedAt: clock.now() })));

  it('know a message for a day, and name nobody', async () => {
    await noteAll([1, 2]);
    await clock.turn(dayMs - 1);
    expect(await forgotten.has(idOf(2))).toBe(true);
    expect(await forgotten.has(idOf(3))).toBe(false);
    expect(JSON.stringify(store.dump())).not.toContain('telegram');
    await clock.turn(1);
    expect(await forgotten.has(idOf(2))).toBe(false);
  });

  it('are two thousand at most: the oldest go first', async () => {
    await noteAll(numbers(2_500));
    expect(await forgotten.has(idOf(499))).toBe(false);
    expect(await forgotten.has(idOf(500))).toBe(true);
  });

  it('differ for messages that are much alike', async () => {
    await noteAll(numbers(2_000));
    for (const id of numbers(200)) expect(await forgotten.has(idOf(id + 2_000))).toBe(false);
  });
});
