import { describe, expect, it } from 'vitest';
import { createWorld } from './bot-world.ts';

describe('the bot', () => {
  it('turns a clip and a sentence into a delivered MP4', async () => {
    const world = await createWorld();
    await world.say({
      text: "trim the pauses and add a title 'Hi'",
      files: [{ name: 'talk.mp4', bytes: 300_000 }],
    });
    expect(world.editor.runs.map((run) => run.text)).toEqual([
      "trim the pauses and add a title 'Hi'",
    ]);
    expect(world.editor.uploads).toMatchObject([{ name: 'talk.mp4', bytes: 300_000 }]);
    expect(world.editor.renders).toHaveLength(1);
    const [status, ring] = world.chat.shown;
    const result = status?.versions.at(-1);
    expect(result?.fileBytes).toBe(200_000);
    expect(result?.fileName).toBe('talk-edited.mp4');
    expect(result?.text).toContain('Video ready (0:10, 0.2 MB)');
    expect(ring?.versions).toMatchObject([{ isSilent: false }]);
    expect(world.chat.shown).toHaveLength(2);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });
});
