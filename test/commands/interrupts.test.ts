import { expect, it } from 'vitest';
import { createInterrupts } from '../../src/commands/interrupts.ts';
import { createTurnedClock } from '../fakes/turned-clock.ts';

function open() {
  const clock = createTurnedClock();
  const done: string[] = [];
  const interrupts = createInterrupts({
    clock,
    cancel: () => done.push('cancel'),
    leave: () => done.push('leave'),
  });
  return { ...interrupts, clock, done };
}

it('cancels once and leaves at the second press', async () => {
  const { press, clock, done } = open();
  press();
  expect(done).toEqual(['cancel']);
  await clock.turn(1_000);
  press();
  expect(done).toEqual(['cancel', 'leave']);
});

it('cancels again after a while', async () => {
  const { press, clock, done } = open();
  press();
  await clock.turn(10_000);
  press();
  expect(done).toEqual(['cancel', 'cancel']);
});

it('counts one key press that is noticed twice as one', async () => {
  const { press, clock, done } = open();
  press();
  await clock.turn(10);
  press();
  expect(done).toEqual(['cancel']);
});
