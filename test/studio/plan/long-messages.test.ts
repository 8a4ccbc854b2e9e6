import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { everything } from './asked-words.ts';

/** The longest message of either platform. */
const longest = 4096;
/** Below this it does not matter how it grows: a busy machine measures anything. */
const floorMs = 600;
const mostGrowth = 3;

const repeated = [
  ...[
    '，',
    ',',
    '. ',
    '\n',
    '\r\n',
    '…',
    '!',
    '-',
    ' ',
    '"',
    "'",
    '“',
    '(',
    '((a',
    '[',
    ', ; ',
    '? ! ',
  ],
  ...['1', '12 ', '0:10-0:20 ', '1) ', 'a', 'tehc ', '🎉', '⟦1⟧', '@', 'oh, ', 'no, ', 'wait, '],
  ...[
    'and ',
    'and and then ',
    'but ',
    'start ',
    'percent ',
    'please ',
    'sorry ',
    'because ',
    'so that ',
  ],
  ...[
    'cut the first 5 seconds and ',
    'title "Hi" ',
    'with music ',
    'except the first ',
    'clip 1 and ',
  ],
  ...['和', '剪', '剪掉停顿', '第一段和', '一二三四', '不对，', '加字幕'],
];

function cpuMs(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const before = process.cpuUsage();
  interpret(text, everything);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a message as long as any can be', () => {
  it.each(repeated.map((unit) => [JSON.stringify(unit), unit]))(
    'of nothing but %s takes no more than its length',
    (_, unit) => {
      const whole = cpuMs(unit, longest);
      if (whole < floorMs) return;
      // Measured again: the first may have met a busy machine.
      const again = Math.min(whole, cpuMs(unit, longest));
      expect(again).toBeLessThan(Math.max(floorMs, mostGrowth * cpuMs(unit, longest / 2)));
    },
  );

  it('keeps what is said around a long row of points', () => {
    const { steps } = interpret(`mute it${'.'.repeat(3000)} add music`, everything);
    expect(steps.map(({ kind }) => kind)).toEqual(['set_volume', 'add_music']);
  });
});
