import { expect, it, vi } from 'vitest';
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts';

it('sleeps until its time, and rejects with the reason of its signal', async () => {
  const clock = createSystemClock();
  await clock.sleep(1, new AbortController().signal);
  const stop = new AbortController();
  const sleeping = clock.sleep(60_000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
});

it('calls back once, unless it is taken back; a far time is not now', () => {
  vi.useFakeTimers();
  const clock = createSystemClock();
  const call = vi.fn();
  clock.after(10, call);
  clock.after(10, call)();
  clock.after(Number.MAX_SAFE_INTEGER, call);
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  expect(call).toHaveBeenCalledTimes(1);
});
