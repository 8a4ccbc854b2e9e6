import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../fakes/telegram/driven.ts';
import { openWorld, resultsIn, type World } from './faults-world.ts';

let world: World;
let ann: Person;
let clip: {
  readonly video: { readonly sizeBytes: number; readonly name: string };
  readonly caption: string;
};

beforeEach(async () => {
  world = await openWorld();
  ann = world.telegram.person('Ann', { language: 'en' });
  clip = {
    video: { sizeBytes: 2_000, name: 'clip.mp4' },
    caption: `@${world.telegram.bot.username} trim the pauses`,
  };
});
afterEach(() => world.close());

/** The run waits so long that people can do something meanwhile. */
const thinkMs = 1_500;

describe('while the bot works', () => {
  beforeEach(() => {
    world.backend.delay('run', thinkMs);
  });

  test('its message is deleted: a new one carries the result', async () => {
    const asked = ann.send(clip);
    const working = await world.said(ann.chat, /Editing/);
    ann.chat.deleteMessage(working.id);
    const result = await world.result(ann.chat);
    await world.rung(ann.chat, asked);
    expect(result.id).not.toBe(working.id);
    expect(resultsIn(ann.chat)).toHaveLength(1);
  });

  test('the message that asked is deleted: the answer comes without a reply mark', async () => {
    const asked = ann.send(clip);
    await world.said(ann.chat, /Editing/);
    ann.chat.deleteMessage(asked.message_id);
    await world.result(ann.chat);
    await world.telegram.until(() => ann.chat.botMessages().length === 2, 'the ring');
    expect(ann.chat.botMessages().at(-1)).toMatchObject({ isSilent: false });
  });

  test('the person blocks the bot: nothing more is tried, and they are heard again afterwards', async () => {
    ann.send(clip);
    await world.said(ann.chat, /Editing/);
    ann.blocks();
    await world.settled();
    const tried = world.telegram.calls.length;
    await world.pass(40);
    const later = world.telegram.calls.slice(tried).filter(({ method }) => method !== 'getUpdates');
    expect(later).toEqual([]);
    ann.unblocks();
    ann.send('/credits');
    await world.said(ann.chat, /Credits/);
  });
});

describe('while the bot works in a group', () => {
  beforeEach(() => {
    world.backend.delay('run', thinkMs);
  });

  test('the group becomes a supergroup: the result comes there', async () => {
    const group = world.telegram.group('Crew');
    ann.send(clip, { in: group });
    await world.said(group, /Editing/);
    const next = group.migrate();
    await world.result(next);
    await world.settled();
    expect(resultsIn(next)).toHaveLength(1);
    expect(resultsIn(group)).toEqual([]);
  });

  test('the bot is thrown out of the group: the turn ends, and nobody is written to in private', async () => {
    const group = world.telegram.supergroup('Crew');
    ann.send(clip, { in: group });
    await world.said(group, /Editing/);
    group.removeBot();
    await world.settled();
    expect(resultsIn(group)).toEqual([]);
    expect(ann.chat.botMessages()).toEqual([]);
  });

  test('the topic is deleted: the result does not turn up in General', async () => {
    const forum = world.telegram.supergroup('Forum', { topics: ['Cuts'] });
    const topic = forum.topic('Cuts');
    ann.send(clip, { in: forum, topic });
    const working = await world.said(forum, /Editing/);
    forum.deleteTopic('Cuts');
    forum.deleteMessage(working.id);
    await world.settled();
    expect(forum.botMessages()).toEqual([]);
  });
});

describe('a request that waits', () => {
  test('is changed by an edit of its message', async () => {
    world.backend.delay('run', thinkMs);
    ann.send(clip);
    await world.said(ann.chat, /Editing/);
    const second = ann.send('add a title');
    await world.said(ann.chat, /next/);
    ann.edit(second, 'add music');
    await world.settled();
    const [session] = world.backend.world.sessions.values();
    const edits = JSON.stringify(session?.draft);
    expect(edits).toContain('add music');
    expect(edits).not.toContain('add a title');
  });
});

describe('General', () => {
  test('is written to without its number, which Telegram refuses', async () => {
    const forum = world.telegram.supergroup('Forum', { topics: ['Cuts'], generalThread: 1 });
    ann.send(clip, { in: forum });
    const result = await world.result(forum);
    expect(result.topic).toBeUndefined();
    const refused = world.telegram.calls.filter(({ status }) => status === 400);
    expect(refused).toEqual([]);
  });
});
