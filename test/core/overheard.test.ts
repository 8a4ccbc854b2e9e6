import { describe, expect, it } from 'vitest';
import { createWorld } from './bot-world.ts';

const group = { thread: '-500', kind: 'group' } as const;
const clip = { name: 'party.mp4', bytes: 100_000 };
const minuteMs = 60_000;

describe('a clip in a group that is not for the bot', () => {
  it('is answered with nothing and uploaded nowhere', async () => {
    const world = await createWorld();
    await world.say({ ...group, files: [clip], text: 'look at us', isAddressed: false });
    expect(world.chat.shown).toEqual([]);
    expect(world.editor.sessions).toEqual([]);
  });

  it('is what "this" means when its author addresses the bot within ten minutes', async () => {
    const world = await createWorld();
    await world.say({ ...group, files: [clip], isAddressed: false });
    await world.clock.turn(9 * minuteMs);
    await world.say({ ...group, text: 'trim the pauses in this' });
    expect(world.editor.runs.map((run) => run.text)).toEqual(['trim the pauses in this']);
    expect(world.chat.shown.some((each) => each.versions.at(-1)?.fileName !== undefined)).toBe(
      true,
    );
  });

  it('is used once', async () => {
    const world = await createWorld();
    await world.say({ ...group, files: [clip], isAddressed: false });
    await world.say({ ...group, text: 'trim the pauses' });
    await world.say({ ...group, text: 'add music' });
    const uploads = world.editor.sessions.flatMap((session) => session.assets);
    expect(uploads).toHaveLength(1);
  });

  it('is forgotten after ten minutes, and never means anything to somebody else', async () => {
    const world = await createWorld();
    await world.say({ ...group, files: [clip], isAddressed: false });
    await world.say({ ...group, text: 'trim the pauses', author: '8' });
    await world.clock.turn(11 * minuteMs);
    await world.say({ ...group, text: 'trim the pauses' });
    expect(world.editor.sessions.flatMap((session) => session.assets)).toEqual([]);
  });

  it('answers "edit my video", which asks for a clip only where none is there', async () => {
    const world = await createWorld();
    await world.say({ ...group, text: 'edit my video' });
    expect(world.editor.runs).toEqual([]);
    await world.say({ ...group, files: [clip], isAddressed: false });
    await world.say({ ...group, text: 'edit my video' });
    expect(world.editor.runs.map((run) => run.text)).toEqual(['edit my video']);
    await world.clock.turn(11 * minuteMs);
    await world.say({ ...group, text: 'edit my video' });
    // It is in the project by now.
    expect(world.editor.runs).toHaveLength(2);
  });
});
