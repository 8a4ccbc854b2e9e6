import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutboundFile, ThreadId } from '../../../src/core/message.ts';
import type { Person } from '../../fakes/telegram/driven.ts';
import { openRig, type Rig, say } from './rig.ts';

let rig: Rig;
let ada: Person;
let thread: ThreadId;
beforeEach(async () => {
  rig = await openRig({ telegram: { uploadBytes: 60_000_000 } });
  ada = rig.telegram.person('Ada');
  ada.send('hello');
  thread = `telegram:${ada.chat.id}`;
});
afterEach(() => rig.close());

const thumbnail = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const last = () => ada.chat.botMessages().at(-1);

function toFile(sizeBytes: number, more: Partial<OutboundFile> = {}): OutboundFile {
  return {
    kind: 'video',
    name: 'clip-edited.mp4',
    mimeType: 'video/mp4',
    sizeBytes,
    widthPx: 1_080,
    heightPx: 1_920,
    durationMs: 12_400,
    async *open() {
      for (let sent = 0; sent < sizeBytes; sent += 65_536) {
        yield new Uint8Array(Math.min(65_536, sizeBytes - sent)).fill(7);
      }
    },
    openThumbnail: async () => thumbnail,
    ...more,
  };
}

describe('a result', () => {
  test('turns the message that waited into a video that plays as it should', async () => {
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    const buttons = [[{ id: 'u', label: 'Undo' }]];
    await rig.adapter.edit(ref, say('Here it is', { file: toFile(200_000), buttons }));
    expect(ada.chat.botMessages()).toHaveLength(1);
    expect(last()).toMatchObject({
      text: 'Here it is',
      buttons: [[{ label: 'Undo', data: 'u' }]],
      media: {
        kind: 'video',
        name: 'clip-edited.mp4',
        sizeBytes: 200_000,
        width: 1_080,
        height: 1_920,
        durationSeconds: 12,
        streams: true,
      },
    });
    expect(Buffer.from(last()?.media?.thumbnail ?? [])).toEqual(Buffer.from(thumbnail));
  });

  test('is the same message however often it is delivered', async () => {
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    await rig.adapter.edit(ref, say('Here it is', { file: toFile(1_000) }));
    await rig.adapter.edit(ref, say('Here it is', { file: toFile(1_000) }));
    expect(ada.chat.botMessages()).toHaveLength(1);
  });

  test('whose message says something new afterwards stays there', async () => {
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    await rig.adapter.edit(ref, say('Here it is', { file: toFile(1_000) }));
    await rig.adapter.edit(ref, say('The link is fresh'));
    expect(last()).toMatchObject({ text: 'The link is fresh', media: { sizeBytes: 1_000 } });
  });

  test('with more words than a caption holds says the rest below', async () => {
    const words = Array.from({ length: 40 }, (_, at) => `Cut number ${at} took out a long pause.`);
    const text = words.join('\n');
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    await rig.adapter.edit(ref, say(text, { file: toFile(1_000) }));
    const shown = ada.chat.botMessages();
    expect(shown).toHaveLength(2);
    expect(shown.map((message) => message.text).join('\n')).toBe(text);
  });

  test('with words that went on below leaves nothing of them where the chat is forgotten', async () => {
    const kept = async () => {
      const keys: string[] = [];
      for await (const { key } of rig.store.scan('adapter:telegram:')) keys.push(key);
      return keys.filter((key) => key.includes(':more:'));
    };
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    await rig.adapter.edit(ref, say('A word or two. '.repeat(200), { file: toFile(1_000) }));
    expect(await kept()).toHaveLength(1);
    await rig.adapter.forget?.(thread);
    expect(await kept()).toEqual([]);
  });
});

describe('a file', () => {
  test('without a thumbnail goes without', async () => {
    const file = toFile(1_000, { openThumbnail: async () => undefined });
    await rig.adapter.post(thread, say('', { file }), 'k');
    expect(last()?.media).not.toHaveProperty('thumbnail');
    expect(last()?.media).toMatchObject({ kind: 'video', sizeBytes: 1_000 });
  });

  test('as a picture, a sound or another file is a message of that kind', async () => {
    const image = toFile(1_000, { kind: 'image', name: 'line.png', mimeType: 'image/png' });
    const audio = toFile(1_000, { kind: 'audio', name: 'song.mp3', mimeType: 'audio/mpeg' });
    const other = toFile(1_000, { kind: 'file', name: 'cut.srt', mimeType: 'text/plain' });
    for (const file of [image, audio, other])
      await rig.adapter.post(thread, say('x', { file }), 'k');
    const kinds = ada.chat.botMessages().map(({ media }) => media?.kind);
    expect(kinds).toEqual(['photo', 'audio', 'document']);
    const ref = await rig.adapter.post(thread, say('drawing'), 'k');
    await rig.adapter.edit(ref, say('Timeline', { file: image }));
    expect(last()).toMatchObject({ text: 'Timeline', media: { kind: 'photo' } });
  });
});

describe('a result that cannot be carried', () => {
  test('is refused before a byte is sent where it is more than Telegram takes', async () => {
    const file = toFile(2_000_000_001);
    await expect(rig.adapter.post(thread, say('x', { file }), 'k')).rejects.toMatchObject({
      code: 'message-too-large',
    });
    expect(rig.telegram.callsOf('sendVideo')).toHaveLength(0);
  });

  test('because Telegram finds it too large is too large', async () => {
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    const edit = rig.adapter.edit(ref, say('x', { file: toFile(61_000_000) }));
    await expect(edit).rejects.toMatchObject({ code: 'message-too-large' });
    expect(last()?.text).toBe('Rendering');
  });

  test('because it ends early is not passed off as whole', async () => {
    const short = toFile(1_000, {
      async *open() {
        yield new Uint8Array(900);
      },
    });
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    await expect(rig.adapter.edit(ref, say('x', { file: short }))).rejects.toMatchObject({
      code: 'stream-cut',
    });
    expect(last()).toMatchObject({ text: 'Rendering' });
    expect(last()).not.toHaveProperty('media');
  });

  test('because its own source fails fails with that', async () => {
    const gone = toFile(1_000, {
      // biome-ignore lint/correctness/useYield: it fails before there is anything to give.
      async *open() {
        throw new Error('the render is gone');
      },
    });
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    await expect(rig.adapter.edit(ref, say('x', { file: gone }))).rejects.toThrow(
      'the render is gone',
    );
  });

  test('because the connection broke after it arrived is delivered by trying again', async () => {
    const ref = await rig.adapter.post(thread, say('Rendering'), 'k');
    rig.telegram.fail('editMessageMedia', { kind: 'reset-after' });
    const edit = () => rig.adapter.edit(ref, say('Here', { file: toFile(100_000) }));
    await expect(edit()).rejects.toMatchObject({ code: 'chat-unreachable' });
    await edit();
    expect(ada.chat.botMessages()).toHaveLength(1);
    expect(last()).toMatchObject({ text: 'Here', media: { sizeBytes: 100_000 } });
  });
});

describe('a result with a public address', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** Delivers a result that lies where the whole world gets `status`. */
  async function deliver(status: number, sizeBytes: number) {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': status === 200 ? 'video/mp4' : 'text/html' });
      response.end(Buffer.alloc(sizeBytes, 1));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const reverseProxy = { 'https://cutroom.example': `http://127.0.0.1:${port}` };
    const outside = await openRig({ telegram: { reverseProxy } });
    closing.push(outside.close);
    const bob = outside.telegram.person('Bob');
    bob.send('hello');
    const ref = await outside.adapter.post(`telegram:${bob.chat.id}`, say('Rendering'), 'k');
    const file = toFile(sizeBytes, { url: 'https://cutroom.example/r/clip.mp4' });
    await outside.adapter.edit(ref, say('Here', { file }));
    return bob.chat.botMessages().at(-1);
  }

  test('is fetched by Telegram itself', async () => {
    expect(await deliver(200, 5_000)).toMatchObject({
      text: 'Here',
      media: { kind: 'video', url: 'https://cutroom.example/r/clip.mp4' },
    });
  });

  test('is sent where Telegram cannot fetch it', async () => {
    const shown = await deliver(404, 5_000);
    expect(shown?.media).not.toHaveProperty('url');
    expect(shown).toMatchObject({ text: 'Here', media: { sizeBytes: 5_000 } });
  });

  test('is sent where it would show as a grey square otherwise', async () => {
    expect((await deliver(200, 11_000_000))?.media).not.toHaveProperty('url');
  });
});
