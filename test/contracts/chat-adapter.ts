import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMessage, OutboundFile, OutboundMessage } from '../../src/core/message.ts';
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts';
import { createFakeHost } from '../fakes/fake-host.ts';

/** What stands in for the platform around one adapter, made fresh for each test. */
export interface ChatHarness {
  readonly adapter: ChatAdapter;
  /** A person writes to the bot; resolves once the platform has handed it over. */
  write(text: string): Promise<void>;
  /** Everything people can read now; of an edited message at least its last form. */
  readable(): Promise<string>;
  /** How often a file reached the platform, and the size of the last one. */
  files(): Promise<{ readonly count: number; readonly lastBytes: number }>;
  /** Makes the next edit be refused for going too fast; leave out where no such limit exists. */
  limitNextEdit?(): void;
  /** The platform hands over the bot's own last message as if somebody had written it; leave out where it cannot. */
  echo?(): Promise<void>;
  close(): Promise<void>;
}

/** What every chat adapter must do; each declares it with its own harness. */
export function describeChatAdapter(name: string, open: () => Promise<ChatHarness>): void {
  describe(`${name} as a chat adapter`, () => {
    const rig = createRig();
    beforeEach(async () => rig.renew(await open()));
    afterEach(async () => {
      await rig.adapter().stop();
      await rig.harness().close();
    });
    declareReceiving(rig);
    declarePosting(rig);
  });
}

type Rig = ReturnType<typeof createRig>;

function createRig() {
  const received: InboundMessage[] = [];
  let current: ChatHarness | undefined;
  const harness = () => {
    if (current === undefined) throw new Error('no harness was opened');
    return current;
  };
  return {
    received,
    harness,
    adapter: () => harness().adapter,
    renew(next: ChatHarness) {
      current = next;
      received.length = 0;
    },
    start: () =>
      harness().adapter.start(createFakeHost(async (message) => void received.push(message))),
    async hear(text: string): Promise<InboundMessage> {
      await harness().write(text);
      const find = () => received.find((each) => each.text === text);
      await expect.poll(find).toBeDefined();
      const heard = find();
      if (heard === undefined) throw new Error('nothing was received');
      return heard;
    },
    async reads(text: string): Promise<void> {
      await expect.poll(() => harness().readable()).toContain(text);
    },
  };
}

function declareReceiving(rig: Rig): void {
  it('names limits that are above zero', () => {
    const { limits } = rig.adapter();
    const numbers = [
      limits.textChars,
      limits.uploadBytes,
      limits.downloadBytes,
      limits.buttonsPerRow,
    ];
    for (const number of numbers) expect(number).toBeGreaterThan(0);
    expect(limits.editIntervalMs.group).toBeGreaterThanOrEqual(limits.editIntervalMs.direct);
  });

  it('hands over what a person writes, with ids of its own platform', async () => {
    await rig.start();
    const heard = await rig.hear('trim the pauses');
    expect(heard.thread.id.startsWith(`${rig.adapter().platform}:`)).toBe(true);
    expect(heard.author.id.startsWith(`${rig.adapter().platform}:`)).toBe(true);
    expect(heard.id).not.toBe('');
    expect(heard.attachments).toEqual([]);
  });

  it('gives every message its own id', async () => {
    await rig.start();
    const first = await rig.hear('first words');
    const second = await rig.hear('second words');
    expect(second.id).not.toBe(first.id);
    expect(second.thread).toEqual(first.thread);
  });

  it('takes nothing of its own for a message', async (context) => {
    const { echo } = rig.harness();
    if (echo === undefined) return context.skip();
    await rig.start();
    const { thread } = await rig.hear('hello');
    await rig.adapter().post(thread.id, say('I am the bot'), 'key-5');
    await echo();
    await rig.hear('after the echo');
    expect(rig.received.map((each) => each.text)).toEqual(['hello', 'after the echo']);
  });

  it('acknowledges and shows activity without failing', async () => {
    await rig.start();
    const { thread, id } = await rig.hear('hello');
    await rig.adapter().acknowledge({ thread: thread.id, messageId: id });
    await rig.adapter().showActivity(thread.id, 'typing');
    await rig.adapter().showActivity(thread.id, 'uploading');
  });

  it('stops twice without harm and hands over nothing more', async () => {
    await rig.start();
    await rig.hear('before');
    await rig.adapter().stop();
    await rig.adapter().stop();
    await rig
      .harness()
      .write('too late')
      .catch(() => undefined);
    expect(rig.received.map((each) => each.text)).toEqual(['before']);
  });
}

function declarePosting(rig: Rig): void {
  it('posts what it is given where the person wrote', async () => {
    await rig.start();
    const { thread } = await rig.hear('hello');
    await rig.adapter().post(thread.id, say('Two clips, one minute & <b>counting</b>'), 'key-1');
    await rig.reads('Two clips, one minute & <b>counting</b>');
  });

  it('edits by a handle that went through storage, and may repeat it', async () => {
    await rig.start();
    const { thread } = await rig.hear('hello');
    const ref = await rig.adapter().post(thread.id, say('Working'), 'key-2');
    const stored = JSON.parse(JSON.stringify(ref));
    await rig.adapter().edit(stored, say('All done here'));
    await rig.adapter().edit(stored, say('All done here'));
    await rig.reads('All done here');
  });

  it('carries a file in an edit of a message that was text', async () => {
    await rig.start();
    const { thread } = await rig.hear('hello');
    const ref = await rig.adapter().post(thread.id, say('Rendering'), 'key-3');
    await rig.adapter().edit(ref, { ...say('Here is the cut'), file: createFile(70_000) });
    await rig.reads('Here is the cut');
    expect(await rig.harness().files()).toEqual({ count: 1, lastBytes: 70_000 });
  });

  it('lets the last edit land after one was refused for going too fast', async (context) => {
    const { limitNextEdit } = rig.harness();
    if (limitNextEdit === undefined) return context.skip();
    await rig.start();
    const { thread } = await rig.hear('hello');
    const ref = await rig.adapter().post(thread.id, say('0 %'), 'key-4');
    limitNextEdit();
    await rig
      .adapter()
      .edit(ref, say('50 %'))
      .catch(() => undefined);
    await expect
      .poll(() =>
        rig
          .adapter()
          .edit(ref, say('Everything landed'))
          .then(
            () => true,
            () => false,
          ),
      )
      .toBe(true);
    await rig.reads('Everything landed');
  });
}

function say(text: string): OutboundMessage {
  return { text, silent: true, visibility: 'all' };
}

function createFile(sizeBytes: number): OutboundFile {
  return {
    kind: 'video',
    name: 'cut.mp4',
    mimeType: 'video/mp4',
    sizeBytes,
    widthPx: 320,
    heightPx: 180,
    durationMs: 2_000,
    async *open() {
      for (let sent = 0; sent < sizeBytes; sent += 10_000) {
        yield new Uint8Array(Math.min(10_000, sizeBytes - sent)).fill(sent / 10_000);
      }
    },
  };
}
