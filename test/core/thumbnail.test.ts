import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import type { OutboundFile } from '../../src/core/message.ts';
import { createWorld, type World, type WorldOptions } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const stills: WorldOptions = { editor: { makesStills: true }, settings: { linksOpenable: true } };

async function delivered(options: WorldOptions = stills): Promise<World> {
  const world = await createWorld(options);
  await world.say({ text: 'trim the pauses', files: [clip] });
  return world;
}

async function thumbnailOf(world: World): Promise<Uint8Array | undefined> {
  const [file] = world.chat.files;
  const asked = file?.openThumbnail?.(new AbortController().signal);
  return world.clock.until(asked ?? Promise.reject(new Error('there is no file')));
}

describe('a delivered video', () => {
  it('comes with its form, its length and where anybody can fetch it', async () => {
    const world = await delivered();
    expect(world.chat.files[0]).toMatchObject({
      ...{ kind: 'video', widthPx: 1_920, heightPx: 1_080, durationMs: expect.any(Number) },
      url: `https://cdn.example/${world.editor.renders[0]?.id}.mp4`,
    } satisfies Partial<OutboundFile>);
  });

  it('names no address where only this machine could fetch from it', async () => {
    const world = await delivered({ ...stills, settings: { linksOpenable: false } });
    expect(world.chat.files[0]).not.toHaveProperty('url');
  });
});

describe('its thumbnail', () => {
  it('is a still that fits a chat, made once however often it is asked for', async () => {
    const world = await delivered();
    world.editor.scriptRender({ bytes: jpeg, takesMs: 2_000 });
    expect(await thumbnailOf(world)).toEqual(jpeg);
    expect(world.editor.renders.at(-1)?.output).toEqual({
      ...{ format: 'jpg', quality: 'high', heightPx: 180, atMs: 1_000 },
    });
    await thumbnailOf(world);
    expect(world.editor.renders).toHaveLength(2);
    expect(world.editor.runs).toHaveLength(1);
  });

  it('is not asked for where the backend makes none', async () => {
    const world = await delivered({});
    expect(await thumbnailOf(world)).toBeUndefined();
    expect(world.editor.renders).toHaveLength(1);
  });

  it('is had of a film of any length: its pieces are there already', async () => {
    const world = await createWorld(stills);
    world.editor.scriptRender({ durationMs: 3_600_000 });
    await world.say({ text: 'trim the pauses', files: [clip] });
    world.editor.scriptRender({ bytes: jpeg, takesMs: 1_000 });
    expect(await thumbnailOf(world)).toBeDefined();
  });

  it('holds the result up hardly longer than it takes', async () => {
    const world = await delivered();
    world.editor.scriptRender({ bytes: jpeg, takesMs: 400 });
    const before = world.clock.now();
    expect(await thumbnailOf(world)).toBeDefined();
    expect(world.clock.now() - before).toBe(500);
  });

  it('is given up after five seconds, and its render is stopped', async () => {
    const world = await delivered();
    world.editor.scriptRender({ bytes: jpeg, takesMs: 60_000 });
    const before = world.clock.now();
    expect(await thumbnailOf(world)).toBeUndefined();
    expect(world.clock.now() - before).toBe(5_000);
    expect(world.editor.cancelledRenders).toEqual([world.editor.renders.at(-1)?.id]);
  });

  it.each([
    ['the backend refuses', (world: World) => world.editor.fail('submitRender', refused)],
    ['it cannot be fetched', (world: World) => world.editor.fail('download', refused)],
    ['its render fails', (world: World) => world.editor.scriptRender({ fails: true })],
    ['it is no picture', (world: World) => world.editor.scriptRender({ sizeBytes: 5_000 })],
    ['it is too large', (world: World) => world.editor.scriptRender({ sizeBytes: 900_000 })],
  ])('is done without where %s', async (_why, goWrong) => {
    const world = await delivered();
    goWrong(world);
    expect(await thumbnailOf(world)).toBeUndefined();
  });
});

const refused = new BotError('backend-refused', 'for the test');
