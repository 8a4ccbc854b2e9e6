import { expect, it } from 'vitest';
import type { RenderOutput } from '../../../src/protocol/renders.ts';
import { costOf, isQuick } from '../../../src/studio/renders/render-cost.ts';
import { cut, lineUp } from '../render/render-kit.ts';

/** A film of a minute. */
const timeline = lineUp([cut('a_1', [0, 1800])]);
const wanted = (output: Partial<RenderOutput>) => ({
  timeline,
  output: { format: 'mp4', quality: 'high', ...output } as const,
});

it.each([
  [{}, 61, false],
  [{ quality: 'preview' }, 16, true],
  [{ format: 'jpg', at: 7_000 }, 1, true],
  [{ format: 'png', at: -1 }, 1, true],
  // The best frame is looked for in the whole film.
  [{ format: 'jpg' }, 61, false],
  [{ format: 'jpg', quality: 'preview', tiles: 4 }, 7, true],
  [{ format: 'jpg', quality: 'preview', tiles: 25 }, 16, true],
  [{ format: 'gif', from: 3_000, to: 6_000 }, 4, false],
  [{ format: 'gif', from: -5_000 }, 6, false],
  [{ format: 'mp3' }, 7, false],
] as const)('%j takes %i of the machine', (output, cost, quick) => {
  expect(costOf(wanted(output))).toBeCloseTo(cost, 6);
  expect(isQuick(wanted(output))).toBe(quick);
});
