import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { createProgressFeed } from '../../src/core/progress-feed.ts';
import { createTurnedClock } from '../fakes/turned-clock.ts';

const say = (text: string): OutboundMessage => ({ text, silent: true, visibility: 'all' });
const signal = new AbortController().signal;

function createRig(edit?: (text: string, call: number) => Promise<void>) {
  const clock = createTurnedClock();
  const sent: { text: string; at: number }[] = [];
  const startedAt = clock.now();
  let calls = 0;
  const feed = createProgressFeed({
    clock,
    intervalMs: 1_000,
    edit: async (message) => {
      await edit?.(message.text, calls++);
      sent.push({ text: message.text, at: clock.now() - startedAt });
    },
  });
  return { clock, feed, sent, texts: () => sent.map((each) => each.text) };
}

describe('a progress feed', () => {
  it('shows the first at once and then the newest, no faster than the platform likes', async () => {
    const { clock, feed, sent } = createRig();
    for (const text of ['1', '2', '3', '4']) {
      feed.show(say(text));
      await clock.turn(100);
    }
    await clock.turn(5_000);
    expect(sent).toEqual([
      { text: '1', at: 0 },
      { text: '4', at: 1_000 },
    ]);
  });

  it('keeps one edit in flight', async () => {
    let inFlight = 0;
    let most = 0;
    const rig = createRig(async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await rig.clock.sleep(3_000, signal);
      inFlight -= 1;
    });
    for (let n = 0; n < 40; n++) {
      rig.feed.show(say(`${n}`));
      await rig.clock.turn(200);
    }
    await rig.clock.turn(10_000);
    expect(most).toBe(1);
    expect(rig.texts().at(-1)).toBe('39');
  });

  it('pauses for as long as the platform asks and shows what is newest then', async () => {
    const rig = createRig(async (_text, call) => {
      if (call === 0) throw new BotError('chat-rate-limited', '429', { retryAfterMs: 30_000 });
    });
    rig.feed.show(say('old'));
    await rig.clock.turn(1_000);
    rig.feed.show(say('new'));
    await rig.clock.turn(28_000);
    expect(rig.texts()).toEqual([]);
    await rig.clock.turn(2_000);
    expect(rig.texts()).toEqual(['new']);
  });
});

describe('the last edit', () => {
  it('lands the last one after whatever is in flight, and nothing after it', async () => {
    const rig = createRig(async (text) => {
      if (text === 'slow') await rig.clock.sleep(5_000, signal);
    });
    rig.feed.show(say('slow'));
    rig.feed.show(say('never seen'));
    await rig.clock.until(rig.feed.land(say('final'), signal));
    rig.feed.show(say('too late'));
    await rig.clock.turn(60_000);
    expect(rig.texts()).toEqual(['slow', 'final']);
  });

  it('lands the last one after being told to slow down', async () => {
    const rig = createRig(async (_text, call) => {
      if (call < 2) throw new BotError('chat-rate-limited', '429', { retryAfterMs: 10_000 });
    });
    await rig.clock.until(rig.feed.land(say('final'), signal));
    expect(rig.sent).toEqual([{ text: 'final', at: 20_000 }]);
  });

  it('throws where the last one cannot land', async () => {
    const rig = createRig(() => Promise.reject(new BotError('message-gone', 'deleted')));
    await expect(rig.feed.land(say('final'), signal)).rejects.toMatchObject({
      code: 'message-gone',
    });
  });

  it('goes on after a progress line that failed', async () => {
    const rig = createRig(async (text) => {
      if (text === 'bad') throw new BotError('chat-unreachable', 'away');
    });
    rig.feed.show(say('bad'));
    await rig.clock.turn(2_000);
    rig.feed.show(say('good'));
    await rig.clock.turn(2_000);
    expect(rig.texts()).toEqual(['good']);
  });
});
