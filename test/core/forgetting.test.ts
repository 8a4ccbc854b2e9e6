import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createWorld, type World, type WorldOptions } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };

/** Somebody who is asked whether they are sure, and the button that says so. */
async function asked(options?: WorldOptions): Promise<{ world: World; sure: string }> {
  const world = await createWorld(options);
  await world.say({ text: 'trim it', files: [clip] });
  return { world, sure: await ask(world) };
}

async function ask(world: World): Promise<string> {
  await world.say({ command: { name: 'forget', argument: '' } });
  return world.chat.last().buttons[0]?.id ?? '';
}

const leftOf = (world: World) =>
  Object.keys(world.store.dump()).filter((key) => key.includes('telegram:7'));

describe('forgetting', () => {
  it('asks first, then leaves nothing', async () => {
    const { world, sure } = await asked();
    await world.say({ text: 'trim it', files: [clip], author: '8' });
    await world.say({ button: sure });
    expect(world.chat.last().text).toContain('deleted');
    expect(leftOf(world)).toEqual([]);
    expect(Object.keys(world.store.dump()).some((key) => key.includes('telegram:8'))).toBe(true);
    expect(world.editor.sessions).toHaveLength(1);
  });

  it.each([0, 400, 2_500, 6_000, 20_000])(
    'stops all that is under way anywhere, %d ms after it began',
    async (ms) => {
      const { world, sure } = await asked();
      await world.chat.say({ text: 'trim the pauses', files: [clip] });
      await world.chat.say({ text: 'add music' });
      await world.chat.say({ text: 'fade out', files: [clip], thread: 'crew', kind: 'group' });
      await world.clock.turn(ms);
      await world.say({ button: sure });
      expect(leftOf(world)).toEqual([]);
      expect(world.editor.sessions).toEqual([]);
      const labels = world.chat.shown.flatMap(({ versions }) => versions.at(-1)?.buttons ?? []);
      expect(labels.map(({ label }) => label)).not.toContain('Cancel');
      expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it('has the platform drop what it keeps of private chats, and of no others', async () => {
    const { world, sure } = await asked();
    await world.say({ text: 'trim it', files: [clip], thread: 'crew', kind: 'group' });
    await world.say({ text: 'trim it', files: [clip], thread: '8', author: '8' });
    await world.say({ button: sure });
    expect(world.chat.forgotten).toEqual(['telegram:100']);
  });

  it('takes no token for somebody who has none', async () => {
    const world = await createWorld();
    await world.say({ button: await ask(world) });
    expect(world.chat.last().text).toContain('deleted');
    expect(world.editor.tokens).toEqual([]);
  });
});

describe('forgetting where the backend does not go along', () => {
  it('does not wait for a run that cannot be stopped', async () => {
    const { world, sure } = await asked({ editor: { canCancelRun: false } });
    world.editor.script({ takesMs: 600_000 });
    await world.chat.say({ text: 'trim the pauses' });
    await world.clock.turn(5_000);
    await world.chat.say({ text: 'add music' });
    await world.clock.turn(5_000);
    const begun = world.clock.now();
    await world.say({ button: sure });
    expect(world.clock.now() - begun).toBeLessThan(30_000);
    expect(leftOf(world)).toEqual([]);
    expect(world.chat.texts().slice(-3)).toEqual([
      expect.stringContaining("I've stopped waiting"),
      'Stopped.',
      '✅ Everything about you is deleted. Write to me any time to start anew.',
    ]);
  });

  it('goes on where the free token of long ago is good no more', async () => {
    const { world, sure } = await asked();
    world.editor.fail('deleteSession', new BotError('bad-token', '1001'));
    await world.say({ button: sure });
    expect(world.chat.last().text).toContain('deleted');
    expect(leftOf(world)).toEqual([]);
    expect(world.editor.tokens).toHaveLength(1);
  });

  it('says so where the backend cannot be reached, and does the rest when asked again', async () => {
    const { world, sure } = await asked();
    world.editor.fail('deleteSession', new BotError('backend-unreachable', 'away'));
    await world.say({ button: sure });
    expect(world.chat.last().text).toContain("can't be reached");
    await world.say({ button: await ask(world) });
    expect(world.chat.last().text).toContain('deleted');
    expect(world.editor.sessions).toEqual([]);
  });
});
