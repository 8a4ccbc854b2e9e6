import { expect, it } from 'vitest';
import type { Stretch } from '../../fixtures/media/flash-and-beep.ts';
import { toLightSteps } from '../../fixtures/media/light-steps.ts';
import { apart, type Measured, slipped } from './beeps-and-flashes.ts';
import { cut, lineUp } from './render-kit.ts';

const film = lineUp([cut('a_1', [0, 60])]);

function measured(light: readonly number[], beeps: readonly Stretch[]): Measured {
  return { steps: toLightSteps(light), beeps };
}

/** So many frames at a level each. */
function levels(...parts: readonly (readonly [frames: number, level: number])[]): number[] {
  return parts.flatMap(([frames, level]) => Array<number>(frames).fill(level));
}

const flash = measured(levels([30, 0], [6, 250], [24, 0]), [{ start: 30.1, end: 36 }]);

it('a beep with its flash is found together, and apart once it slips by two frames', () => {
  expect(apart(flash, film)).toEqual([]);
  for (const slip of [2, -2]) expect(apart(slipped(flash, slip), film)).toHaveLength(1);
});

it('a flash that comes out of a lit still, both dimmed by a crossfade, is seen at its own frames', () => {
  const fading = Array.from({ length: 7 }, (_, n) => 250 - 17 * (n + 1));
  const after = [70, 53, 36, 19, 2, 0, 0];
  const light = [...levels([10, 0], [8, 250]), ...fading, ...levels([6, 250]), ...after];
  const still = measured(light, [{ start: 25, end: 31 }]);
  expect(apart(still, film)).toEqual([]);
  for (const slip of [3, -3]) expect(apart(slipped(still, slip), film)).toHaveLength(1);
});

it('a beep in the dark is without its flash, one amid nothing but light cannot be told', () => {
  const beeps = [{ start: 20, end: 26 }];
  expect(apart(measured(levels([60, 0]), beeps), film)).toEqual(beeps);
  expect(apart(measured(levels([60, 250]), beeps), film)).toEqual([]);
  const brighter = measured(levels([30, 90], [30, 250]), [{ start: 0.2, end: 59.9 }]);
  expect(apart(brighter, film)).toEqual([]);
});

it('what a cut left of a beep may be too short to be seen', () => {
  expect(apart(measured(levels([60, 0]), [{ start: 20, end: 20.7 }]), film)).toEqual([]);
});
