import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts';
import { bytesOf, createFile, openGreeted, say } from './discord-rig.ts';

const oneMessage = '/channels/:id/messages/:id';
const clip = { name: 'talk.mp4', bytes: new Uint8Array(4_000).fill(3) };

describe('a file of the bot', () => {
  it('replaces the one before, as often as it is said', async () => {
    const { channel, adapter, thread } = await openGreeted();
    const ref = await adapter.post(thread, say('Working'), 'k1');
    await adapter.edit(ref, say('Done', { file: createFile(300_000) }));
    await adapter.edit(ref, say('Done', { file: createFile(300_000, 9) }));
    const [said] = channel.fromBot();
    expect(said?.attachments.map(({ name }) => name)).toEqual(['cut.mp4']);
    expect(Buffer.alloc(300_000, 9).equals(said?.attachments[0]?.bytes ?? new Uint8Array())).toBe(
      true,
    );
  });

  it('is refused before it is sent where it is larger than the place takes', async () => {
    const { discord, adapter, thread } = await openGreeted();
    const ref = await adapter.post(thread, say('Working'), 'k1');
    const edit = adapter.edit(ref, say('Done', { file: createFile(21 * 2 ** 20) }));
    await expect(edit).rejects.toMatchObject({
      code: 'message-too-large',
      facts: { limitBytes: 20 * 2 ** 20 },
    });
    expect(discord.callsTo('PATCH', oneMessage)).toEqual([]);
  });

  it('may be larger where the server’s boosts allow it', async () => {
    const { discord, adapter, ana, heard } = await openGreeted();
    const boosted = discord.addGuild('Boosted', { premiumTier: 2 });
    boosted.join(ana);
    const channel = boosted.addChannel('cuts');
    await ana.send(channel, `${discord.bot.mention} here`);
    const { thread } = await heard(({ text }) => text === 'here');
    const ref = await adapter.post(thread.id, say('Working'), 'k2');
    await adapter.edit(ref, say('Done', { file: createFile(21 * 2 ** 20) }));
    expect(channel.fromBot()[0]?.attachments[0]?.bytes).toHaveLength(21 * 2 ** 20);
  });

  it('is too large where Discord takes less than it promised', async () => {
    const { discord, adapter, thread } = await openGreeted({ discord: { fileBytes: 50_000 } });
    const ref = await adapter.post(thread, say('Working'), 'k1');
    const edit = adapter.edit(ref, say('Done', { file: createFile(60_000) }));
    await expect(edit).rejects.toMatchObject({ code: 'message-too-large' });
    expect(discord.callsTo('PATCH', oneMessage)).toHaveLength(1);
  });
});

describe('a clip on Discord', () => {
  it('is known as the same one where it is replied to', async () => {
    const { ana, heard } = await openGreeted();
    const sent = await ana.send(ana.direct(), { content: 'look', attachments: [clip] });
    const { attachments: own } = await heard(({ text }) => text === 'look');
    await ana.send(ana.direct(), { content: 'trim', replyTo: sent });
    const { attachments: quoted } = await heard(({ text }) => text === 'trim');
    expect(own[0]?.identity).toBeDefined();
    expect(own[0]?.isQuoted).toBeUndefined();
    expect(quoted).toMatchObject([{ identity: own[0]?.identity, isQuoted: true }]);
  });

  it('is fetched by a fresh link where the one it came with has expired', async () => {
    const { discord, ana, heard, adapter } = await openGreeted({
      discord: { linkLifeMs: 3_600_000 },
    });
    await ana.send(ana.direct(), { content: 'trim', attachments: [clip] });
    const { attachments } = await heard(({ text }) => text === 'trim');
    const [file] = attachments;
    if (file === undefined) throw new Error('no clip');
    discord.expireLinks();
    const { open: _open, ...stored } = file;
    const reopened = adapter.reopen(JSON.parse(JSON.stringify(stored)));
    const bytes = await bytesOf(reopened.open(new AbortController().signal));
    expect(bytes).toHaveLength(4_000);
    expect(discord.callsTo('GET', oneMessage)).toHaveLength(1);
  });

  it('is not even asked for by a link that is known to have expired', async () => {
    const now = Date.now();
    const later = { now: () => now + 7_200_000 };
    const { discord, ana, heard, again } = await openGreeted({
      discord: { linkLifeMs: 3_600_000 },
    });
    await ana.send(ana.direct(), { content: 'trim', attachments: [clip] });
    const [file] = (await heard(({ text }) => text === 'trim')).attachments;
    if (file === undefined) throw new Error('no clip');
    const { adapter } = again({ clock: { ...createSystemClock(), ...later } });
    await bytesOf(adapter.reopen(file).open(new AbortController().signal));
    expect(discord.downloads.map(({ status }) => status)).toEqual([200]);
    expect(discord.callsTo('GET', oneMessage)).toHaveLength(1);
  });
});

describe('a clip that cannot be had', () => {
  it('is one of a command whose link has expired', async () => {
    const { discord, ana, channel, heard } = await openGreeted();
    await ana.slash(channel, 'edit', { clip, request: 'trim' });
    const [file] = (await heard(({ command }) => command !== undefined)).attachments;
    if (file === undefined) throw new Error('no clip');
    discord.expireLinks();
    const read = bytesOf(file.open(new AbortController().signal));
    await expect(read).rejects.toMatchObject({ code: 'download-failed' });
  });

  it('is one whose message is gone', async () => {
    const { discord, ana, heard } = await openGreeted();
    const said = await ana.send(ana.direct(), { content: 'trim', attachments: [clip] });
    const [file] = (await heard(({ text }) => text === 'trim')).attachments;
    if (file === undefined) throw new Error('no clip');
    await ana.delete(said);
    discord.expireLinks();
    const read = bytesOf(file.open(new AbortController().signal));
    await expect(read).rejects.toMatchObject({ code: 'download-failed' });
  });

  it('is one that is not on the file servers', async () => {
    const { adapter } = await openGreeted();
    const elsewhere = { id: '1', url: 'http://127.0.0.1:1/secret' };
    const file = adapter.reopen({ kind: 'video', name: 'a.mp4', locator: elsewhere });
    const read = bytesOf(file.open(new AbortController().signal));
    await expect(read).rejects.toMatchObject({ code: 'download-failed' });
  });

  it('is one that nobody wants any more', async () => {
    const { ana, heard } = await openGreeted();
    const big = { name: 'big.mp4', bytes: new Uint8Array(3_000_000) };
    await ana.send(ana.direct(), { content: 'trim', attachments: [big] });
    const [file] = (await heard(({ text }) => text === 'trim')).attachments;
    if (file === undefined) throw new Error('no clip');
    const stop = new AbortController();
    const reading = file.open(stop.signal)[Symbol.asyncIterator]();
    await reading.next();
    stop.abort();
    const rest = async () => {
      while ((await reading.next()).done !== true);
    };
    await expect(rest()).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('a video that is only linked to', () => {
  const linkedVideo = 'https://bot.example/r/1/cut.mp4?sig=abc';
  const done = say(`Ready: ${linkedVideo}`, {
    linkedVideo,
    buttons: [[{ id: 'fresh', label: 'Fresh link' }]],
  });

  it('plays in the message that waited for it, below the words and the link', async () => {
    const { channel, adapter, thread } = await openGreeted();
    const ref = await adapter.post(thread, say('Working'), 'k1');
    await adapter.edit(ref, done);
    await adapter.edit(ref, done);
    const [said] = channel.fromBot();
    expect(channel.fromBot()).toHaveLength(1);
    expect(said?.isComponentsV2).toBe(true);
    expect(said?.components).toMatchObject([
      { type: 10, content: done.text },
      { type: 12, items: [{ media: { url: linkedVideo } }] },
      { type: 1 },
    ]);
    expect(said?.buttons).toMatchObject([{ label: 'Fresh link' }]);
  });

  it('is linked to all the same where Discord does not play it', async () => {
    const { discord, channel, adapter, thread } = await openGreeted();
    const ref = await adapter.post(thread, say('Working'), 'k1');
    const fault = { kind: 'status', status: 400, code: 50_035 } as const;
    discord.next({ method: 'PATCH', route: oneMessage, fault });
    await adapter.edit(ref, done);
    expect(channel.fromBot()).toMatchObject([{ content: done.text, isComponentsV2: false }]);
  });
});
