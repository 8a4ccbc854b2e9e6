import {
  ComponentType,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  RateLimitError,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { toBotError } from '../../../src/adapters/discord/errors.ts';
import { identifyWaitMs } from '../../../src/adapters/discord/gateway/identify-budget.ts';
import { parseInteractionId, toInteractionId, toNonce } from '../../../src/adapters/discord/ids.ts';
import { discordLimits } from '../../../src/adapters/discord/limits.ts';
import { toDiscordPayloads } from '../../../src/adapters/discord/outbound.ts';
import { canWrite } from '../../../src/adapters/discord/places.ts';
import { BotError } from '../../../src/core/errors.ts';
import { say } from './discord-rig.ts';

const secret = 'aW50ZXJhY3Rpb246c2VjcmV0';
const url = `https://discord.com/api/v10/webhooks/1/${secret}/messages/@original`;

describe('a failure of Discord', () => {
  it('keeps how long to wait, whichever of its clocks says more', () => {
    const error = toBotError(
      new RateLimitError({
        timeToReset: 900,
        retryAfter: 7_000,
        sublimitTimeout: 0,
        limit: 5,
        method: 'PATCH',
        hash: 'h',
        url,
        route: '/webhooks/:id/:token/messages/@original',
        majorParameter: '1',
        global: false,
        scope: 'user',
      }),
    );
    expect(error).toMatchObject({ code: 'chat-rate-limited', retryAfterMs: 7_000 });
    expect(JSON.stringify({ ...error, text: error.message })).not.toContain(secret);
  });

  it.each([
    [401, 0, 'chat-unreachable'],
    [403, 50_013, 'chat-refused'],
    [404, 10_003, 'chat-gone'],
    [404, 10_008, 'message-gone'],
    [401, 50_027, 'message-gone'],
    [413, 0, 'message-too-large'],
    [429, 30_046, 'chat-rate-limited'],
  ] as const)('with status %i and code %i is %s, without an address', (status, code, means) => {
    const raw = { code, message: 'x' };
    const thrown = new DiscordAPIError(raw, code, status, 'PATCH', url, {
      body: { secret },
      files: [],
    });
    const error = toBotError(thrown);
    expect(error.code).toBe(means);
    expect(error.facts).toEqual({ status, discordCode: code });
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain(secret);
  });

  it('is passing where its servers or the network are to blame', () => {
    const gone = new HTTPError(502, 'Bad Gateway', 'POST', url, { body: {}, files: [] });
    expect(toBotError(gone).code).toBe('chat-unreachable');
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(toBotError(refused)).toMatchObject({ code: 'chat-unreachable', neverSent: true });
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    expect(toBotError(reset)).toMatchObject({ code: 'chat-unreachable', neverSent: false });
  });

  it('is left as it is where it is the bot’s own', () => {
    const own = new BotError('stream-cut', 'the file broke off');
    expect(toBotError(own)).toBe(own);
  });
});

describe('a message as Discord takes it', () => {
  it('pings nobody and is silent where it should be', () => {
    const [payload] = toDiscordPayloads(say('@everyone'), discordLimits);
    expect(payload.allowed_mentions).toEqual({ parse: [] });
    expect(payload.flags).toBe(MessageFlags.SuppressNotifications);
    expect(toDiscordPayloads(say('x', { silent: false }), discordLimits)[0].flags).toBeUndefined();
  });

  it('has at most five rows of five buttons, with labels that fit', () => {
    const row = Array.from({ length: 40 }, (_, at) => ({ id: `b${at}`, label: 'x'.repeat(90) }));
    const [{ components }] = toDiscordPayloads(say('Choose', { buttons: [row] }), discordLimits);
    const rows = components.map((row) => ('components' in row ? row.components : []));
    expect(rows.map(({ length }) => length)).toEqual([5, 5, 5, 5, 5]);
    const label = `${'x'.repeat(79)}…`;
    expect(rows[0]?.[0]).toMatchObject({ type: ComponentType.Button, label });
  });

  it('shows no button that Discord would refuse', () => {
    const buttons = [[{ id: 'x'.repeat(101), label: 'Long' }]];
    expect(toDiscordPayloads(say('x', { buttons }), discordLimits)[0].components).toEqual([]);
  });
});

describe('an id', () => {
  it('of an interaction tells whose it was, also after a restart', () => {
    const id = toInteractionId('123456789012345678', '223456789012345678');
    expect(parseInteractionId(id)).toEqual({
      interaction: '123456789012345678',
      user: '223456789012345678',
    });
    expect(parseInteractionId('123456789012345678')).toBeUndefined();
  });

  it('of a post is a nonce that fits, the same for the same key', () => {
    const key = 'discord:1/discord:2/3:status:0';
    expect(toNonce(key)).toBe(toNonce(key));
    expect(toNonce(key)).not.toBe(toNonce(`${key}1`));
    expect(toNonce(key).length).toBeLessThanOrEqual(25);
  });
});

describe('the right to write', () => {
  it('is told by the permissions of the place', () => {
    const view = 1n << 10n;
    const send = 1n << 11n;
    const inThreads = 1n << 38n;
    expect(canWrite(String(view | send), false)).toBe(true);
    expect(canWrite(String(view | send), true)).toBe(false);
    expect(canWrite(String(view | inThreads), true)).toBe(true);
    expect(canWrite(String(send), false)).toBe(false);
    expect(canWrite('8', false)).toBe(true);
  });
});

describe('the wait before an identify', () => {
  const limit = { total: 1_000, reset_after: 1_000_000, max_concurrency: 1 };

  it('is none while most of the day’s budget is left', () => {
    expect(identifyWaitMs({ ...limit, remaining: 999 }, 1)).toBe(0);
  });

  it('spreads the last quarter over what is left of the day', () => {
    expect(identifyWaitMs({ ...limit, remaining: 100 }, 1)).toBe(10_000);
  });

  it('lasts until the budget is new where there is none left', () => {
    expect(identifyWaitMs({ ...limit, remaining: 1 }, 2)).toBe(1_000_000);
  });
});
