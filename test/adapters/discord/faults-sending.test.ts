import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../fakes/discord/fault-script.ts';
import { hasFilm, openWholeBot, patiently } from './whole-bot.ts';

const create = { method: 'POST', route: '/channels/:id/messages' } as const;
const edit = { method: 'PATCH', route: '/channels/:id/messages/:id' } as const;
const mebibyte = 2 ** 20;

const lost: readonly (readonly [string, FaultRule])[] = [
  ['a create whose answer was lost', { ...create, fault: { kind: 'reset-after' } }],
  [
    'a create that a proxy answered with 502',
    { ...create, fault: { kind: 'status-after', status: 502 } },
  ],
  [
    'creates that fail twice before',
    { ...create, times: 2, fault: { kind: 'status', status: 503 } },
  ],
  ['an edit whose answer was lost', { ...edit, times: 2, fault: { kind: 'reset-after' } }],
  ['an edit that never arrived', { ...edit, times: 2, fault: { kind: 'reset-before' } }],
];

describe('an answer that gets lost', () => {
  it.each(lost)('doubles nothing: %s', async (_what, rule) => {
    const on = await openWholeBot();
    on.discord.next(rule);
    const asked = await on.ask();
    const film = await on.filmFor(asked);
    await expect.poll(() => on.settled.length, patiently).toBe(1);
    expect(film.attachments).toHaveLength(1);
    expect(on.answersTo(asked).filter(hasFilm)).toHaveLength(1);
    // The status that became the film, and the ring.
    await expect.poll(() => on.channel.fromBot().length, patiently).toBe(2);
    expect(on.editor.runs).toHaveLength(1);
    expect(on.editor.renders).toHaveLength(1);
  });
});

describe('a message that is gone', () => {
  it('is followed by a new one that carries the result', async () => {
    const on = await openWholeBot();
    const asked = await on.ask();
    on.channel.deleteMessage(await on.statusOf(asked));
    const film = await on.filmFor(asked);
    expect(film.isSilent).toBe(true);
    expect(on.editor.runs).toHaveLength(1);
  });

  it('is answered all the same where it was the request itself', async () => {
    const on = await openWholeBot();
    const asked = await on.ask();
    await expect.poll(() => on.editor.runs.length, patiently).toBe(1);
    await on.ana.delete(asked);
    await expect.poll(() => on.channel.fromBot().filter(hasFilm).length, patiently).toBe(1);
    await expect.poll(() => on.settled.length, patiently).toBe(1);
    expect(on.editor.runs).toHaveLength(1);
  });

  it('ends its turn where the whole channel has gone, and other people go on', async () => {
    const on = await openWholeBot();
    await on.statusOf(await on.ask());
    on.channel.remove();
    await expect.poll(() => on.settled.length, patiently).toBe(1);
    const before = on.discord.calls.length;
    const other = on.guild.addChannel('other');
    await on.ben.send(other, `${on.discord.bot.mention} hello`);
    await expect.poll(() => other.fromBot().length, patiently).toBe(1);
    expect(on.discord.calls.length - before).toBeLessThan(10);
  });
});

describe('a place where the bot may not write', () => {
  it('costs a few calls, and the operator is told', async () => {
    const on = await openWholeBot({ bot: { operators: [] } });
    on.channel.denyBot(1n << 11n);
    await on.ask();
    const posts = () => on.discord.callsTo(create.method, create.route);
    await expect.poll(() => posts().length, patiently).toBeGreaterThan(0);
    await expect.poll(() => on.settled.length, patiently).toBe(1);
    expect(posts().length).toBeLessThan(5);
    expect(on.editor.runs).toHaveLength(0);
    const causes = on.log.lines.map(({ fields }) => JSON.stringify(fields));
    expect(causes.some((line) => line.includes('discord-permission-missing'))).toBe(true);
  });

  it('takes the words but not the film: that is said, not tried for ever', async () => {
    const on = await openWholeBot();
    on.channel.denyBot(1n << 15n);
    const asked = await on.ask();
    await expect.poll(() => on.settled.length, patiently).toBe(1);
    expect(on.answersTo(asked).filter(hasFilm)).toEqual([]);
    const withFile = on.discord
      .callsTo(edit.method, edit.route)
      .filter(({ files }) => files.length);
    expect(withFile.length).toBeLessThan(5);
  });

  it('is a person who takes no private messages: the turn ends', async () => {
    const on = await openWholeBot();
    const shy = on.discord.addPerson('Shy', { takesPrivateMessages: false });
    await shy.send(shy.direct(), 'hello');
    const posts = () => on.discord.callsTo(create.method, create.route);
    await expect.poll(() => posts().length, patiently).toBeGreaterThan(0);
    await on.bot.whenIdle();
    expect(posts().length).toBeLessThan(5);
    expect(posts().every(({ status }) => status === 403)).toBe(true);
  });
});

describe('what the agent says', () => {
  it('rings nobody by @everyone, @here, people or roles in it', async () => {
    const on = await openWholeBot();
    const role = on.guild.addRole('Editors');
    const says = [`@everyone @here ${on.ben.mention} <@&${role}> is done`];
    on.editor.script({ says });
    const asked = await on.ana.send(on.channel, {
      content: `${on.discord.bot.mention} trim the pauses @everyone`,
      attachments: [{ name: '@everyone.mp4', bytes: new Uint8Array(900) }],
    });
    await on.filmFor(asked);
    await expect.poll(() => on.settled.length, patiently).toBe(1);
    const pinged = on.discord.saidByBot().flatMap((message) => message.pinged);
    expect(pinged.filter((id) => id !== on.ana.id)).toEqual([]);
    expect(on.discord.saidByBot().some(({ content }) => content.includes('@everyone'))).toBe(true);
  });
});

describe('a result of 21 MiB', () => {
  it('comes as a version that fits, where there is no link', async () => {
    const on = await openWholeBot();
    on.editor.scriptRender({ sizeBytes: 21 * mebibyte }, { sizeBytes: 21 * mebibyte });
    const film = await on.filmFor(await on.ask());
    const [file] = film.attachments;
    expect(file?.bytes.length).toBeLessThanOrEqual(20 * mebibyte);
    expect(film.content).toMatch(/smaller|fit/i);
    expect(on.discord.calls.filter(({ status }) => status === 413)).toEqual([]);
  });

  it('comes as its link, with a button for one that fits, where people can open links', async () => {
    const on = await openWholeBot({ bot: { linksOpenable: true }, editor: { hasLinks: true } });
    on.editor.scriptRender({ sizeBytes: 21 * mebibyte });
    const asked = await on.ask();
    const status = await on.statusOf(asked);
    const now = () => on.discord.message(status.id);
    await expect.poll(() => JSON.stringify(now()), patiently).toContain('https://cdn.example/');
    expect(now()?.buttons.map(({ label }) => label)).toContain('A version that fits');
    expect(on.answersTo(asked).filter(hasFilm)).toEqual([]);
    expect(on.discord.calls.filter(({ files }) => files.length > 0)).toEqual([]);
  });

  it('fits a server that allows more', async () => {
    const on = await openWholeBot();
    const boosted = on.discord.addGuild('Big club', { premiumTier: 2 }).addChannel('cuts');
    on.editor.scriptRender({ sizeBytes: 21 * mebibyte });
    const asked = await on.ana.send(boosted, {
      content: `${on.discord.bot.mention} trim the pauses`,
      attachments: [{ name: 'walk.mp4', bytes: new Uint8Array(900) }],
    });
    const film = await on.filmFor(asked);
    expect(film.attachments[0]?.bytes.length).toBe(21 * mebibyte);
  });

  it('is made smaller where Discord takes less than it promises', async () => {
    const on = await openWholeBot({ discord: { fileBytes: 15 * mebibyte } });
    on.editor.scriptRender({ sizeBytes: 16 * mebibyte }, { sizeBytes: 16 * mebibyte });
    const film = await on.filmFor(await on.ask());
    expect(film.attachments[0]?.bytes.length).toBeLessThanOrEqual(15 * mebibyte);
    expect(on.discord.calls.filter(({ status }) => status === 413)).toHaveLength(1);
  });
});
