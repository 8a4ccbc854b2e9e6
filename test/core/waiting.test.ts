import { describe, expect, it } from 'vitest';
import { createWorld, type World } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const longMs = 600_000;

async function withRunGoing(options: Parameters<typeof createWorld>[0] = {}): Promise<World> {
  const world = await createWorld(options);
  await world.say({ files: [clip] });
  world.editor.script({ takesMs: longMs });
  await world.chat.say({ text: 'trim the pauses' });
  await world.clock.turn(10_000);
  return world;
}

const cancelButton = (world: World) =>
  world.chat.shown
    .flatMap((each) => each.versions.at(-1)?.buttons ?? [])
    .find((button) => button.label === 'Cancel')?.id ?? '';

describe('while a run is going', () => {
  it('questions are answered at once', async () => {
    const world = await withRunGoing();
    await world.chat.say({ command: { name: 'credits', argument: '' } });
    await world.clock.turn(500);
    expect(world.chat.last().text).toBe('Credits: 80 available, 5 on hold, 85 in all.');
    expect(world.editor.runs).toHaveLength(1);
    await world.settle();
  });

  it('nobody else is delayed, not even in the same thread', async () => {
    const world = await withRunGoing();
    await world.chat.say({ text: 'add music', files: [clip], author: '8' });
    await world.clock.turn(60_000);
    expect(world.settled.map((turn) => turn.conversation)).toContain('telegram:100|telegram:8');
    expect(world.editor.sessions.map((session) => session.owner)).toHaveLength(2);
    await world.settle();
  });

  it('messages wait in order and are told their position; the sixth is refused', async () => {
    const world = await withRunGoing();
    for (let n = 1; n <= 6; n++) await world.chat.say({ text: `edit number ${n}` });
    await world.clock.turn(1_000);
    const texts = world.chat.texts();
    expect(texts).toContain("⏳ You're next: I start as soon as I'm done with the one before.");
    expect(texts).toContain("⏳ You're 5th in line. I'll get to it.");
    expect(texts.at(-1)).toContain('already 5 requests waiting');
    await world.settle();
    const said = world.editor.runs.map((run) => run.text);
    expect(said).toEqual(['trim the pauses', ...[1, 2, 3, 4, 5].map((n) => `edit number ${n}`)]);
  });

  it('the message that told the position carries the result', async () => {
    const world = await withRunGoing();
    await world.chat.say({ text: 'add music' });
    await world.settle();
    const waiting = world.chat.shown.find((each) => each.versions[0]?.text.includes("You're next"));
    expect(waiting?.versions.at(-1)?.text).toBe('Done.');
  });

  it('a message that is delivered again is no second turn', async () => {
    const world = await withRunGoing();
    const again = { id: 'twice', text: 'add music' };
    await Promise.all([world.chat.say(again), world.chat.say(again)]);
    await world.chat.say(again);
    await world.settle();
    await world.say(again);
    expect(world.editor.runs.map((run) => run.text)).toEqual(['trim the pauses', 'add music']);
  });

  it('people hear every two minutes that it goes on', async () => {
    const world = await withRunGoing();
    await world.clock.turn(245_000);
    const texts = world.chat.shown.flatMap((each) => each.versions.map((version) => version.text));
    expect(texts).toContain('⏳ Still working… (2 minutes)');
    expect(texts).toContain('⏳ Still working… (4 minutes)');
    await world.settle();
  });
});

describe('a cancel', () => {
  it('stops the run and lets the next one in', async () => {
    const world = await withRunGoing();
    await world.chat.say({ text: 'add music' });
    await world.chat.say({ command: { name: 'cancel', argument: '' } });
    await world.clock.turn(30_000);
    expect(world.chat.texts()).toContain('🛑 Stopped. Your timeline is as it was.');
    expect(world.editor.runs.map((run) => run.text)).toEqual(['trim the pauses', 'add music']);
    expect(world.settled).toMatchObject([
      {},
      { outcome: 'done' },
      { outcome: 'cancelled' },
      { outcome: 'done' },
    ]);
    await world.settle();
  });

  it('by the button on the progress message does the same', async () => {
    const world = await withRunGoing();
    await world.chat.say({ button: cancelButton(world) });
    await world.clock.turn(5_000);
    expect(world.settled.map((turn) => turn.outcome)).toContain('cancelled');
  });

  it('where the backend has none is honest, and nothing else enters the session until it is quiet', async () => {
    const world = await withRunGoing({ editor: { canCancelRun: false } });
    await world.chat.say({ text: 'add music' });
    await world.chat.say({ command: { name: 'cancel', argument: '' } });
    await world.clock.turn(30_000);
    expect(world.chat.texts().join('\n')).toContain('may still finish it');
    await world.clock.turn(300_000);
    expect(world.editor.runs).toHaveLength(1);
    await world.settle();
    expect(world.editor.runs.map((run) => run.text)).toEqual(['trim the pauses', 'add music']);
  });

  it('stops a render in the backend too', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ takesMs: longMs });
    await world.chat.say({ text: 'trim the pauses', files: [clip] });
    await world.clock.turn(60_000);
    await world.chat.say({ command: { name: 'cancel', argument: '' } });
    await world.settle();
    expect(world.editor.cancelledRenders).toEqual([world.editor.renders[0]?.id]);
    expect(world.settled.map((turn) => turn.outcome)).toContain('cancelled');
  });

  it('with nothing going says so', async () => {
    const world = await createWorld();
    await world.say({ text: 'cancel' });
    expect(world.chat.last().text).toBe("There's nothing running right now.");
  });

  it('survives a restart right after it was asked for', async () => {
    const world = await withRunGoing();
    await world.chat.say({ command: { name: 'cancel', argument: '' } });
    const next = await world.another();
    await next.settle();
    expect(world.chat.texts()).toContain('🛑 Stopped. Your timeline is as it was.');
    expect(world.editor.runs).toHaveLength(1);
  });
});

describe('a bot that stops', () => {
  it('leaves what takes longer than the grace to the next start, which finishes it', async () => {
    const world = await withRunGoing();
    const next = await world.restart();
    await next.settle();
    expect(world.editor.runs).toHaveLength(1);
    expect(world.chat.texts().join('\n')).toContain('the edit went through');
  });

  it('lets what fits finish', async () => {
    const world = await createWorld();
    await world.chat.say({ text: 'trim the pauses', files: [clip] });
    await world.clock.until(world.bot.stop(120_000));
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });
});
