import { describe, expect, it } from 'vitest';
import { createWorld } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const subtitles = { name: 'talk.SRT', bytes: 900 };

describe('subtitles', () => {
  it('go along to a backend that takes them', async () => {
    const world = await createWorld({ editor: { takes: ['srt', 'vtt', 'ass'] } });
    await world.say({ text: 'burn the captions in', files: [clip, subtitles] });
    expect(world.editor.uploads.map(({ name }) => name)).toEqual(['talk.mp4', 'talk.SRT']);
    expect(world.settled.at(-1)?.outcome).toBe('done');
  });

  it('with one clip and no words are no two clips to choose between', async () => {
    const world = await createWorld({ editor: { takes: ['srt'] } });
    await world.say({ files: [clip, subtitles] });
    const { text, buttons } = world.chat.last();
    expect(text).toContain('✅ Got talk.SRT');
    expect(text).toContain('“burn in the subtitles”');
    expect(text).not.toContain('each its own');
    expect(buttons).toEqual([]);
  });

  it('are named and left out where the backend takes none, and never sent', async () => {
    const world = await createWorld();
    await world.say({ text: 'burn the captions in', files: [clip, subtitles] });
    expect(world.editor.uploads.map(({ name }) => name)).toEqual(['talk.mp4']);
    const texts = world.chat.shown.map(({ versions }) => versions.at(-1)?.text).join('\n');
    expect(texts).toContain('Left out: talk.SRT (not a kind I take)');
  });

  it('alone are answered with what is taken', async () => {
    const world = await createWorld();
    await world.say({ files: [subtitles] });
    expect(world.chat.last().text).toContain("I can't work with “talk.SRT”. I take MP4");
    expect(world.editor.uploads).toEqual([]);
  });
});

describe('a voice as chats record it', () => {
  const voice = { name: 'voice-7.ogg', bytes: 9_000 };

  it('is taken in where the backend takes such files', async () => {
    const world = await createWorld({ editor: { takes: ['ogg', 'oga'] } });
    await world.say({ text: 'make this the music', files: [clip, voice] });
    expect(world.editor.uploads.map(({ name }) => name)).toEqual(['talk.mp4', 'voice-7.ogg']);
  });

  it('is named and left out elsewhere', async () => {
    const world = await createWorld();
    await world.say({ text: 'make this the music', files: [clip, voice] });
    expect(world.editor.uploads.map(({ name }) => name)).toEqual(['talk.mp4']);
  });
});
