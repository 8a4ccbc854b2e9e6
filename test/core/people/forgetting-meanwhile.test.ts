import { describe, expect, it } from 'vitest';
import { BotError } from '../../../src/core/errors.ts';
import { createWorld, type World, type WorldOptions } from '../bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };

async function asked(options?: WorldOptions): Promise<{ world: World; sure: string }> {
  const world = await createWorld(options);
  await world.say({ text: 'trim it', files: [clip] });
  await world.say({ command: { name: 'forget', argument: '' } });
  return { world, sure: world.chat.last().buttons[0]?.id ?? '' };
}

const keysOf = (world: World) =>
  Object.entries(world.store.dump()).flatMap(([key, value]) =>
    JSON.stringify([key, value]).includes('telegram:7') ? [key] : [],
  );

const labelsOf = (world: World) =>
  world.chat.shown
    .flatMap(({ versions }) => versions.at(-1)?.buttons ?? [])
    .map(({ label }) => label);

describe('forgetting somebody', () => {
  it('stops a slow render that has left its line', async () => {
    const { world, sure } = await asked();
    world.editor.scriptRender({ takesMs: 3_600_000 });
    await world.chat.say({ text: 'trim the pauses', files: [clip] });
    await world.clock.turn(600_000);
    await world.say({ button: sure });
    expect(keysOf(world)).toEqual([]);
    expect(world.editor.cancelledRenders).toHaveLength(1);
    expect(labelsOf(world)).not.toContain('Cancel');
  });

  it.each([500, 20_000, 90_000])('stops a batch %d ms after it began', async (ms) => {
    const { world, sure } = await asked();
    await world.chat.say({
      text: 'trim each one',
      files: [clip, { name: 'b.mp4' }, { name: 'c.mp4' }],
    });
    await world.clock.turn(ms);
    await world.say({ button: sure });
    expect(keysOf(world)).toEqual([]);
    expect(labelsOf(world)).not.toContain('Cancel');
  });

  it('ends in the one message whose first post was not answered, where posts are keyed', async () => {
    const { world, sure } = await asked({ chat: { limits: { keyedPosts: 'window' } } });
    const error = new BotError('chat-unreachable', 'lost');
    world.chat.fail({ call: 'post', when: 'after', error });
    await world.chat.say({ id: 'next', text: 'trim the pauses', files: [clip] });
    await world.clock.turn(500);
    await world.say({ button: sure });
    expect(keysOf(world)).toEqual([]);
    expect(world.chat.shown.filter(({ key }) => key.includes('next:status'))).toHaveLength(1);
    expect(labelsOf(world)).not.toContain('Cancel');
  });

  it('leaves no project behind, however many there were', async () => {
    const { world, sure } = await asked({ settings: { turnsPerDay: 100 } });
    for (let nth = 0; nth < 60; nth++) await world.say({ command: { name: 'new', argument: '' } });
    await world.say({ button: sure });
    expect(keysOf(world)).toEqual([]);
    expect(world.editor.sessions).toEqual([]);
  });
});

describe('who writes on while they are forgotten', () => {
  it('has it all done, in order, in a project of its own', async () => {
    const { world, sure } = await asked();
    const { deleteSession } = world.editor;
    const writeOn: typeof deleteSession = async (...args) => {
      Object.assign(world.editor, { deleteSession });
      await world.chat.say({ id: 'one', text: 'trim the pauses', files: [clip] });
      await world.chat.say({ id: 'two', text: "add a title 'Hi'" });
      return deleteSession(...args);
    };
    Object.assign(world.editor, { deleteSession: writeOn });
    await world.say({ button: sure });
    expect(world.editor.runs.map(({ text }) => text).slice(1)).toEqual([
      'trim the pauses',
      "add a title 'Hi'",
    ]);
    expect(labelsOf(world)).not.toContain('Cancel');
    expect(JSON.stringify(world.store.dump())).not.toContain('"isLive":true');
  });

  it('gets no account by what they asked before', async () => {
    const world = await createWorld();
    await world.say({ command: { name: 'forget', argument: '' } });
    const sure = world.chat.last().buttons[0]?.id ?? '';
    world.editor.fail('takeToken', new BotError('rate-limited', 'not now'));
    await world.chat.say({ command: { name: 'credits', argument: '' } });
    await world.clock.turn(5_000);
    await world.chat.say({ button: sure });
    await world.clock.turn(15_000);
    expect(world.chat.last().text).toContain('deleted');
    await world.settle();
    expect(world.editor.tokens).toHaveLength(1);
    expect(keysOf(world)).toEqual([]);
  });
});
