import { describe, expect, it } from 'vitest';
import { planBatch } from '../../src/core/batch.ts';
import { BotError } from '../../src/core/errors.ts';
import { createWorld } from './bot-world.ts';

const files = [{ name: 'a.mp4' }, { name: 'b.mp4' }, { name: 'c.mp4' }];

describe('what makes a batch', () => {
  it.each([
    ['trim the pauses in each clip', 'trim the pauses'],
    ['Make each of them vertical', 'Make vertical'],
    ['trim the pauses, separately', 'trim the pauses,'],
    ['分别剪掉停顿', '剪掉停顿'],
    ['每个视频都加字幕', '加字幕'],
  ])('is told by the words "%s"', (words, forOne) => {
    expect(planBatch(words, 3)).toEqual([forOne, forOne, forOne]);
  });

  it('is an instruction for each, by number', () => {
    expect(planBatch('1. trim the pauses\n2. add music\n3. make it 9:16', 3)).toEqual([
      'trim the pauses',
      'add music',
      'make it 9:16',
    ]);
    expect(planBatch('1) trim it 2) add music', 2)).toEqual(['trim it', 'add music']);
  });

  it.each([
    'merge them',
    'trim the pauses and add music',
    'add a title "each on its own"',
    '把它们拼起来',
  ])('is not meant by "%s"', (words) => {
    expect(planBatch(words, 3)).toBeUndefined();
  });

  it('needs more than one clip', () => {
    expect(planBatch('trim each clip', 1)).toBeUndefined();
  });
});

describe('a batch', () => {
  it('is one run, one render and one delivery for each clip, and a list of all in the end', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim the pauses in each clip', files });
    expect(world.editor.runs.map((run) => run.text)).toEqual(Array(3).fill('trim the pauses'));
    expect(new Set(world.editor.runs.map((run) => run.sessionId)).size).toBe(3);
    expect(world.editor.renders).toHaveLength(3);
    const results = world.chat.shown.filter(
      (each) => each.versions.at(-1)?.fileBytes !== undefined,
    );
    expect(results.map((each) => each.versions.at(-1)?.fileName)).toEqual([
      'a-edited.mp4',
      'b-edited.mp4',
      'c-edited.mp4',
    ]);
    expect(results[1]?.versions.at(-1)?.text).toContain('2 of 3: b.mp4');
    expect(world.chat.last().text).toBe('🎬 All done:\n✅ a.mp4\n✅ b.mp4\n✅ c.mp4');
  });

  it('with a bad one goes on with the rest and says so', async () => {
    const world = await createWorld();
    world.editor.script({}, { refusal: new BotError('backend-refused', 'for the test') });
    await world.say({ text: 'trim each of them', files });
    expect(world.settled.map((turn) => turn.outcome)).toEqual(['done', 'failed', 'done']);
    expect(world.chat.last().text).toBe('🎬 2 of 3 done:\n✅ a.mp4\n❌ b.mp4\n✅ c.mp4');
  });

  it('delivered twice by the platform is one batch', async () => {
    const world = await createWorld();
    const message = { id: 'batch', text: 'trim each of them', files };
    await world.say(message);
    await world.say(message);
    expect(world.editor.runs).toHaveLength(3);
  });
});

describe('several clips without words', () => {
  const tap = async (label: string) => {
    const world = await createWorld();
    await world.say({ files });
    const shown = world.chat.last();
    expect(shown.text).toContain('one video, or each its own?');
    await world.say({ button: shown.buttons.find((button) => button.label === label)?.id ?? '' });
    await world.say({ text: 'trim the pauses' });
    return world;
  };

  it('are asked about once, and may become one video', async () => {
    const world = await tap('One video');
    expect(world.editor.runs).toMatchObject([{ sessionId: 's1' }]);
    expect(world.editor.uploads).toHaveLength(3);
  });

  it('may be taken each on its own', async () => {
    const world = await tap('Each on its own');
    expect(world.editor.runs).toHaveLength(3);
    expect(world.editor.renders).toHaveLength(3);
    await world.say({ text: 'add music' });
    expect(world.editor.runs).toHaveLength(4);
  });
});
