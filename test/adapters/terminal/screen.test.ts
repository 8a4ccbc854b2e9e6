import { describe, expect, it } from 'vitest';
import { createScreen } from '../../../src/adapters/terminal/screen.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';
import { createSink } from './terminal-harness.ts';

function open(isTTY: boolean, hasColours = false) {
  const output = createSink();
  const errors = createSink(isTTY);
  const clock = createTurnedClock();
  return { output, errors, clock, screen: createScreen({ output, errors, hasColours, clock }) };
}

it('redraws progress on one line of a terminal, and takes it away for good words', () => {
  const { screen, errors, output } = open(true);
  screen.showProgress('Rendering 10 %');
  screen.showProgress('Rendering\n20 %');
  expect(errors.text()).toBe('Rendering 10 %\r\x1b[0JRendering · 20 %');
  screen.endProgress();
  screen.print('Done');
  expect(errors.text().endsWith('\r\x1b[0J')).toBe(true);
  expect(output.text()).toBe('Done\n');
});

it('keeps progress shorter than the terminal is wide', () => {
  const { screen, errors } = open(true);
  screen.showProgress('x'.repeat(100));
  expect(errors.text()).toBe(`${'x'.repeat(58)}…`);
});

it('keeps the input line below what is written', () => {
  const { screen, errors } = open(true);
  screen.setPrompt({ rows: () => 0, redraw: () => errors.write('› abc') });
  screen.showProgress('Rendering');
  screen.note('A word');
  expect(errors.text()).toBe(
    '› abc\r\x1b[0JRendering\n› abc\x1b[1A\r\x1b[0JA word\nRendering\n› abc',
  );
});

it('has colours only where they are wanted', () => {
  const { screen, errors } = open(true, true);
  screen.showProgress('Rendering');
  expect(errors.text()).toBe('\x1b[2mRendering\x1b[0m');
});

it('writes plain lines where there is no terminal, none repeated but after a while', async () => {
  const { screen, errors, clock } = open(false, true);
  screen.showProgress('Rendering 10 %');
  screen.showProgress('Rendering 11 %');
  screen.showProgress('Checking');
  screen.showProgress('Checking');
  await clock.turn(15_000);
  screen.showProgress('Checking');
  expect(errors.text()).toBe('Rendering 10 %\nChecking\nChecking\n');
});

describe('an answer whose beginning was read as progress', () => {
  const answer = 'Removed 9 pauses.\n\nAdded music.\n\n✅ Video ready';

  it('goes on from there where both are read in one place', () => {
    const errors = createSink();
    const screen = createScreen({
      output: errors,
      errors,
      hasColours: false,
      clock: createTurnedClock(),
    });
    screen.showProgress('⏳ Removed 9 pauses.');
    screen.showProgress('⏳ Removed 9 pauses.\nAdded music.');
    screen.showProgress('⏳ Rendering…');
    screen.print(answer);
    screen.print('Something else.');
    expect(errors.text().split('\n').filter(Boolean)).toEqual([
      '⏳ Removed 9 pauses.',
      '⏳ Removed 9 pauses. · Added music.',
      '⏳ Rendering…',
      '✅ Video ready',
      'Something else.',
    ]);
  });

  it('is whole where answers are read apart from progress', () => {
    const { screen, output } = open(false);
    screen.showProgress('⏳ Removed 9 pauses.');
    screen.print(answer);
    expect(output.text()).toBe(`${answer}\n`);
  });
});
