import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cropFraming,
  mirrorFraming,
  tiltFraming,
  turnFraming,
} from '../../../src/studio/edit/picture/framing.ts';
import { type Framing, plainFraming } from '../../../src/studio/edit/picture/look.ts';
import { clip, scene, timeline, video } from '../edit/timelines.ts';
import { on, say } from './carried.ts';

const one = scene([video('a_1')]);
const small = scene([video('a_1', { widthPx: 640, heightPx: 360 })]);
const framings = (text: string, at = one) =>
  say(text, at).timeline.clips.map((each) => each.look?.framing);
const canvas = (text: string, at = one) => {
  const { widthPx, heightPx } = say(text, at).timeline.canvas;
  return `${widthPx}x${heightPx}`;
};

describe('turning', () => {
  it('by a quarter turns the film too, twice turns it back', () => {
    const turned = say('rotate 90 degrees', small);
    expect(turned.timeline.canvas).toMatchObject({ widthPx: 360, heightPx: 640 });
    expect(turned.reply).toContain('turned 90° to the right. The film is 360×640 now.');
    const back = say('rotate it to the left', turned.scene);
    expect(back.timeline.canvas).toMatchObject({ widthPx: 640, heightPx: 360 });
    expect(back.timeline.clips[0]).not.toHaveProperty('look');
  });

  it('leaves a shape that was chosen, and a film of which one clip turns', () => {
    const square = say('crop to square', small);
    expect(canvas('rotate 90', square.scene)).toBe('360x360');
    const two = on(
      timeline({ clips: [clip(), clip({ id: 'c2', asset: 'a_2' })] }),
      scene([video('a_1'), video('a_2')]),
    );
    expect(canvas('rotate clip 1 by 90 degrees', two)).toBe('1920x1080');
    expect(framings('rotate clip 1 by 90 degrees', two)).toEqual([
      { ...plainFraming, turn: 90 },
      undefined,
    ]);
  });

  it('is what a shape is made from afterwards', () => {
    const turned = say('rotate 90 degrees', small);
    expect(canvas('make it 9:16 and crop it', turned.scene)).toBe('360x640');
    expect(canvas('crop to square', turned.scene)).toBe('360x360');
  });

  it('says which way it took where none was named', () => {
    expect(say("it's sideways", one).reply).toContain('say “rotate 180” if that is the wrong way');
  });

  it('asks where an angle would leave corners empty', () => {
    const asked = say('rotate by 45 degrees', on(timeline({ clips: [clip()] }), one));
    expect(asked.reply).toContain('45 would leave empty corners');
    expect(asked.kinds).toEqual([]);
  });
});

describe('cropping', () => {
  it('makes the film as small as what is left, and counts from what is seen', () => {
    const first = say('crop 50% off the top', small);
    expect(first.timeline.canvas).toMatchObject({ widthPx: 640, heightPx: 180 });
    const second = say('crop 50% off the top', first.scene);
    expect(second.timeline.clips[0]?.look?.framing?.crop.top).toBe(750);
    expect(second.reply).toContain('The picture is cropped: 50% off the top.');
  });

  it('never takes everything', () => {
    let at = small;
    for (let n = 0; n < 6; n += 1) at = say('crop 80% off the left', at).scene;
    const { left = 0, right = 0 } =
      at.history.revisions.at(-1)?.clips[0]?.look?.framing?.crop ?? {};
    expect(left + right).toBeLessThanOrEqual(900);
    expect(say('crop 80% off the left', at).reply).toContain('too little picture left');
  });
});

const steps = {
  right: (framing: Framing) => turnFraming(framing, 90),
  left: (framing: Framing) => turnFraming(framing, 270),
  round: (framing: Framing) => turnFraming(framing, 180),
  mirror: mirrorFraming,
  tilt: (framing: Framing) => tiltFraming(framing, 20),
  crop: (framing: Framing) => cropFraming(framing, { left: 100, bottom: 200 }),
} as const;
const anyFraming = fc
  .array(fc.constantFrom(...Object.values(steps)), { maxLength: 8 })
  .map((chain) => chain.reduce((framing, step) => step(framing), plainFraming));

describe('framing, whatever came before', () => {
  it('is the same after four quarters, two mirrors, and there and back', () => {
    fc.assert(
      fc.property(anyFraming, (framing) => {
        const { right, left, round, mirror } = steps;
        expect(right(right(right(right(framing))))).toEqual(framing);
        expect(left(right(framing))).toEqual(framing);
        expect(round(framing)).toEqual(right(right(framing)));
        expect(mirror(mirror(framing))).toEqual(framing);
        // A mirror shows a turn to the right as one to the left.
        expect(mirror(right(framing))).toEqual(left(mirror(framing)));
      }),
    );
  });
});
