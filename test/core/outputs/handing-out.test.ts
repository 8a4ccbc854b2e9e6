import { describe, expect, it } from 'vitest';
import { BotError } from '../../../src/core/errors.ts';
import { english } from '../../../src/core/wording/en.ts';
import { chinese } from '../../../src/core/wording/zh.ts';
import { createWorld, type World, type WorldOptions } from '../bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const job = { text: 'trim the pauses', files: [clip] };
const able: WorldOptions = { editor: { makesStills: true } };

async function edited(options: WorldOptions = able): Promise<World> {
  const world = await createWorld(options);
  await world.say(job);
  return world;
}

const outputs = (world: World) => world.editor.renders.map(({ output }) => output);
const lastTexts = (world: World) =>
  world.chat.shown
    .filter(({ key }) => !key.endsWith(':ring'))
    .map(({ versions }) => versions.at(-1)?.text);

describe('a file that is no film', () => {
  it('comes as what it is, under its own name', async () => {
    const world = await edited();
    await world.say({ text: 'give me a cover at 0:02' });
    await world.say({ text: 'make a gif of 1-2 s' });
    await world.say({ text: 'make a sticker of 1-2 s' });
    await world.say({ text: 'extract the audio' });
    expect(world.chat.files.slice(1)).toMatchObject([
      { kind: 'image', mimeType: 'image/jpeg', name: 'talk-cover.jpg' },
      { kind: 'file', mimeType: 'image/gif', name: 'talk-edited.gif' },
      { kind: 'file', mimeType: 'video/webm', name: 'talk-sticker.webm' },
      { kind: 'audio', mimeType: 'audio/mpeg', name: 'talk-edited.mp3' },
    ]);
    expect(outputs(world).slice(1)).toEqual([
      { format: 'jpg', quality: 'high', atMs: 2_000 },
      { format: 'gif', quality: 'high', fromMs: 1_000, toMs: 2_000 },
      { format: 'webm', quality: 'high', fromMs: 1_000, toMs: 2_000 },
      { format: 'mp3', quality: 'high' },
    ]);
    expect(world.editor.runs).toHaveLength(1);
  });

  it('is told as what it is', async () => {
    const world = await edited();
    await world.say({ text: 'contact sheet' });
    expect(lastTexts(world).at(-1)).toContain('Contact sheet ready');
  });

  it('tells what a sticker is for, and where it ends earlier than was asked for', async () => {
    const about = { sizeBytes: 200_000, limitBytes: 9e9, isFitted: false, isPreview: false };
    const said = (output: object, durationMs: number) => {
      const wanted = { format: 'webm', quality: 'high', ...output } as const;
      const wish = { ...about, durationMs, output: wanted };
      return [english.result(wish), chinese.result(wish)].map((text) => text.split('\n').slice(1));
    };
    const use = [
      ['To have it in Telegram, send /newvideo to @Stickers: it asks for this file.'],
      ['想在 Telegram 里用它：给 @Stickers 发 /newvideo，它会要这个文件。'],
    ];
    expect(said({ fromMs: 0, toMs: 3_000 }, 3_000)).toEqual(use);
    expect(said({ fromMs: -3_000 }, 3_000)).toEqual(use);
    expect(said({}, 2_500)).toEqual(use);
    const cut = [{}, { fromMs: -5_000 }, { fromMs: 4_000 }, { fromMs: 1_000, toMs: 9_000 }];
    for (const output of cut) {
      expect(said(output, 3_000)[0]?.[0]).toMatch(/^Stickers last 3 seconds at most/);
      expect(said(output, 3_000)[1]?.[0]).toMatch(/^贴纸最长 3 秒/);
    }
  });

  it('is said to be beyond a service that would make something else', async () => {
    const world = await edited({});
    await world.say({ text: 'make a gif' });
    await world.say({ text: 'give me 9:16 and 16:9 versions' });
    expect(
      lastTexts(world).filter((text) => text?.includes('sends your edit as an MP4')),
    ).toHaveLength(3);
    expect(world.editor.renders).toHaveLength(1);
  });
});

describe('clips that nothing was done to yet', () => {
  it('are put on a timeline first, and handed out as asked', async () => {
    const world = await createWorld(able);
    await world.say({ text: 'compress it to 8 MB', files: [clip] });
    expect(world.editor.runs.map(({ text }) => text)).toEqual([english.asks.place]);
    expect(outputs(world)).toEqual([{ format: 'mp4', quality: 'high', maxBytes: 8_000_000 }]);
    expect(world.chat.files).toHaveLength(1);
  });

  it('that came before the words are, too', async () => {
    const world = await createWorld(able);
    await world.say({ files: [clip] });
    await world.say({ text: '九宫格预览' });
    expect(world.editor.runs).toHaveLength(1);
    expect(outputs(world)).toEqual([{ format: 'jpg', quality: 'preview', tiles: 9 }]);
  });

  it('are asked for where there are none', async () => {
    const world = await createWorld(able);
    await world.say({ text: 'make a gif' });
    expect(lastTexts(world).at(-1)).toContain("There's nothing to export yet");
    expect(world.editor.runs).toEqual([]);
  });
});

describe('several files in one go', () => {
  it('are each delivered, of one edit', async () => {
    const world = await createWorld(able);
    const text = 'trim the pauses, then give me 9:16 and 16:9 versions';
    await world.say({ text, files: [clip] });
    expect(world.editor.runs.map((run) => run.text)).toEqual(['trim the pauses']);
    expect(outputs(world).map(({ aspect }) => aspect)).toEqual(['9:16', '16:9']);
    expect(new Set(world.editor.renders.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(world.chat.files.map(({ name }) => name)).toEqual([
      'talk-edited-9x16.mp4',
      'talk-edited-16x9.mp4',
    ]);
  });

  it('make the phone sound once, with the last', async () => {
    const world = await edited();
    const before = world.chat.shown.length;
    await world.say({ text: 'give me 9:16 and 16:9 versions and a cover' });
    const keys = world.chat.shown.slice(before).map(({ key }) => key);
    expect(keys.filter((key) => key.endsWith(':ring'))).toHaveLength(1);
    expect(keys.at(-1)).toMatch(/\+3:ring$/u);
  });

  it('of a batch are of their own clip each', async () => {
    const world = await createWorld(able);
    const files = [clip, { name: 'walk.mp4', bytes: 50_000 }];
    await world.say({ text: 'trim each one and give me 9:16 and 1:1 versions', files });
    const sessions = world.editor.renders.map(({ sessionId }) => sessionId);
    expect(sessions).toHaveLength(4);
    expect(sessions[0]).toBe(sessions[1]);
    expect(sessions[2]).toBe(sessions[3]);
    expect(sessions[0]).not.toBe(sessions[2]);
  });

  it('are left out where the edit before them failed', async () => {
    const world = await createWorld(able);
    world.editor.fail('upload', new BotError('file-unreadable', 'broken'));
    await world.say({ text: 'trim the pauses, give me 9:16 and 16:9 versions', files: [clip] });
    expect(lastTexts(world).at(-1)).toBe(english.versionLeftOut());
    expect(world.editor.renders).toEqual([]);
  });

  it('come once, however often their message is delivered', async () => {
    const world = await edited();
    const message = { id: 'both', text: 'give me a cover and a gif of 1-2 s' };
    await world.say(message);
    await world.say(message);
    expect(world.chat.files).toHaveLength(3);
  });
});

describe('a wish that cannot be met', () => {
  it('is said as it is, without another try', async () => {
    const world = await edited();
    world.editor.scriptRender({ fails: true, outOfReach: 'size' });
    await world.say({ text: 'compress it to 1 MB' });
    expect(lastTexts(world).at(-1)).toContain('too long for a file that small');
    world.editor.scriptRender({ fails: true, outOfReach: 'time' });
    await world.say({ text: 'gif of 50-55 s' });
    expect(lastTexts(world).at(-1)).toContain('not in the film');
    expect(world.editor.renders).toHaveLength(3);
  });

  it('is admitted where the service passed over the size', async () => {
    const world = await edited();
    world.editor.scriptRender({ ignoresSize: true, sizeBytes: 3_000_000 });
    await world.say({ text: 'compress it to 1 MB' });
    expect(lastTexts(world).at(-1)).toContain('larger than the 1 MB you asked for');
  });
});
