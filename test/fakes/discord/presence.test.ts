import { Events, GatewayIntentBits, RESTEvents } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { type BareClient, createClient, openBareClient } from './bare-client.ts';
import { openDiscord } from './discord.ts';

let bare: BareClient | undefined;
afterEach(() => bare?.close());

async function openServer(options: Parameters<typeof openBareClient>[0] = {}) {
  const opened = await openBareClient(options);
  bare = opened;
  const { discord, heard } = opened;
  const channel = discord.addGuild('Film club').addChannel('cuts');
  const ana = discord.addPerson('Ana');
  const texts = () => heard.map(({ content }) => content);
  return { ...opened, channel, ana, texts };
}

describe('the gateway of the stand-in Discord', () => {
  it('replays on a resume what was said while the line was cut', async () => {
    const { discord, channel, ana, texts } = await openServer();
    await ana.send(channel, 'before');
    await expect.poll(texts).toEqual(['before']);
    discord.gateway.closeAll(4000);
    await ana.send(channel, 'meanwhile');
    await expect.poll(texts).toEqual(['before', 'meanwhile']);
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(discord.gateway.resumes).toMatchObject([{ replayed: 1 }]);
  });

  it('lets a client that is asked to reconnect resume', async () => {
    const { discord, channel, ana, texts } = await openServer();
    discord.gateway.askToReconnect();
    await expect.poll(() => discord.gateway.resumes.length).toBe(1);
    await ana.send(channel, 'after');
    await expect.poll(texts).toEqual(['after']);
  });

  it('makes a client identify anew whose session is invalid', async () => {
    const { discord, channel, ana, texts } = await openServer();
    await ana.send(channel, 'before');
    discord.gateway.invalidateSessions(false);
    await ana.send(channel, 'lost');
    await expect.poll(() => discord.gateway.identifies.length).toBe(2);
    await ana.send(channel, 'after');
    await expect.poll(texts).toEqual(['before', 'after']);
  });

  it('is left and found again by a client whose heartbeats are not answered', async () => {
    const { discord } = await openServer({ heartbeatMs: 300 });
    discord.gateway.stopAcknowledging();
    await expect.poll(() => discord.gateway.resumes.length).toBeGreaterThan(0);
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  it('keeps what is said while all of it is away', async () => {
    const { discord, channel, ana, texts } = await openServer();
    discord.goAway();
    await ana.send(channel, 'meanwhile');
    expect(discord.gateway.connected()).toBe(0);
    discord.comeBack();
    await expect.poll(texts).toEqual(['meanwhile']);
  });
});

describe('who identifies at the stand-in Discord', () => {
  it('is closed with 4014 or 4004 for what the portal does not grant', async () => {
    const discord = await openDiscord({ messageContent: false });
    const client = createClient(discord);
    const refused = client.login(discord.token);
    await expect(refused).rejects.toThrow(/disallowed intents/i);
    await expect.poll(() => discord.gateway.closedWith).toContain(4014);
    const other = createClient(discord, true);
    await expect(other.login('wrong')).rejects.toThrow();
    await discord.close();
  });

  it('is told, shard by shard, of its own servers', async () => {
    const discord = await openDiscord();
    const guilds = [1, 2, 3].map((nth) => discord.addGuild(`Server ${nth}`));
    const client = createClient(discord);
    client.options.shards = [0, 1];
    client.options.shardCount = 2;
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
    const shards = guilds.map(({ id }) => Number((BigInt(id) >> 22n) % 2n));
    expect(guilds.map(({ id }) => client.guilds.cache.get(id)?.shardId)).toEqual(shards);
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(discord.gateway.identifies[0]?.intents ?? 0).toBeGreaterThan(GatewayIntentBits.Guilds);
    await client.destroy();
    await discord.close();
  });
});

describe('the limits of the stand-in Discord', () => {
  it('are told in headers that discord.js obeys, so that none is broken', async () => {
    const { discord, channel, client } = await openServer({ messageWindowMs: 400 });
    const where = await client.channels.fetch(channel.id);
    if (where?.isSendable() !== true) throw new Error('not sendable');
    const startedAt = Date.now();
    for (let nth = 0; nth < 12; nth += 1) await where.send(String(nth));
    expect(Date.now() - startedAt).toBeGreaterThan(800);
    const statuses = discord.callsTo('POST', '/channels/:id/messages').map(({ status }) => status);
    expect(statuses).toEqual(Array(12).fill(200));
  });

  it('are refused with their own headers where a test wants it so', async () => {
    const { discord, channel, client } = await openServer();
    const where = await client.channels.fetch(channel.id);
    if (where?.isSendable() !== true) throw new Error('not sendable');
    const told: unknown[] = [];
    client.rest.on(RESTEvents.Response, (_request, response) => told.push(response.headers));
    const rule = { method: 'POST', route: '/channels/:id/messages' } as const;
    for (const scope of ['user', 'shared', 'global'] as const) {
      discord.next({ ...rule, fault: { kind: 'rate-limit', retryAfterSeconds: 0.2, scope } });
      await where.send(scope);
    }
    const statuses = discord.callsTo(rule.method, rule.route).map(({ status }) => status);
    expect(statuses).toEqual([429, 200, 429, 200, 429, 200]);
    expect(channel.fromBot().map(({ content }) => content)).toEqual(['user', 'shared', 'global']);
  });

  it('and answers that are lost double a create that has no nonce, and no other', async () => {
    const { discord, channel, client } = await openServer();
    const where = await client.channels.fetch(channel.id);
    if (where?.isSendable() !== true) throw new Error('not sendable');
    const rule = { method: 'POST', route: '/channels/:id/messages' } as const;
    discord.next({ ...rule, fault: { kind: 'status-after', status: 502 } });
    await where.send('plain');
    discord.next({ ...rule, fault: { kind: 'status-after', status: 502 } });
    await where.send({ content: 'keyed', nonce: 'k', enforceNonce: true });
    discord.next({ ...rule, fault: { kind: 'reset-after' } });
    await where.send({ content: 'reset', nonce: 'r', enforceNonce: true }).catch(() => undefined);
    const texts = channel.fromBot().map(({ content }) => content);
    expect(texts).toEqual(['plain', 'plain', 'keyed', 'reset']);
  });
});
