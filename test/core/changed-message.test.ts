import { describe, expect, it } from 'vitest';
import { createWorld, type World } from './bot-world.ts';

async function withOneWaiting(): Promise<World> {
  const world = await createWorld();
  await world.say({ files: [{ name: 'talk.mp4', bytes: 100_000 }] });
  world.editor.script({ takesMs: 600_000 });
  await world.chat.say({ id: 'first', text: 'trim the pauses' });
  await world.clock.turn(10_000);
  await world.chat.say({ id: 'second', text: 'add sad music' });
  await world.clock.turn(1_000);
  return world;
}

const runsOf = (world: World) => world.editor.runs.map((run) => run.text);

describe('a message that its author changes', () => {
  it('while it waits is done as it says now', async () => {
    const world = await withOneWaiting();
    await world.chat.say({ id: 'second', text: 'add happy music', change: 'edited' });
    await world.settle();
    expect(runsOf(world)).toEqual(['trim the pauses', 'add happy music']);
  });

  it('is left alone once it is under way or settled', async () => {
    const world = await withOneWaiting();
    await world.chat.say({ id: 'first', text: 'make it square', change: 'edited' });
    await world.settle();
    await world.say({ id: 'second', text: 'make it square', change: 'edited' });
    expect(runsOf(world)).toEqual(['trim the pauses', 'add sad music']);
  });

  it('into something that is no request stays as it was', async () => {
    const world = await withOneWaiting();
    await world.chat.say({ id: 'second', text: 'credits', change: 'edited' });
    await world.settle();
    expect(runsOf(world)).toEqual(['trim the pauses', 'add sad music']);
  });

  it('that was never taken is no request', async () => {
    const world = await withOneWaiting();
    await world.chat.say({ id: 'other', text: 'make it square', change: 'edited' });
    await world.settle();
    expect(runsOf(world)).toEqual(['trim the pauses', 'add sad music']);
  });
});

describe('a message that its author deletes', () => {
  it('while it waits is not done', async () => {
    const world = await withOneWaiting();
    await world.chat.say({ id: 'second', change: 'deleted' });
    await world.settle();
    expect(runsOf(world)).toEqual(['trim the pauses']);
    expect(world.settled.map((turn) => turn.outcome)).toContain('cancelled');
  });

  it('while it is under way goes on', async () => {
    const world = await withOneWaiting();
    await world.chat.say({ id: 'first', change: 'deleted' });
    await world.settle();
    expect(runsOf(world)).toEqual(['trim the pauses', 'add sad music']);
  });
});
