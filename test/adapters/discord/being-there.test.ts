import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts';
import { openRig as open, openBot, type Rig } from './discord-rig.ts';

async function hears({ ana, heard }: Rig, words: string): Promise<void> {
  await ana.send(ana.direct(), words);
  await heard(({ text }) => text === words);
}

describe('the connection to Discord', () => {
  it('is resumed after it was lost, and nothing is lost with it', async () => {
    const opened = await open();
    const { discord, ana, heard, start, received } = opened;
    await start();
    await hears(opened, 'before');
    discord.gateway.closeAll(4_000);
    await ana.send(ana.direct(), 'meanwhile');
    await heard(({ text }) => text === 'meanwhile');
    await hears(opened, 'after');
    expect(discord.gateway.resumes).toHaveLength(1);
    expect(received.map(({ text }) => text)).toEqual(['before', 'meanwhile', 'after']);
  });

  it('is made anew where Discord wants no resume, and what was said meanwhile is caught up with', async () => {
    const opened = await open();
    const { discord, ana, start, received } = opened;
    await start();
    await hears(opened, 'before');
    discord.gateway.invalidateSessions(false);
    await ana.send(ana.direct(), 'meanwhile');
    // discord.js leaves five seconds between two identifies, as Discord asks.
    await expect.poll(() => received.map(({ text }) => text)).toEqual(['before', 'meanwhile']);
    expect(discord.gateway.identifies).toHaveLength(2);
  });
});

describe('a channel in which the bot was named before', () => {
  it('is caught up with after a restart: what names the bot is heard, the talk of others is not', async () => {
    const opened = await open();
    const { discord, channel, guild, ana, ben, adapter, heard, start, again } = opened;
    const name = discord.bot.mention;
    await start();
    await ana.send(channel, `${name} hello`);
    await heard(({ text }) => text === 'hello');
    await adapter.stop();
    await ben.send(channel, 'not for the bot');
    await ben.send(channel, `${name} trim the pauses`);
    await ana.send(guild.addChannel('elsewhere'), `${name} unheard`);
    const second = again();
    await second.start();
    const missed = await second.heard(({ text }) => text === 'trim the pauses');
    expect(missed).toMatchObject({ author: { name: 'Ben' }, memberOf: expect.anything() });
    expect(second.received.map(({ text }) => text)).toEqual(['trim the pauses']);
    await second.adapter.stop();
    const third = again();
    await third.start();
    await hears({ ...opened, ...third }, 'after');
    expect(third.received.map(({ text }) => text)).toEqual(['after']);
    await third.adapter.stop();
  });

  it('costs one call, and brings the last hundred messages at most', async () => {
    const { discord, channel, ana, adapter, heard, start, again } = await open();
    await start();
    await ana.send(channel, `${discord.bot.mention} hello`);
    await heard(({ text }) => text === 'hello');
    await adapter.stop();
    await ana.send(channel, `${discord.bot.mention} long ago`);
    for (let nth = 0; nth < 99; nth += 1) await ana.send(channel, `talk ${nth}`);
    await ana.send(channel, `${discord.bot.mention} just now`);
    const before = discord.callsTo('GET', '/channels/:id/messages').length;
    const second = again();
    await second.start();
    await second.heard(({ text }) => text === 'just now');
    expect(second.received).toHaveLength(1);
    expect(discord.callsTo('GET', '/channels/:id/messages')).toHaveLength(before + 1);
    await second.adapter.stop();
  });
});

describe('a Discord that is away', () => {
  it('is reported until it is back', async () => {
    const opened = await open();
    const { discord, adapter, start } = opened;
    expect(adapter.trouble()).toBeDefined();
    await start();
    expect(adapter.trouble()).toBeUndefined();
    discord.goAway();
    await expect.poll(() => adapter.trouble()).toBeDefined();
    discord.comeBack();
    await expect.poll(() => adapter.trouble()).toBeUndefined();
  });

  it('is connected to as soon as it is there', async () => {
    const opened = await open();
    const { discord, start, adapter } = opened;
    discord.goAway();
    const starting = start();
    await expect.poll(() => adapter.trouble()).toMatch(/cannot be reached/);
    discord.comeBack();
    await starting;
    await expect.poll(() => adapter.trouble()).toBeUndefined();
    await hears(opened, 'hello');
  });

  it('is left alone by a stop', async () => {
    const { discord, adapter, start } = await open();
    discord.goAway();
    const starting = start();
    await adapter.stop();
    await starting;
    discord.comeBack();
    expect(discord.gateway.connected()).toBe(0);
  });
});

describe('a token that Discord refuses', () => {
  it('is told to the operators and tried once', async () => {
    const { discord, store } = await open();
    const bot = openBot(discord, store, { settings: { token: `${discord.token}x` } });
    await bot.start();
    expect(bot.host.told).toEqual(['discord-token-refused']);
    expect(bot.adapter.trouble()).toMatch(/DISCORD_BOT_TOKEN/);
    expect(discord.calls.filter(({ status }) => status === 401)).toHaveLength(1);
    await bot.adapter.stop();
  });

  it('while the bot runs ends the connection, and is not tried again', async () => {
    const { discord, adapter, start, host } = await open();
    await start();
    discord.revokeToken();
    await expect.poll(() => adapter.trouble()).toMatch(/DISCORD_BOT_TOKEN/);
    expect(host.told).toEqual(['discord-token-refused']);
    for (const key of ['a', 'b', 'c']) {
      const post = adapter.post('discord:1', { text: 'x', silent: true, visibility: 'all' }, key);
      await expect(post).rejects.toMatchObject({ code: 'chat-unreachable' });
    }
    expect(discord.calls.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(1);
  });
});

describe('the identifies of a day', () => {
  it('are not used up: the last ones are waited for', async () => {
    const waits: number[] = [];
    const clock = createSystemClock();
    const { discord, start, adapter } = await open({
      clock: {
        ...clock,
        sleep: (ms, signal) => {
          waits.push(ms);
          return clock.sleep(Math.min(ms, 50), signal);
        },
      },
    });
    discord.gateway.setIdentifiesLeft(0);
    const starting = start();
    await expect.poll(() => waits[0]).toBeGreaterThan(1_000);
    expect(adapter.trouble()).toBeDefined();
    await adapter.stop();
    await starting;
  });
});

describe('several connections', () => {
  it('are made as the setting says, and each hears its own', async () => {
    const opened = await open({ settings: { shards: 2 } });
    const { discord, start, adapter } = opened;
    await start();
    await expect.poll(() => adapter.trouble()).toBeUndefined();
    const shards = discord.gateway.identifies.map(({ shard }) => shard);
    expect(shards).toEqual([
      [0, 2],
      [1, 2],
    ]);
    await hears(opened, 'hello');
  });
});

describe('an event that cannot be understood', () => {
  it('is told in the log, and what comes after it is heard', async () => {
    const opened = await open();
    const { start, discord, warnings } = opened;
    await start();
    discord.gateway.send('INTERACTION_CREATE', { type: 2, id: '1', token: 't', data: {} });
    discord.gateway.send('MESSAGE_CREATE', { id: '2', channel_id: '3' });
    discord.gateway.send('MESSAGE_DELETE_BULK', { ids: ['4'] });
    await hears(opened, 'hello');
    expect(warnings().filter(({ level }) => level === 'error')).toHaveLength(2);
  });
});

describe('what was said while the bot was away', () => {
  it('is heard in every place, also where one of them cannot be heard', async () => {
    const opened = await open();
    const { adapter, start, ana, ben, heard, again } = opened;
    await start();
    await hears(opened, 'before');
    await ben.send(ben.direct(), 'too');
    await heard(({ text }) => text === 'too');
    await adapter.stop();
    await ana.send(ana.direct(), 'from Ana');
    await ben.send(ben.direct(), 'from Ben');
    const second = again({
      receive: async ({ text }) => {
        if (text === 'from Ben') throw new Error('not written down');
      },
    });
    await second.start();
    await second.heard(({ text }) => text === 'from Ana');
    await second.adapter.stop();
    const third = again();
    await third.start();
    await third.heard(({ text }) => text === 'from Ben');
    expect([...second.received, ...third.received]).toHaveLength(2);
    await third.adapter.stop();
  });

  it('in private is heard after a restart, once and in order', async () => {
    const opened = await open();
    const { adapter, start, ana, again } = opened;
    await start();
    await hears(opened, 'before');
    await adapter.stop();
    for (let count = 0; count < 120; count += 1) await ana.send(ana.direct(), `words ${count}`);
    const second = again();
    await second.start();
    await second.heard(({ text }) => text === 'words 119');
    expect(second.received.map(({ text }) => text)).toEqual(
      Array.from({ length: 120 }, (_, count) => `words ${count}`),
    );
    await second.adapter.stop();
    const third = again();
    await third.start();
    expect(third.received).toEqual([]);
    await third.adapter.stop();
  });
});

describe('the first thing that was ever said to the bot in a place, over which it died', () => {
  it('is heard after the restart, and so is what was said there meanwhile', async () => {
    const opened = await open({
      settings: { threads: 'on' },
      receive: () => new Promise(() => undefined),
    });
    const { adapter, start, ana, ben, channel, discord, store, again } = opened;
    await start();
    await ana.send(ana.direct(), 'hello');
    await ben.send(channel, `${discord.bot.mention} hi`);
    const followed = () => Object.keys(store.dump()).filter((key) => key.includes(':followed:'));
    // The private channel, the channel and the thread in it.
    await expect.poll(followed).toHaveLength(3);
    await adapter.stop();
    const [thread] = channel.threads();
    if (thread === undefined) throw new Error('no thread');
    await ben.send(thread, 'trim it');
    const second = again({ receive: async () => undefined });
    await second.start();
    await second.heard(({ text }) => text === 'hello');
    await second.heard(({ text }) => text === 'hi');
    await second.heard(({ text }) => text === 'trim it');
    await second.adapter.stop();
  });
});

describe('a private channel that is forgotten', () => {
  it('leaves no trace in what the bot keeps', async () => {
    const opened = await open();
    await opened.start();
    await hears(opened, 'hello');
    const channel = opened.ana.direct().id;
    const kept = () => Object.keys(opened.store.dump()).filter((key) => key.includes(channel));
    await expect.poll(kept).toHaveLength(1);
    await opened.adapter.forget?.(`discord:${channel}`);
    expect(kept()).toEqual([]);
  });
});
