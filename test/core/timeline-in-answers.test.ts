import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createWorld, type World } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const picture = {
  draw: async () => ({ png: new Uint8Array(1_234), widthPx: 1_080, heightPx: 400 }),
};
const says = ['The pauses are gone. You can preview it in the Timeline panel.'];
const segment = { label: 'city', startMs: 0, durationMs: 10_000 };
const generated = [
  { kind: 'video', typeNumber: 0, segments: [segment] },
  { kind: 'audio', typeNumber: 1, segments: [{ ...segment, label: 'Lo-fi' }] },
] as const;

/** The answer to an edit about which the agent says that its timeline may be looked at. */
async function answered(prepare: (world: World) => void = () => undefined): Promise<World> {
  const world = await createWorld({ picture });
  await world.say({ files: [clip] });
  world.editor.script({ says });
  prepare(world);
  await world.say({ text: 'trim the pauses' });
  return world;
}

describe('an answer whose timeline is worth a look', () => {
  it('carries its drawing where the agent points at the timeline', async () => {
    const world = await answered();
    expect(world.chat.last()).toMatchObject({
      text: 'The pauses are gone.\n\nTimeline (1 track): 1. Video: talk.mp4 (0-8s)',
      fileName: 'timeline.png',
      fileBytes: 1_234,
    });
    expect(world.chat.last().buttons.map(({ label }) => label)).toContain('Export');
  });

  it('carries it where music and titles came by themselves', async () => {
    const world = await createWorld({ picture });
    world.editor.script({ says: ['Added music.'], makes: () => generated });
    await world.say({ text: 'generate a city at night' });
    expect(world.chat.shown[0]?.versions.at(-1)?.fileName).toBe('timeline.png');
  });

  it('carries none where the agent says nothing of it', async () => {
    const world = await answered((each) => each.editor.script({ says: ['Done.'] }));
    await world.say({ text: 'add music' });
    expect(world.chat.last().fileName).toBeUndefined();
  });

  it('gives way to the video where that is delivered at once', async () => {
    const world = await createWorld({ picture });
    world.editor.script({ says });
    await world.say({ text: 'trim the pauses', files: [clip] });
    expect(world.chat.shown[0]?.versions.at(-1)?.fileName).toBe('talk-edited.mp4');
  });

  it.each(['chat-refused', 'message-too-large'] as const)(
    'is given in words alone where the chat answers %s to the drawing',
    async (code) => {
      const world = await answered((each) =>
        each.chat.failFiles([new BotError(code, 'no files here')]),
      );
      expect(world.chat.last().fileName).toBeUndefined();
      expect(world.chat.last().text).toContain('The pauses are gone.');
      expect(world.settled.at(-1)?.outcome).toBe('done');
    },
  );

  it('is given in words alone where it cannot be drawn', async () => {
    const world = await createWorld({
      picture: { draw: () => Promise.reject(new Error('no fonts')) },
    });
    await world.say({ files: [clip] });
    world.editor.script({ says });
    await world.say({ text: 'trim the pauses' });
    expect(world.chat.last().text).toContain('Timeline (1 track)');
  });
});
