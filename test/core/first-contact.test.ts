import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createWorld } from './bot-world.ts';

const start = { command: { name: 'start', argument: '' } };
const clip = { name: 'talk.mp4', bytes: 100_000 };
const refused = new BotError('backend-refused', 'no client id');

describe('somebody who comes back', () => {
  it('is greeted at once, without a word of connecting', async () => {
    const world = await createWorld();
    await world.say(start);
    const next = await world.restart();
    await next.say(start);
    const seen = next.chat.shown.map(({ versions }) => versions.map(({ text }) => text));
    expect(seen[0]?.[0]).toBe('Connecting…');
    expect(new Set(seen[1])).toEqual(new Set([seen[0]?.at(-1)]));
  });

  it('hears of connecting where a session has to be made', async () => {
    const world = await createWorld();
    await world.say({ ...start, thread: '-5', kind: 'group' });
    await world.say({ ...start, thread: '-6', kind: 'group' });
    const firsts = world.chat.shown.map(({ versions }) => versions[0]?.text);
    expect(firsts).toEqual(['Connecting…', 'Connecting…']);
  });
});

describe('a client id that is refused as none', () => {
  it('is made anew, once, and the request repeated', async () => {
    const world = await createWorld();
    world.editor.fail('takeToken', refused);
    await world.say({ text: 'trim the pauses', files: [clip] });
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
    await world.say({ text: 'add music' });
    expect(world.editor.tokens).toHaveLength(1);
  });

  it('twice ends with a sentence', async () => {
    const world = await createWorld();
    world.editor.fail('takeToken', refused);
    world.editor.fail('takeToken', refused);
    await world.say({ text: 'trim the pauses', files: [clip] });
    expect(world.settled).toMatchObject([{ outcome: 'failed', code: 'backend-refused' }]);
  });
});
