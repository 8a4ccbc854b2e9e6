import { afterEach, describe, expect, test } from 'vitest';
import { createPace } from '../../../../src/adapters/telegram/sending/pace.ts';
import type { Clock } from '../../../../src/core/ports/clock.ts';
import { createProgressFeed } from '../../../../src/core/progress-feed.ts';
import { createTurnedClock, type TurnedClock } from '../../../fakes/turned-clock.ts';
import { openRig, type Rig, say } from '../rig.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(clock?: Clock): Promise<Rig> {
  const turned = clock === undefined ? {} : { now: clock.now };
  const rig = await openRig({
    telegram: { pace: 'real', ...turned },
    ...(clock === undefined ? {} : { clock }),
  });
  closing.push(rig.close);
  return rig;
}

const editsOf = (rig: Rig) => rig.telegram.callsOf('editMessageText');
/** Turns the clock in small steps; what goes over the network meanwhile takes no time. */
function createSteps(clock: TurnedClock) {
  const underWay = new Set<Promise<unknown>>();
  const step = async (ms: number) => {
    await clock.turn(ms);
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  return {
    step,
    async watch<T>(work: Promise<T>): Promise<T> {
      underWay.add(work);
      return work.finally(() => underWay.delete(work));
    },
    async until(work: Promise<unknown>): Promise<void> {
      const state = { isDone: false };
      const whenDone = work.finally(() => {
        state.isDone = true;
      });
      while (!state.isDone) await step(50);
      await whenDone;
    },
  };
}

describe('progress', () => {
  test('of forty events in eight seconds with a pause of three costs at most eight calls, and its end shows within a second of the pause', async () => {
    const clock = createTurnedClock();
    const { step, watch, until } = createSteps(clock);
    const rig = await open(clock);
    const ada = rig.telegram.person('Ada');
    ada.send('hello');
    const ref = await rig.adapter.post(`telegram:${ada.chat.id}`, say('0 %'), 'k');
    const feed = createProgressFeed({
      clock,
      intervalMs: rig.adapter.limits.editIntervalMs.direct,
      edit: (message) => watch(rig.adapter.edit(ref, message)),
    });
    for (let event = 1; event <= 40; event++) {
      // The pause begins a second and a half before the end.
      if (event === 33) {
        rig.telegram.fail('editMessageText', { kind: 'too-many', retryAfterSeconds: 3 });
      }
      feed.show(say(`${event} of 40`, { isProgress: true }));
      await step(200);
    }
    await until(feed.land(say('Here it is'), new AbortController().signal));
    const endedAt = clock.now();
    const refused = editsOf(rig).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(ada.chat.botMessages().at(-1)?.text).toBe('Here it is');
    expect(editsOf(rig).length).toBeLessThanOrEqual(8);
    const pauseEndsAt = (refused[0]?.at ?? 0) + 3_000;
    expect(endedAt).toBeGreaterThanOrEqual(pauseEndsAt);
    expect(endedAt - pauseEndsAt).toBeLessThan(1_000);
  });

  test('asks nothing of a chat that has to rest, and says for how long', async () => {
    const rig = await open();
    const ada = rig.telegram.person('Ada');
    ada.send('hello');
    const ref = await rig.adapter.post(`telegram:${ada.chat.id}`, say('0 %'), 'k');
    rig.telegram.fail('editMessageText', { kind: 'too-many', retryAfterSeconds: 14_000 });
    const edit = (text: string) => rig.adapter.edit(ref, say(text));
    await expect(edit('1 %')).rejects.toMatchObject({
      code: 'chat-rate-limited',
      retryAfterMs: 14_000_000,
    });
    const again: unknown = await edit('2 %').catch((error: unknown) => error);
    expect(again).toMatchObject({ code: 'chat-rate-limited' });
    expect(again).toHaveProperty('retryAfterMs', expect.closeTo(14_000_000, -4));
    expect(editsOf(rig)).toHaveLength(1);
  });

  test('lets a ring wait out a short pause, which is not tried again by anybody', async () => {
    const rig = await open();
    const ada = rig.telegram.person('Ada');
    ada.send('hello');
    rig.telegram.fail('sendMessage', { kind: 'too-many', retryAfterSeconds: 1 });
    await rig.adapter.post(`telegram:${ada.chat.id}`, say('Done!', { silent: false }), 'k');
    expect(ada.chat.botMessages().map(({ text }) => text)).toEqual(['Done!']);
  });
});

describe('the pace of a chat', () => {
  test("is a group's share of edits, which all turns there take in turn", () => {
    const clock = createTurnedClock();
    const pace = createPace(clock);
    const enter = () => pace.enterProgress(-100);
    enter();
    expect(enter).toThrow('the chat has to rest');
    expect(() => pace.enterProgress(-200)).not.toThrow();
  });

  test('holds for several turns in one group: fewer than twenty edits a minute, and everybody moves', async () => {
    const clock = createTurnedClock();
    const pace = createPace(clock);
    const edits: string[] = [];
    const feeds = ['a', 'b', 'c', 'd'].map((name) => ({
      name,
      feed: createProgressFeed({
        clock,
        intervalMs: 3_500,
        edit: async () => {
          pace.enterProgress(-100);
          edits.push(name);
        },
      }),
    }));
    for (let second = 0; second < 60; second++) {
      for (const { name, feed } of feeds) feed.show(say(`${name} ${second}`, { isProgress: true }));
      await clock.turn(1_000);
    }
    expect(edits.length).toBeLessThanOrEqual(20);
    const counts = feeds.map(({ name }) => edits.filter((each) => each === name).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  });

  test('never holds up what is final, but for a pause that Telegram asked for', () => {
    const clock = createTurnedClock();
    const pace = createPace(clock);
    pace.enterProgress(-100);
    expect(() => pace.enter(-100)).not.toThrow();
    pace.pause(-100, 2_000);
    expect(() => pace.enter(-100)).toThrow('the chat has to rest');
  });
});
