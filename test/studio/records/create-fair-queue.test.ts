import { expect, it } from 'vitest';
import { createFairQueue } from '../../../src/studio/records/create-fair-queue.ts';

const never = new AbortController().signal;
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Renders that end when they are told to. */
function bench(atOnce: number) {
  const queue = createFairQueue(atOnce);
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (id: string, more: { sessionId?: string; signal?: AbortSignal } = {}) => {
    const { sessionId = id, signal = never } = more;
    const ticket = { id, owner: id.slice(0, 3), sessionId, isQuick: id.endsWith('?'), cost: 10 };
    return queue.run(ticket, signal, async () => {
      began.push(id);
      await new Promise<void>((resolve) => ends.set(id, resolve));
      return id;
    });
  };
  const end = async (id: string) => {
    ends.get(id)?.();
    await settle();
  };
  return { queue, began, start, end };
}

it('as many as may work side by side, of one session one, and a preview overtakes what waits', async () => {
  const { began, start, end } = bench(2);
  void start('ann1', { sessionId: 's' });
  void start('ann2', { sessionId: 's' });
  void start('bob1');
  void start('eve1');
  void start('kim1?');
  await settle();
  expect(began).toEqual(['ann1', 'bob1']);
  await end('bob1');
  expect(began).toEqual(['ann1', 'bob1', 'kim1?']);
  await end('ann1');
  await end('kim1?');
  expect(began.slice(3).sort()).toEqual(['ann2', 'eve1']);
});

it('how many are before each is told as they will begin, and nothing of those at work', async () => {
  const { queue, start, end } = bench(1);
  for (const id of ['ann1', 'ann2', 'ann3', 'bob1', 'eve1?']) void start(id);
  await settle();
  const places = () => ['ann1', 'ann2', 'ann3', 'bob1', 'eve1?'].map(queue.aheadOf);
  expect(places()).toEqual([undefined, 3, 4, 2, 1]);
  await end('ann1');
  expect(places()).toEqual([undefined, 2, 3, 1, undefined]);
});

it.each([
  ['that waits is let go at once', 'bob1'],
  ['that never could begin is let go as well', 'ann2'],
])('one %s', async (_what, id) => {
  const { queue, began, start, end } = bench(1);
  const first = start('ann1', { sessionId: 's' });
  const stop = new AbortController();
  const waiting = start(id, { sessionId: 's', signal: stop.signal });
  stop.abort(new Error('not wanted'));
  await expect(waiting).rejects.toThrow('not wanted');
  expect(queue.aheadOf(id)).toBeUndefined();
  void start('eve1');
  await end('ann1');
  expect(await first).toBe('ann1');
  expect(began).toEqual(['ann1', 'eve1']);
  const late = new AbortController();
  late.abort(new Error('too late'));
  await expect(start('kim1', { signal: late.signal })).rejects.toThrow('too late');
});

it('work that has begun says itself how it ended after an abort, and a failure leaves room for the next', async () => {
  const { queue, start, end } = bench(1);
  const stop = new AbortController();
  const working = start('ann1', { signal: stop.signal });
  await settle();
  stop.abort(new Error('late'));
  await end('ann1');
  expect(await working).toBe('ann1');
  const ticket = { id: 'x', owner: 'bob', sessionId: 'x', isQuick: false, cost: 1 };
  const failing = queue.run(ticket, never, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  void start('eve1');
  await settle();
  expect(queue.aheadOf('eve1')).toBeUndefined();
});

it('work of one session comes in order, also where others of its owner and of others come between', async () => {
  const { began, start, end } = bench(1);
  void start('eve1');
  for (const nth of [1, 2, 3]) void start(`ann${nth}`, { sessionId: 's' });
  void start('ann9');
  void start('bob1');
  for (const id of ['eve1', 'bob1', 'ann1', 'ann2', 'ann3', 'ann9']) {
    await settle();
    await end(began.at(-1) ?? id);
  }
  expect(began.filter((id) => id.startsWith('ann'))).toEqual(['ann1', 'ann2', 'ann3', 'ann9']);
  expect(began.indexOf('bob1')).toBeLessThan(3);
});
