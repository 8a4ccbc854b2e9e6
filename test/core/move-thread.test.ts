import { describe, expect, it } from 'vitest';
import type { ThreadId } from '../../src/core/message.ts';
import { createLife } from '../fakes/mortal.ts';
import { createWorld, type World, type WorldOptions } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const old = { thread: '-5', kind: 'group' } as const;
const now = { thread: '-1005', kind: 'group' } as const;
const from: ThreadId = 'telegram:-5';
const to: ThreadId = 'telegram:-1005';

/** One edit hangs and two wait, then the group gets its new id. */
async function withLine(options: WorldOptions = {}): Promise<World> {
  const world = await createWorld(options);
  world.editor.script({ takesMs: 300_000 });
  await world.chat.say({ ...old, text: 'trim the pauses', files: [clip] });
  await world.chat.say({ ...old, text: 'add music' });
  await world.chat.say({ ...old, text: 'make it louder' });
  await world.clock.turn(30_000);
  return world;
}

const keysOf = (world: World, thread: string) =>
  Object.keys(world.store.dump()).filter((key) => key.startsWith(`conversation:${thread}|`));
const asked = (world: World) => world.editor.runs.map(({ text }) => text);
const line = ['trim the pauses', 'add music', 'make it louder'];

describe('a group that goes on under a new id', () => {
  it('gets there what was under way and what waited, in order and once', async () => {
    const world = await withLine();
    await world.clock.until(world.bot.moveThread(from, to));
    await world.settle();
    expect(asked(world)).toEqual(line);
    expect(world.settled.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(world.chat.texts(to).filter((text) => text.includes('✅ Video ready'))).toHaveLength(1);
    expect(world.chat.texts(to).filter((text) => text === 'Done.')).toHaveLength(2);
    expect(world.chat.texts(from)).not.toContain('Done.');
  });

  it('keeps its project, its buttons and its questions', async () => {
    const world = await createWorld();
    await world.say({ ...old, text: 'trim the pauses', files: [clip] });
    const undo = world.chat.shown
      .flatMap(({ versions }) => versions.at(-1)?.buttons ?? [])
      .find(({ label }) => label === 'Undo');
    await world.clock.until(world.bot.moveThread(from, to));
    await world.say({ ...now, button: undo?.id ?? '' });
    await world.say({ ...now, text: 'add music' });
    expect(asked(world)).toEqual(['trim the pauses', 'undo', 'add music']);
    expect(new Set(world.editor.runs.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(keysOf(world, from)).toEqual([]);
  });

  it('serves what was said there before the bot heard of the move after what was under way', async () => {
    const world = await withLine();
    await world.chat.say({ ...now, text: 'make it vertical' });
    await world.clock.turn(1_000);
    await world.clock.until(world.bot.moveThread(from, to));
    await world.settle();
    expect(new Set(asked(world))).toEqual(new Set([...line, 'make it vertical']));
    expect(world.editor.runs).toHaveLength(4);
    expect(world.settled).toHaveLength(4);
  });

  it('is moved twice without harm, and others stay where they are', async () => {
    const world = await withLine();
    await world.chat.say({ text: 'add a title', thread: '-55', kind: 'group' });
    await world.clock.until(world.bot.moveThread(from, to));
    await world.clock.until(world.bot.moveThread(from, to));
    await world.settle();
    expect(keysOf(world, 'telegram:-55')).toHaveLength(1);
    expect(world.editor.runs).toHaveLength(4);
    expect(keysOf(world, from)).toEqual([]);
  });
});

describe('a group that the settings name', () => {
  it('is not let in under its new id, and the operators hear of it', async () => {
    const settings = {
      access: 'allowlist',
      allowed: [from],
      operators: ['telegram:1'],
      linksOpenable: true,
    } as const;
    const world = await createWorld({ settings });
    const text = 'trim the pauses';
    await world.say({ ...old, text, files: [clip], memberOf: [from] });
    await world.clock.until(world.bot.moveThread(from, to));
    await world.say({ ...now, text, memberOf: [to] });
    expect(world.editor.runs).toHaveLength(1);
    expect(world.chat.texts('telegram:1').at(-1)).toContain('goes on under a new id');
  });
});

describe('a move that breaks off', () => {
  it('is finished by the next process, wherever this one dies', async () => {
    const alive = createLife();
    const whole = await withLine({ life: alive });
    const before = alive.calls.length;
    await move(whole);
    const calls = alive.calls.length - before;
    expect(calls).toBeGreaterThan(10);
    for (let call = 0; call < calls; call++) {
      const life = createLife({ atCall: before + call, when: call % 2 === 0 ? 'before' : 'after' });
      const first = await withLine({ life });
      await move(first);
      expect(life.isOver, `call ${call}`).toBe(true);
      const next = await first.another();
      await next.clock.until(next.bot.moveThread(from, to));
      await next.settle();
      expect(asked(next), `call ${call}`).toEqual(line);
      expect(keysOf(next, from)).toEqual([]);
    }
  });
});

/** So far as it gets without anything else going on. */
async function move(world: World): Promise<void> {
  void world.bot.moveThread(from, to);
  await world.clock.turn(1);
}
