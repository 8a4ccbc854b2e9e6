import { expect, it } from 'vitest';
import { createLanes } from '../../../src/studio/records/create-lanes.ts';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const never = new AbortController().signal;

it('work of a lane comes one after another, lanes side by side up to the bound', async () => {
  const lanes = createLanes(2);
  const held = gate();
  const begun: string[] = [];
  const start = (lane: string, name: string) =>
    lanes.run(lane, never, async () => {
      begun.push(name);
      await held.opened;
    });
  const all = [start('a', 'a1'), start('a', 'a2'), start('b', 'b1'), start('c', 'c1')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(['a1', 'b1']);
  held.open();
  await Promise.all(all);
  expect(begun.sort()).toEqual(['a1', 'a2', 'b1', 'c1']);
});

it.each(['same', 'other'])(
  'an abort takes work that waits in the %s lane out at once',
  async (lane) => {
    const lanes = createLanes(1);
    const held = gate();
    const first = lanes.run('same', never, () => held.opened);
    const stop = new AbortController();
    const waiting = lanes.run(lane, stop.signal, async () => 'done');
    stop.abort(new Error('not wanted'));
    await expect(waiting).rejects.toThrow('not wanted');
    held.open();
    await first;
    expect(await lanes.run(lane, never, async () => 'next')).toBe('next');
  },
);

it('work that has begun is waited for after an abort and says how it ended', async () => {
  const lanes = createLanes(1);
  const held = gate();
  const stop = new AbortController();
  const order: string[] = [];
  const working = lanes.run('a', stop.signal, async () => {
    await held.opened;
    order.push('work');
    return 'whole';
  });
  const told = working.then((result) => order.push(result));
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort(new Error('late'));
  held.open();
  await told;
  expect(order).toEqual(['work', 'whole']);
});

it('a failure of one leaves the lane to the next', async () => {
  const lanes = createLanes(1);
  const failing = lanes.run('a', never, () => Promise.reject(new Error('broken')));
  const next = lanes.run('a', never, async () => 'fine');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('fine');
});
