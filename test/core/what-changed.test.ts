import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft/draft.ts';
import { createWorld } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };

describe('a video made from nothing', () => {
  const segment = { label: 'city', startMs: 0, durationMs: 10_000 };
  const video = { kind: 'video', typeNumber: 0, segments: [segment] } as const;
  const music = {
    kind: 'audio',
    typeNumber: 1,
    segments: [{ ...segment, label: 'Lo-fi' }],
  } as const;

  it('is announced with its first stage, then told with all its tracks, and what was added may go', async () => {
    const world = await createWorld();
    const firstDraft = { tracks: [video], durationMs: 10_000, original: {} };
    world.editor.script({ firstDraft, says: ['Added music.'], makes: () => [video, music] });
    await world.say({ text: 'generate a city at night' });
    const texts = world.chat.shown[0]?.versions.map((version) => version.text).join('\n');
    expect(texts).toContain('✅ The raw video is there (10 s).');
    const last = world.chat.shown[0]?.versions.at(-1);
    expect(last?.text).toContain(
      'Timeline (2 tracks): 1. Video: city (0-10s) 2. BGM: Lo-fi (0-10s)',
    );
    const strip = last?.buttons.find((button) => button.label === 'Only the raw video');
    await world.say({ button: strip?.id ?? '' });
    expect(world.editor.runs.at(-1)?.text).toBe('remove the music, the titles and the filters');
  });
});

describe('an edit that changed nothing', () => {
  it('is not exported by itself and has nothing to undo', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim the pauses', files: [clip] });
    world.editor.script({ says: ["I can't do that."], makes: (tracks) => tracks });
    await world.say({ text: 'dance the polka', files: [] });
    expect(world.chat.last()).toMatchObject({ text: "I can't do that.", buttons: [] });
    world.editor.script({ says: ["I can't do that."], makes: (tracks) => tracks });
    await world.say({ text: 'dance the polka', files: [clip] });
    expect(world.editor.renders).toHaveLength(1);
  });
});

describe('the timeline', () => {
  it('is told, and drawn where it can be', async () => {
    const picture = {
      draw: async () => ({ png: new Uint8Array(1_234), widthPx: 1_080, heightPx: 400 }),
    };
    const world = await createWorld({ picture });
    await world.say({ text: 'trim the pauses', files: [clip] });
    await world.say({ text: 'show tracks' });
    expect(world.chat.last()).toMatchObject({
      text: 'Timeline (1 track): 1. Video: talk.mp4 (0-8s)',
      fileName: 'timeline.png',
      fileBytes: 1_234,
    });
  });

  it('is drawn with the tracks that are told, so without empty ones', async () => {
    const drawn: Draft[] = [];
    const draw = async (draft: Draft) => {
      drawn.push(draft);
      return undefined;
    };
    const world = await createWorld({ picture: { draw } });
    const empty = { kind: 'audio', typeNumber: 1, segments: [] } as const;
    const segments = [{ label: 'talk.mp4', startMs: 0, durationMs: 8_000 }];
    const film = { kind: 'video', typeNumber: 0, segments } as const;
    world.editor.script({ says: ['Done.'], makes: () => [film, empty] });
    await world.say({ text: 'trim the pauses', files: [clip] });
    await world.say({ text: 'status' });
    expect(drawn.map(({ tracks }) => tracks.map(({ kind }) => kind))).toEqual([['video']]);
    expect(world.chat.last().text).toContain('Timeline (1 track)');
  });

  it('is told without a drawing where that fails, and as empty where it is', async () => {
    const picture = { draw: () => Promise.reject(new Error('no fonts')) };
    const world = await createWorld({ picture });
    await world.say({ text: 'status' });
    expect(world.chat.last().text).toBe('The timeline is empty. Send me a clip to begin.');
    await world.say({ text: 'trim the pauses', files: [clip] });
    await world.say({ text: 'status' });
    expect(world.chat.last().fileName).toBeUndefined();
    expect(world.chat.last().text).toContain('Timeline (1 track)');
  });
});
