import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attachment } from '../../../src/core/message.ts';
import type { Content } from '../../fakes/telegram/driven.ts';
import { openRig, type Rig, type RigOptions, readAll } from './rig.ts';

const closing: (() => Promise<void>)[] = [];
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cutroom-telegram-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await rm(dir, { recursive: true, force: true });
});

const noSignal = () => new AbortController().signal;
const publicRoot = { downloadBytes: 20 * 2 ** 20 };

async function receive(content: Content, options: RigOptions = {}): Promise<[Rig, Attachment]> {
  const rig = await openRig(options);
  closing.push(rig.close);
  await rig.start();
  rig.telegram.person('Ada').send({ ...content, caption: 'trim' });
  const { attachments } = await rig.hears((message) => message.attachments.length > 0);
  const [attachment] = attachments;
  if (attachment === undefined) throw new Error('no attachment');
  return [rig, attachment];
}

describe('a file of a message', () => {
  test('streams from Telegram, and opens again from what was stored', async () => {
    const [rig, attachment] = await receive({ video: { sizeBytes: 3_000_000 } });
    expect(await readAll(attachment.open(noSignal()))).toHaveLength(3_000_000);
    const { open: _gone, ...stored } = attachment;
    rig.telegram.expireLinks();
    const again = rig.adapter.reopen(JSON.parse(JSON.stringify(stored)));
    expect(await readAll(again.open(noSignal()))).toHaveLength(3_000_000);
  });

  test('is not asked for where its size says that Telegram will not give it', async () => {
    const [rig, attachment] = await receive({ video: { sizeBytes: 2_000_000_001 } });
    await expect(readAll(attachment.open(noSignal()))).rejects.toMatchObject({
      code: 'file-too-large',
      facts: { limitBytes: 2_000_000_000, sizeBytes: 2_000_000_001, name: attachment.name },
    });
    expect(rig.telegram.callsOf('getFile')).toHaveLength(0);
  });

  test('that Telegram calls too big is too large, also where its size was not told', async () => {
    const video = { sizeBytes: 25_000_000, isSizeHidden: true };
    const [, attachment] = await receive({ video }, { telegram: publicRoot });
    await expect(readAll(attachment.open(noSignal()))).rejects.toMatchObject({
      code: 'file-too-large',
    });
  });

  test('waits out a short pause', async () => {
    const [rig, attachment] = await receive({ video: { sizeBytes: 100 } });
    rig.telegram.fail('getFile', { kind: 'too-many', retryAfterSeconds: 1 });
    expect(await readAll(attachment.open(noSignal()))).toHaveLength(100);
  });

  test('that Telegram does not know any more cannot be had', async () => {
    const [rig, attachment] = await receive({ video: { sizeBytes: 100 } });
    const stranger = rig.adapter.reopen({
      ...attachment,
      locator: { fileId: 'AAA', uniqueId: 'b' },
    });
    await expect(readAll(stranger.open(noSignal()))).rejects.toMatchObject({
      code: 'download-failed',
    });
    const nonsense = rig.adapter.reopen({ ...attachment, locator: null });
    await expect(readAll(nonsense.open(noSignal()))).rejects.toMatchObject({
      code: 'download-failed',
    });
  });

  test('that breaks off is the network, and its error holds neither address nor token', async () => {
    const [rig, attachment] = await receive({ video: { sizeBytes: 5_000_000 } });
    rig.telegram.fail('download', { kind: 'reset-before' });
    const thrown: unknown = await readAll(attachment.open(noSignal())).catch(
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ code: 'chat-unreachable' });
    const secret = rig.telegram.token.split(':')[1] ?? '';
    expect(deepText(thrown)).not.toContain(secret);
    expect(deepText(thrown)).not.toContain('/file/bot');
  });

  test('stops where the signal says so', async () => {
    const [, attachment] = await receive({ video: { sizeBytes: 15_000_000 } });
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _chunk of attachment.open(controller.signal)) controller.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function deepText(value: unknown): string {
  if (!(value instanceof Error)) return String(value);
  return `${value.stack} ${JSON.stringify(value)} ${deepText(value.cause)}`;
}

describe('an own Bot API server', () => {
  const local = () => ({ telegram: { local: { dir } }, settings: { filesDir: dir } });

  test('hands over more than the public one, from its disk', async () => {
    const [rig, attachment] = await receive({ video: { sizeBytes: 30_000_000 } }, local());
    expect(rig.adapter.limits).toMatchObject({
      downloadBytes: 2_000_000_000,
      uploadBytes: 2_000_000_000,
    });
    expect(await readAll(attachment.open(noSignal()))).toHaveLength(30_000_000);
    expect(rig.telegram.callsOf('download')).toHaveLength(0);
  });

  test('hands over byte for byte what lies on its disk', async () => {
    const bytes = randomBytes(1_000_003);
    const [, attachment] = await receive({ video: { bytes } }, local());
    expect(bytes.equals(await readAll(attachment.open(noSignal())))).toBe(true);
  });

  test('is let go where the signal says so', async () => {
    const [, attachment] = await receive({ video: { sizeBytes: 3_000_000 } }, local());
    const controller = new AbortController();
    const file = attachment.open(controller.signal)[Symbol.asyncIterator]();
    expect((await file.next()).done).toBe(false);
    controller.abort();
    await expect(file.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('is not believed where it names a file outside of its folder', async () => {
    const [, attachment] = await receive(
      { video: { sizeBytes: 100 } },
      { telegram: { local: { dir } }, settings: { filesDir: join(dir, 'videos', 'elsewhere') } },
    );
    const thrown: unknown = await readAll(attachment.open(noSignal())).catch((e: unknown) => e);
    expect(thrown).toMatchObject({ code: 'download-failed' });
    // An own server's folders are named after the token.
    expect(deepText(thrown)).not.toContain(dir);
  });

  test('is not followed over a link that leads outside', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'cutroom-outside-'));
    closing.push(() => rm(outside, { recursive: true, force: true }));
    await symlink(outside, join(dir, 'videos'));
    const [, attachment] = await receive({ video: { sizeBytes: 100 } }, local());
    await expect(readAll(attachment.open(noSignal()))).rejects.toMatchObject({
      code: 'download-failed',
    });
  });

  test('whose folder is not named says so', async () => {
    const [rig, attachment] = await receive(
      { video: { sizeBytes: 100 } },
      { telegram: { local: { dir } } },
    );
    await expect(readAll(attachment.open(noSignal()))).rejects.toMatchObject({
      code: 'download-failed',
    });
    const warning = rig.lines.find(({ level }) => level === 'warn');
    expect(warning?.fields['why']).toBe('TELEGRAM_FILES_DIR is not set');
  });
});
