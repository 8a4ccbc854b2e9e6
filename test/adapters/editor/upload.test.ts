import { createHash, randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate as aTurnOfTheLoop } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeMultipart } from '../../../src/adapters/editor/multipart.ts';
import { BotError } from '../../../src/core/errors.ts';
import type { Editor, EditorCall, SessionRef, Upload } from '../../../src/core/ports/editor.ts';
import { maxUploadBytes } from '../../../src/protocol/uploads.ts';
import { collect } from '../../contracts/editor.ts';
import { createFakeBackend, type FakeBackend } from '../../fakes/backend/server.ts';
import { createFakeTime } from './fake-time.ts';
import { createTestClient, madeClip } from './subject.ts';

let backend: FakeBackend;
let editor: Editor;
let call: EditorCall;
let session: SessionRef;
beforeEach(async () => {
  backend = await createFakeBackend();
  editor = createTestClient(backend.url);
  const signal = AbortSignal.timeout(100_000);
  call = { account: await editor.takeToken('client', signal), signal };
  session = await editor.openSession(call, 'en');
});
afterEach(() => backend.close());

const uploads = () => backend.requests.filter(({ path }) => path.includes('/upload-video/')).length;

async function readSlowly(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    chunks.push(chunk);
    await aTurnOfTheLoop();
  }
  return Buffer.concat(chunks);
}

function abortOf(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

describe('an upload', () => {
  it('arrives whole, under its name, in the field that the protocol names', async () => {
    const assets = await editor.upload(
      call,
      session,
      madeClip(1_234_567, '我的 "clip".mp4', 100_001),
    );
    const expected = { name: '我的 %22clip%22.mp4', kind: 'video', durationMs: 30_500 };
    expect(assets).toEqual([{ ...expected, sizeBytes: 1_234_567 }]);
    const headers = backend.requests.at(-1)?.headers;
    expect(headers?.['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(headers?.authorization).toBe(`Bearer ${call.account.token}`);
  });

  it('beyond 500 MB by its announced size is refused unopened', async () => {
    const clip = { ...madeClip(1), sizeBytes: maxUploadBytes + 1 };
    await expect(editor.upload(call, session, clip)).rejects.toMatchObject({
      code: 'file-too-large',
    });
    expect(uploads()).toBe(0);
  });

  it('beyond 500 MB by its bytes is refused where the bound is passed, whatever was announced', async () => {
    const chunk = new Uint8Array(8 * 1024 * 1024);
    let openedBytes = 0;
    async function* open() {
      for (; openedBytes <= maxUploadBytes * 2; openedBytes += chunk.length) yield chunk;
    }
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', sizeBytes: 3, open };
    await expect(editor.upload(call, session, clip)).rejects.toMatchObject({
      code: 'file-too-large',
    });
    expect(openedBytes).toBeLessThanOrEqual(maxUploadBytes + chunk.length);
  });
});

describe('an upload that breaks', () => {
  it("whose file breaks off tells the file's failure, not the backend's", async () => {
    async function* open() {
      yield new Uint8Array(70_000);
      throw new BotError('download-failed', 'the platform broke off');
    }
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', open };
    await expect(editor.upload(call, session, clip)).rejects.toMatchObject({
      code: 'download-failed',
    });
  });

  it('whose file fails in words of its own is an unreadable file, not a backend that is away', async () => {
    async function* open() {
      yield new Uint8Array(10);
      throw Object.assign(new Error('gone'), { code: 'ENOENT' });
    }
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', open };
    await expect(editor.upload(call, session, clip)).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  it('that is stopped ends as aborted and closes its file', async () => {
    const controller = new AbortController();
    let isClosed = false;
    async function* open(signal: AbortSignal) {
      try {
        yield new Uint8Array(10);
        const stopped = abortOf(signal);
        controller.abort();
        await stopped;
        yield new Uint8Array(10);
      } finally {
        isClosed = true;
      }
    }
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', open };
    const uploading = editor.upload({ ...call, signal: controller.signal }, session, clip);
    await expect(uploading).rejects.toMatchObject({ code: 'aborted' });
    await expect.poll(() => isClosed).toBe(true);
  });

  it('that does not move is given up', async () => {
    const time = createFakeTime();
    const patient = createTestClient(backend.url, { waits: { uploadIdleMs: 1_000 } }, time);
    async function* open(signal: AbortSignal) {
      yield new Uint8Array(10);
      const stopped = abortOf(signal);
      time.advance(2_002);
      await stopped;
    }
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', open };
    await expect(patient.upload(call, session, clip)).rejects.toMatchObject({ code: 'timeout' });
    expect(time.waiting()).toBe(0);
  });

  it('is not repeated when its connection breaks', async () => {
    backend.drop('upload');
    const uploading = editor.upload(call, session, madeClip(500_000));
    await expect(uploading).rejects.toMatchObject({ code: 'backend-unreachable' });
    expect(uploads()).toBe(1);
  });

  it('that is refused before its last byte hears the refusal', async () => {
    backend.fail({ route: 'upload', place: 'before', code: 4001, message: 'no' });
    const uploading = editor.upload(call, session, madeClip(3_000_000));
    await expect(uploading).rejects.toMatchObject({ code: 'unsupported-file' });
  });
});

describe('a backend that reads slowly', () => {
  it('gets every byte of a file that hands out the same memory again and again', async () => {
    let arriving: Promise<Buffer> | undefined;
    const slow = createHttpServer((request, response) => {
      arriving = readSlowly(request);
      request.once('end', () => {
        response.setHeader('content-type', 'application/json').end('{"data":{"files":[]}}');
      });
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    // Proof: a server that listens on a TCP port has an AddressInfo.
    const { port } = slow.address() as AddressInfo;
    const sent = createHash('sha256');
    async function* open() {
      const memory = Buffer.alloc(262_144);
      for (let count = 0; count < 64; count += 1) {
        randomBytes(memory.length).copy(memory);
        sent.update(memory);
        yield memory;
      }
    }
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', open };
    await createTestClient(`http://127.0.0.1:${port}`).upload(call, session, clip);
    const body = (await arriving) ?? Buffer.alloc(0);
    const from = body.indexOf('\r\n\r\n') + 4;
    const file = body.subarray(from, from + 64 * 262_144);
    expect(createHash('sha256').update(file).digest('hex')).toBe(sent.digest('hex'));
    await new Promise((resolve) => slow.close(resolve));
  });
});

describe('a backend that does not read', () => {
  it('holds the file back: no more than what the sockets take is pulled', async () => {
    const sockets: Socket[] = [];
    const deaf = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined).pause());
    });
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    // Proof: a server that listens on a TCP port has an AddressInfo.
    const { port } = deaf.address() as AddressInfo;
    let pulledBytes = 0;
    async function* open() {
      for (let count = 0; count < 4_000; count += 1) {
        pulledBytes += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    const controller = new AbortController();
    const clip: Upload = { name: 'a.mp4', mimeType: 'video/mp4', open };
    const patient = createTestClient(`http://127.0.0.1:${port}`);
    const uploading = patient.upload({ ...call, signal: controller.signal }, session, clip);
    const settled = uploading.catch((error: unknown) => error);
    await expect.poll(() => pulledBytes).toBeGreaterThan(0);
    let before = 0;
    while (pulledBytes !== before) {
      before = pulledBytes;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(pulledBytes).toBeLessThan(32 * 1024 * 1024);
    controller.abort();
    expect(await settled).toMatchObject({ code: 'aborted' });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => deaf.close(resolve));
  });
});

describe('an upload by link', () => {
  it('goes as the protocol says and names its asset', async () => {
    const assets = await editor.uploadLink(call, session, 'https://films.example.org/a.mp4?sig=1');
    expect(assets).toMatchObject([{ name: 'a.mp4', kind: 'video' }]);
  });

  it('may take longer than other answers: the backend fetches it first', async () => {
    const hasty = createTestClient(backend.url, { waits: { answerMs: 300, linkMs: 30_000 } });
    backend.delay('upload', 1_000);
    const assets = await hasty.uploadLink(call, session, 'https://films.example.org/a.mp4');
    expect(assets).toMatchObject([{ name: 'a.mp4' }]);
    expect(uploads()).toBe(1);
  });
});

describe('multipart', () => {
  it('passes chunks through uncopied, also those that are views of a larger buffer', async () => {
    const view = new Uint8Array(300_000).fill(7).subarray(100_000, 270_000);
    async function* body() {
      yield view;
    }
    const part = {
      field: 'files',
      name: 'a\r\n"b.mp4',
      mimeType: 'video/mp4\r\nX: y',
      body: body(),
    };
    const chunks = await collect(encodeMultipart(part, 'B'));
    expect(chunks[1]).toBe(view);
    expect(Buffer.from(chunks[0] ?? []).toString()).toBe(
      '--B\r\nContent-Disposition: form-data; name="files"; filename="a%0D%0A%22b.mp4"\r\n' +
        'Content-Type: video/mp4X: y\r\n\r\n',
    );
    expect(Buffer.from(chunks[2] ?? []).toString()).toBe('\r\n--B--\r\n');
  });
});
