import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Laid, toCanvas, toPicture } from '../../../../src/studio/edit/picture/cover-place.ts';
import { plainFraming } from '../../../../src/studio/edit/picture/look.ts';

const wide = { widthPx: 1600, heightPx: 900 };
const box = { x: 100, y: 200, width: 300, height: 400 };
const laid = (given: Partial<Laid> = {}): Laid => ({
  ...{ picture: wide, framing: undefined, canvas: { ...wide, fit: 'crop' } },
  ...given,
});

it('a picture that fills the canvas has its parts where they are seen', () => {
  expect(toCanvas(box, laid())).toEqual(box);
  expect(toPicture(box, laid())).toEqual(box);
});

it('mirrored, turned and cropped pictures take their parts along', () => {
  const framed = (more: Partial<typeof plainFraming>) =>
    toCanvas(box, laid({ framing: { ...plainFraming, ...more } }));
  expect(framed({ mirrored: true })).toEqual({ ...box, x: 600 });
  expect(framed({ turn: 180 })).toEqual({ ...box, x: 600, y: 400 });
  const upright = { widthPx: 900, heightPx: 1600, fit: 'crop' } as const;
  const turned = laid({ framing: { ...plainFraming, turn: 90 }, canvas: upright });
  expect(toCanvas(box, turned)).toEqual({ x: 400, y: 100, width: 400, height: 300 });
  const crop = { left: 500, top: 0, right: 0, bottom: 500 };
  const square = laid({ framing: { ...plainFraming, crop } });
  expect(toCanvas({ x: 500, y: 0, width: 250, height: 250 }, square)).toEqual({
    ...{ x: 0, y: 0, width: 500, height: 500 },
  });
});

it('a film of another shape shows them where the picture is', () => {
  const canvas = { widthPx: 900, heightPx: 900 } as const;
  const bars = laid({ canvas: { ...canvas, fit: 'bars' } });
  expect(toCanvas({ x: 0, y: 0, width: 1000, height: 1000 }, bars)).toEqual({
    ...{ x: 0, y: 218.75, width: 1000, height: 562.5 },
  });
  const crop = laid({ canvas: { ...canvas, fit: 'crop' } });
  expect(toCanvas({ x: 500, y: 0, width: 100, height: 1000 }, crop).x).toBeCloseTo(500);
  expect(toCanvas({ x: 0, y: 0, width: 100, height: 1000 }, crop).x).toBeLessThan(-300);
});

it('what reaches to the edge of a crop goes on to that of the picture', () => {
  const crop = laid({ canvas: { widthPx: 900, heightPx: 900, fit: 'crop' } });
  const bottom = { x: 0, y: 667, width: 1000, height: 333 };
  expect(toPicture(bottom, crop)).toEqual(bottom);
});

it('nothing that is asked for is left out, however the picture lies', () => {
  const side = fc.integer({ min: 20, max: 4000 });
  const third = fc.integer({ min: 0, max: 300 });
  const laying = fc.record({
    picture: fc.record({ widthPx: side, heightPx: side }),
    framing: fc.record({
      mirrored: fc.boolean(),
      turn: fc.constantFrom(0, 90, 180, 270),
      tilt: fc.integer({ min: -300, max: 300 }),
      crop: fc.record({ left: third, top: third, right: third, bottom: third }),
    }),
    canvas: fc.record({
      ...{ widthPx: side, heightPx: side },
      fit: fc.constantFrom('crop', 'blur', 'bars'),
    }),
  });
  const part = fc.record({ x: third, y: third, width: side, height: side });
  fc.assert(
    fc.property(laying, part, (given, wanted) => {
      const asked = { ...wanted, width: wanted.width % 700, height: wanted.height % 700 };
      const back = toCanvas(toPicture(asked, given), given);
      const slack = 1e-3;
      expect(back.x).toBeLessThanOrEqual(asked.x + slack);
      expect(back.y).toBeLessThanOrEqual(asked.y + slack);
      expect(back.x + back.width).toBeGreaterThanOrEqual(asked.x + asked.width - slack);
      expect(back.y + back.height).toBeGreaterThanOrEqual(asked.y + asked.height - slack);
    }),
  );
});
