import { describe, expect, it } from 'vitest';
import { assemble, newSources } from '../../../src/studio/edit/assemble.ts';
import { dominantRate } from '../../../src/studio/edit/frame-rate.ts';
import { ownCanvas, shapedCanvas } from '../../../src/studio/edit/picture/canvas.ts';
import { emptyHistory } from '../../../src/studio/edit/scene.ts';
import type { Fit } from '../../../src/studio/edit/timeline.ts';
import { photo, scene, song, video } from './timelines.ts';

const rateOf = (num: number, den = 1, isVariable = false) => {
  const source = video('a_1');
  const picture = source.facts.picture;
  if (picture === undefined) throw new Error('no picture');
  const fps = { num, den };
  return dominantRate([
    {
      ...source,
      facts: { ...source.facts, picture: { ...picture, fps, isVariableRate: isVariable } },
    },
  ]);
};

describe('the frame rate of a timeline', () => {
  it.each([
    [30, 1, '30/1'],
    [60, 1, '30/1'],
    [120, 1, '30/1'],
    [50, 1, '25/1'],
    [24, 1, '24/1'],
    [30_000, 1001, '30000/1001'],
    [60_000, 1001, '30000/1001'],
    [24_000, 1001, '24000/1001'],
    [2997, 100, '30000/1001'],
    [5, 1, '10/1'],
    [0, 0, '30/1'],
  ])('for footage of %i/%i is %s', (num, den, rate) => {
    const found = rateOf(num, den);
    expect(`${found.num}/${found.den}`).toBe(rate);
  });

  it('for footage of a variable rate is the usual one nearest', () => {
    expect(rateOf(1713, 60, true)).toEqual({ num: 30_000, den: 1001 });
  });

  it('is that of most of the footage, and 30 for photos', () => {
    const mixed = [video('a_1', { fps: 25, seconds: 20 }), video('a_2', { fps: 30, seconds: 5 })];
    expect(dominantRate(mixed)).toEqual({ num: 25, den: 1 });
    expect(dominantRate([photo('a_1')])).toEqual({ num: 30, den: 1 });
  });
});

describe('the canvas', () => {
  it.each([
    [1920, 1080, 1920, 1080],
    [3840, 2160, 1920, 1080],
    [1080, 1920, 1080, 1920],
    [2160, 3840, 1080, 1920],
    [320, 180, 320, 180],
    [321, 181, 322, 182],
    [4000, 3000, 1440, 1080],
    [3000, 3000, 1080, 1080],
  ])('of %ix%i is %ix%i', (...sides) => {
    const [widthPx, heightPx, width, height] = sides;
    expect(ownCanvas({ widthPx, heightPx })).toEqual({ widthPx: width, heightPx: height });
  });

  it.each([
    ['9:16', 'crop', [608, 1080]],
    ['9:16', 'blur', [1080, 1920]],
    ['1:1', 'crop', [1080, 1080]],
    ['1:1', 'bars', [1080, 1080]],
    ['4:5', 'crop', [864, 1080]],
  ] as const)('as %s by %s of full HD never asks a picture to grow', (aspect, fit: Fit, size) => {
    const [num = 1, den = 1] = aspect.split(':').map(Number);
    const canvas = shapedCanvas({ widthPx: 1920, heightPx: 1080 }, { num, den }, fit);
    expect([canvas.widthPx, canvas.heightPx]).toEqual(size);
  });

  it('of a small clip stays small', () => {
    const canvas = shapedCanvas({ widthPx: 320, heightPx: 180 }, { num: 9, den: 16 }, 'blur');
    expect(canvas).toEqual({ widthPx: 320, heightPx: 568 });
  });
});

describe('the first timeline', () => {
  it('has every picture in the order sent, photos for 3.5 s, and no songs', () => {
    const made = assemble(scene([song('a_1'), video('a_2', { seconds: 2 }), photo('a_3')]));
    expect(made?.clips.map((clip) => [clip.asset, clip.out - clip.in])).toEqual([
      ['a_2', 60],
      ['a_3', 105],
    ]);
    expect(made?.music).toEqual([]);
  });

  it('takes shape and size from the first picture', () => {
    const made = assemble(scene([photo('a_1', 1200, 1600), video('a_2')]));
    expect(made?.canvas).toEqual({ widthPx: 1080, heightPx: 1440, fit: 'blur' });
  });

  it('is none without a picture', () => {
    expect(assemble(scene([song('a_1')]))).toBeUndefined();
  });

  it('counts as new only what was never on the main track', () => {
    const both = scene([video('a_1'), video('a_2')]);
    expect(newSources(both, { ...emptyHistory, placed: ['a_1'] }).map((each) => each.id)).toEqual([
      'a_2',
    ]);
  });
});
