import { describe, expect, it } from 'vitest';
import { clip, hasFilm, openWholeBot, patiently, type WholeBot } from './whole-bot.ts';

function causes(on: WholeBot): string {
  return JSON.stringify(on.log.lines);
}

describe('a line that is cut', () => {
  it('in the middle of a run loses neither the film nor what is said meanwhile', async () => {
    const on = await openWholeBot();
    const asked = await on.ask();
    await on.statusOf(asked);
    on.discord.gateway.closeAll(4000);
    const meanwhile = await on.ben.send(on.channel, {
      content: `${on.discord.bot.mention} trim the pauses`,
      attachments: [clip],
    });
    await on.filmFor(asked);
    await on.filmFor(meanwhile);
    expect(on.discord.gateway.identifies).toHaveLength(1);
    expect(on.editor.runs).toHaveLength(2);
  });

  it('with its session is made up for: what was said in private is caught up with, once', async () => {
    const on = await openWholeBot();
    const direct = on.ana.direct();
    await on.ana.send(direct, 'hello');
    await expect.poll(() => direct.fromBot().length, patiently).toBeGreaterThan(0);
    on.discord.gateway.invalidateSessions(false);
    const asked = await on.ana.send(direct, { content: 'trim the pauses', attachments: [clip] });
    const films = () => direct.fromBot().filter(hasFilm);
    await expect.poll(() => films().length, patiently).toBe(1);
    expect(films()[0]?.repliesTo).toBe(asked.id);
    await on.bot.whenIdle();
    expect(on.editor.runs).toHaveLength(1);
  });

  it('because heartbeats stay unanswered is opened again', async () => {
    const on = await openWholeBot({ discord: { heartbeatMs: 300 } });
    on.discord.gateway.stopAcknowledging();
    await expect.poll(() => on.discord.gateway.resumes.length, patiently).toBeGreaterThan(0);
    await on.filmFor(await on.ask());
  });
});

describe('a Discord that is away', () => {
  it('in the middle of a run gets the film when it is back, and is not stormed', async () => {
    const on = await openWholeBot();
    const asked = await on.ask();
    await expect.poll(() => on.editor.runs.length, patiently).toBe(1);
    on.discord.goAway();
    await expect.poll(() => on.editor.renders.length, patiently).toBe(1);
    await expect.poll(() => on.adapter.trouble(), patiently).toBeDefined();
    on.discord.comeBack();
    await expect.poll(() => on.answersTo(asked).filter(hasFilm).length, patiently).toBe(1);
    await expect.poll(() => on.adapter.trouble(), patiently).toBeUndefined();
    expect(on.editor.runs).toHaveLength(1);
    expect(on.channel.fromBot().filter(hasFilm)).toHaveLength(1);
  });

  it('at the start does not keep the bot from starting, nor from hearing people later', async () => {
    const on = await openWholeBot({ isStarted: false });
    on.discord.goAway();
    const started = on.adapter.start(on.bot);
    await new Promise((resolve) => setTimeout(resolve, 300));
    on.discord.comeBack();
    await started;
    await expect.poll(() => on.adapter.trouble(), patiently).toBeUndefined();
    await on.filmFor(await on.ask());
  });
});

describe('a portal that does not grant it', () => {
  it('costs the Message Content intent alone: what Discord still allows goes on', async () => {
    const on = await openWholeBot({ discord: { messageContent: false } });
    expect(on.discord.gateway.closedWith).toContain(4014);
    await on.filmFor(await on.ask());
    const asked = await on.ben.slash(on.channel, 'edit', { request: 'trim the pauses', clip });
    await expect.poll(() => asked.messages.filter(hasFilm).length, patiently).toBe(1);
    await on.ana.send(on.ana.direct(), { content: 'trim the pauses', attachments: [clip] });
    await expect.poll(() => on.ana.direct().fromBot().filter(hasFilm).length, patiently).toBe(1);
    expect(causes(on).match(/discord-intent-missing/g)).toHaveLength(1);
  });

  it('stops at a token that was refused: told once, tried no more', async () => {
    const on = await openWholeBot();
    on.discord.revokeToken();
    await expect.poll(() => on.adapter.trouble(), patiently).toMatch(/DISCORD_BOT_TOKEN/);
    const calls = on.discord.calls.length;
    const identifies = on.discord.gateway.identifies.length;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(on.discord.calls.length).toBe(calls);
    expect(on.discord.gateway.identifies).toHaveLength(identifies);
    expect(causes(on).match(/discord-token-refused/g)).toHaveLength(1);
    expect(causes(on)).not.toContain(on.discord.token);
  });

  it('waits where the day’s identifies are used up, instead of losing its token', async () => {
    const on = await openWholeBot({ isStarted: false });
    on.discord.gateway.setIdentifiesLeft(0);
    const started = on.adapter.start(on.bot);
    await expect.poll(() => on.adapter.trouble(), patiently).toMatch(/connections|identif/i);
    expect(on.discord.gateway.identifies).toEqual([]);
    await on.adapter.stop();
    await started;
    expect(on.discord.gateway.identifies).toEqual([]);
  });
});

describe('shards', () => {
  it('hear every server once, and private messages too', async () => {
    const on = await openWholeBot({ adapter: { shards: 2 } });
    const shards = () => on.discord.gateway.identifies.map(({ shard }) => shard.join(' of '));
    await expect.poll(shards, patiently).toEqual(['0 of 2', '1 of 2']);
    const channels = [1, 2, 3].map((nth) => on.discord.addGuild(`Club ${nth}`).addChannel('cuts'));
    const asked = await Promise.all(
      channels.map((channel) => on.ana.send(channel, `${on.discord.bot.mention} hello`)),
    );
    const direct = await on.ana.send(on.ana.direct(), 'hello');
    for (const each of [...asked, direct]) await on.statusOf(each);
    await on.bot.whenIdle();
    expect(on.discord.saidByBot()).toHaveLength(4);
  });
});

describe('a stop', () => {
  it('leaves the gateway so that the session can be taken up again, and nothing is running after it', async () => {
    const on = await openWholeBot();
    await on.adapter.stop();
    await expect.poll(() => on.discord.gateway.closedWith.length, patiently).toBe(1);
    const calls = on.discord.calls.length;
    await on.ana.send(on.channel, `${on.discord.bot.mention} hello`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(on.discord.calls.length).toBe(calls);
    expect(on.channel.fromBot()).toEqual([]);
  });
});
