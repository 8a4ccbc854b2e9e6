import { describe, expect, it } from 'vitest';
import { createWorld } from '../bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 1_000 };

describe('who may', () => {
  it('is everybody where access is open', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim it', files: [clip], author: '99' });
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('is the named alone where there is an allowlist', async () => {
    const settings = {
      access: 'allowlist',
      allowed: ['telegram:7'],
      operators: ['telegram:1'],
    } as const;
    const world = await createWorld({ settings });
    await world.say({ text: 'trim it', files: [clip], author: '8' });
    expect(world.chat.last().text).toContain('invited people only');
    expect(world.editor.sessions).toEqual([]);
    await world.say({ text: 'trim it', files: [clip], author: '7' });
    await world.say({ text: 'trim it', files: [clip], author: '1' });
    expect(world.editor.runs).toHaveLength(2);
  });
});

describe('how much', () => {
  it('is so many requests a day, and begins anew the next day', async () => {
    const world = await createWorld({ settings: { turnsPerDay: 2 } });
    for (const text of ['trim it', 'add music', 'make it louder']) await world.say({ text });
    expect(world.editor.runs).toHaveLength(2);
    expect(world.chat.last().text).toContain('That was 2 requests today');
    await world.clock.turn(86_400_000);
    await world.say({ text: 'make it louder' });
    expect(world.editor.runs).toHaveLength(3);
  });

  it('counts questions for nothing', async () => {
    const world = await createWorld({ settings: { turnsPerDay: 1 } });
    for (let n = 0; n < 3; n++) await world.say({ command: { name: 'credits', argument: '' } });
    await world.say({ text: 'trim it' });
    expect(world.editor.runs).toHaveLength(1);
  });

  it('is so many bytes a day', async () => {
    const world = await createWorld({ settings: { bytesPerDay: 1_500 } });
    await world.say({ text: 'trim it', files: [clip] });
    await world.say({ text: 'trim it', files: [clip] });
    expect(world.editor.uploads).toHaveLength(1);
    expect(world.chat.last().text).toContain("today's limit");
  });

  it('has no limit for operators', async () => {
    const world = await createWorld({ settings: { turnsPerDay: 1, operators: ['telegram:7'] } });
    for (const text of ['trim it', 'add music', 'make it louder']) await world.say({ text });
    expect(world.editor.runs).toHaveLength(3);
  });

  it('is so many turns at once for one person, wherever they write', async () => {
    const world = await createWorld({ settings: { turnsAtOnce: 2 } });
    world.editor.script({ takesMs: 300_000 }, { takesMs: 300_000 });
    for (const thread of ['a', 'b', 'c'])
      await world.chat.say({ text: `edit in ${thread}`, thread });
    await world.clock.turn(60_000);
    expect(world.editor.runs).toHaveLength(2);
    await world.chat.say({ text: 'somebody else', thread: 'c', author: '8' });
    await world.clock.turn(60_000);
    expect(world.editor.runs).toHaveLength(3);
    await world.settle();
    expect(world.editor.runs).toHaveLength(4);
  });
});

describe('projects', () => {
  it('are remembered in private and apart elsewhere', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim it' });
    await world.say({ text: 'add music', thread: 'other' });
    await world.say({ text: 'add music', thread: 'group', kind: 'group' });
    await world.say({ text: 'add music', thread: 'group', kind: 'group', author: '8' });
    expect(world.editor.runs.map((run) => run.sessionId)).toEqual(['s1', 's1', 's2', 's3']);
  });

  it('are listed and switched in private only', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim it' });
    await world.say({ command: { name: 'new', argument: '' } });
    await world.say({ text: 'my projects', thread: 'group', kind: 'group' });
    expect(world.chat.last().text).toBe('Ask me in private.');
    await world.say({ text: 'my projects' });
    expect(world.chat.last().text).toMatch(/^Your projects:\n1\. .* \(open\)\n2\. /u);
    const [first] = world.chat.last().buttons;
    await world.say({ button: first?.id ?? '' });
    await world.say({ text: 'add music' });
    expect(world.editor.runs.at(-1)?.sessionId).toBe('s1');
  });
});
