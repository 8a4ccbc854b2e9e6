import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { InboundMessage, OutboundFile, OutboundMessage } from '../../../src/core/message.ts';
import { createFakeHost } from '../../fakes/fake-host.ts';
import { openTerminal, type TerminalHarnessOptions } from './terminal-harness.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function open(options?: TerminalHarnessOptions) {
  const terminal = await openTerminal(options);
  close = async () => {
    await terminal.adapter.stop();
    await terminal.close();
  };
  const received: InboundMessage[] = [];
  await terminal.adapter.start(createFakeHost(async (message) => void received.push(message)));
  return { ...terminal, received };
}

function say(text: string, changes: Partial<OutboundMessage> = {}): OutboundMessage {
  return { text, silent: true, visibility: 'all', ...changes };
}

function createFile(text: string): OutboundFile {
  return {
    kind: 'video',
    name: 'cut.mp4',
    mimeType: 'video/mp4',
    sizeBytes: text.length,
    async *open() {
      yield Buffer.from(text);
    },
  };
}

it('hands over a typed clip that opens, also after a restart', async () => {
  const { adapter, cwd, input, received } = await open();
  await writeFile(join(cwd, 'my clip.mp4'), 'bytes');
  input.write('"my clip.mp4" trim the pauses\n');
  await expect.poll(() => received.length).toBe(1);
  const [attachment] = received[0]?.attachments ?? [];
  expect(attachment).toMatchObject({ name: 'my clip.mp4', sizeBytes: 5, kind: 'video' });
  if (attachment === undefined) throw new Error('no attachment');
  const { open: _open, ...stored } = attachment;
  const again = adapter.reopen(JSON.parse(JSON.stringify(stored)));
  expect(await collect(again.open(new AbortController().signal))).toBe('bytes');
});

it('says that a clip has gone meanwhile', async () => {
  const { adapter } = await open();
  const gone = adapter.reopen({ kind: 'video', name: 'a.mp4', locator: { path: '/gone/a.mp4' } });
  await expect(collect(gone.open(new AbortController().signal))).rejects.toMatchObject({
    code: 'download-failed',
  });
});

it('says which file does not exist, hands nothing over, and counts it', async () => {
  const { input, received, errors, refusedCount, adapter } = await open();
  input.end('/gone/clip.mp4 trim it\n\n');
  await adapter.whenEnded;
  expect(errors.text()).toBe('There is no file /gone/clip.mp4.\n');
  expect(received).toEqual([]);
  expect(refusedCount()).toBe(1);
});

it('speaks the language of the person', async () => {
  const { input, errors, adapter } = await open({ settings: { languageTag: 'zh-CN' } });
  input.end('/gone/clip.mp4 剪掉停顿\n');
  await adapter.whenEnded;
  expect(errors.text()).toContain('找不到文件 /gone/clip.mp4');
});

it('reads every line of a pipe in order, each when the one before is done', async () => {
  const order: string[] = [];
  const { input, received, adapter } = await open({
    deps: { beforeNextLine: async () => void order.push(`before ${order.length}`) },
  });
  input.end(Array.from({ length: 250 }, (_, n) => `line ${n}`).join('\n'));
  await adapter.whenEnded;
  expect(received.map((message) => message.text)).toEqual(
    Array.from({ length: 250 }, (_, n) => `line ${n}`),
  );
  expect(order).toHaveLength(250);
});

it('hands a cancel over at once, past the lines that wait', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { input, received } = await open({ deps: { beforeNextLine: () => gate } });
  input.write('trim it\nand more\n/cancel\n');
  await expect.poll(() => received.map((each) => each.command?.name)).toEqual(['cancel']);
  release();
  await expect.poll(() => received.length).toBe(3);
});

it('goes on after a line that was not taken', async () => {
  const { adapter, input, refusedCount, close: remove } = await openTerminal();
  close = remove;
  const taken: string[] = [];
  await adapter.start(
    createFakeHost(async ({ text }) => {
      if (text === 'bad') throw new Error('store');
      taken.push(text);
    }),
  );
  input.end('bad\ngood\n');
  await adapter.whenEnded;
  expect(taken).toEqual(['good']);
  expect(refusedCount()).toBe(1);
});

it('redraws progress and prints what is final, each once', async () => {
  const { adapter, output, errors } = await open();
  const ref = await adapter.post('terminal:chat', say('Connecting…', { isProgress: true }), 'k');
  await adapter.edit(ref, say('Rendering 40 %', { isProgress: true }));
  await adapter.edit(ref, say('Removed 3 pauses.'));
  await adapter.edit(ref, say('Removed 3 pauses.'));
  expect(errors.text()).toBe('Connecting…\nRendering 40 %\n');
  expect(output.text()).toBe('Removed 3 pauses.\n');
});

it('says the greeting above a first progress line once', async () => {
  const { adapter, errors, output } = await open();
  const working = (text: string) => say(`Hi, I am Cutroom.\n\n${text}`, { isProgress: true });
  const ref = await adapter.post('terminal:chat', working('Starting…'), 'k');
  await adapter.edit(ref, working('Uploading…'));
  await adapter.edit(ref, say('Hi, I am Cutroom.\n\nDone'));
  expect(errors.text()).toBe('Hi, I am Cutroom.\nStarting…\nUploading…\n');
  expect(output.text()).toBe('Done\n');
});

it('saves a result once beside the clip of the message that asked for it', async () => {
  const { adapter, cwd, output, saved, said } = await open();
  const clips = ['a.mp4', 'b.mp4'].map((name) => join(cwd, name));
  for (const clip of clips) await writeFile(clip, 'x');
  const first = await adapter.send({ text: 'trim', files: clips.slice(0, 1) });
  await adapter.send({ text: 'trim', files: clips.slice(1) });
  const replyTo = { thread: first.thread.id, messageId: first.id };
  const ref = await adapter.post(
    'terminal:chat',
    say('Working', { isProgress: true, replyTo }),
    'k',
  );
  const result = say('Done', { file: createFile('edited') });
  await adapter.edit(ref, result);
  await adapter.edit(ref, result);
  const path = join(cwd, 'a-edited.mp4');
  expect(await readFile(path, 'utf8')).toBe('edited');
  expect(saved).toEqual([path]);
  expect(said).toEqual(['Done']);
  expect(output.text()).toBe('Done\n');
});

it('saves each result of a batch beside its own clip', async () => {
  const { adapter, cwd, saved } = await open();
  const clips = ['talk one.mp4', 'b.mov'].map((name) => join(cwd, name));
  await adapter.send({ text: 'trim each', files: clips });
  for (const name of ['b-edited.mp4', 'talk one-edited.mp4', 'video.mp4']) {
    await adapter.post('terminal:chat', say(name, { file: { ...createFile('x'), name } }), name);
  }
  expect(saved).toEqual(
    ['b-edited.mp4', 'talk one-edited.mp4', 'talk one-edited-2.mp4'].map((name) => join(cwd, name)),
  );
});

it('saves to the name that was asked for, and numbers the others of a batch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cutroom-out-'));
  const out = join(folder, 'out.mp4');
  const { adapter, saved } = await open({ settings: { out } });
  await adapter.post('terminal:chat', say('1', { file: createFile('one') }), 'k1');
  await adapter.post('terminal:chat', say('2', { file: createFile('two') }), 'k2');
  expect(saved).toEqual([out, join(folder, 'out-2.mp4')]);
  await rm(folder, { recursive: true });
});

it('taps the button whose number is typed', async () => {
  const { adapter, input, received } = await open();
  const buttons = [
    [
      { id: 'p', label: 'Preview' },
      { id: 'e', label: 'Export' },
    ],
  ];
  await adapter.post('terminal:chat', say('Done', { buttons }), 'k');
  input.write('2\n');
  await expect.poll(() => received.map((each) => each.button)).toEqual(['e']);
});

it('tells of Ctrl-C where somebody types', async () => {
  const { input, interruptCount, errors } = await open({ isTTY: true });
  expect(errors.text()).toContain('Drag a clip in here');
  input.write('\x03');
  await expect.poll(interruptCount).toBe(1);
});

it('takes no message before it starts', async () => {
  const terminal = await openTerminal();
  close = terminal.close;
  await expect(terminal.adapter.send({ text: 'x', files: [] })).rejects.toMatchObject({
    code: 'aborted',
  });
});

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8');
  return text;
}
