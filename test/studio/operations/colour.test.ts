import { describe, expect, it } from 'vitest';
import type { Light } from '../../../src/studio/media/facts.ts';
import { toLevels } from '../../../src/studio/operations/colour/colour-auto.ts';
import { clip, scene, timeline, video } from '../edit/timelines.ts';
import { on, say } from './carried.ts';

const one = scene([video('a_1')]);
const colours = (text: string, at = one) =>
  say(text, at).timeline.clips.map((each) => each.look?.colour);
const plain = { brightness: 0, contrast: 0, saturation: 0, warmth: 0, tone: 'full' };

describe('levels of colour', () => {
  it('add up, stop at their bounds, and say so', () => {
    const first = say('brighten it', one);
    expect(first.reply).toContain('The picture is brighter now (+25%).');
    expect(colours('a bit brighter', first.scene)).toEqual([{ ...plain, brightness: 40 }]);
    const full = say('increase the brightness by 90%', first.scene);
    expect(full.timeline.clips[0]?.look?.colour).toEqual({ ...plain, brightness: 100 });
    expect(say('brighter', full.scene).reply).toContain('as far as I take it');
  });

  it('that come back to nothing leave no trace', () => {
    const there = say('warmer', one);
    const back = say('make the colours colder', there.scene);
    expect(back.timeline.clips[0]).not.toHaveProperty('look');
  });

  it('of a part cut it out and leave the rest', () => {
    const { timeline: edit, reply } = say('black and white from 3 to 6 s', one);
    expect(edit.clips.map((each) => [each.in, each.out, each.look?.colour?.tone])).toEqual([
      [0, 90, undefined],
      [90, 180, 'grey'],
      [180, 300, undefined],
    ]);
    expect(reply).toContain('The picture from 3 to 6 s is black and white now.');
  });

  it('of one clip', () => {
    const two = on(
      timeline({ clips: [clip(), clip({ id: 'c2', asset: 'a_2' })] }),
      scene([video('a_1'), video('a_2')]),
    );
    expect(colours('sepia for clip 2', two)).toEqual([undefined, { ...plain, tone: 'sepia' }]);
    expect(say('给第3段调亮一点', two).reply).toContain('没有第 3 段');
  });

  it('all go back at once', () => {
    const graded = say('warmer', say('more contrast', one).scene);
    expect(colours('back to the original colours', graded.scene)).toEqual([undefined]);
    expect(say('undo', graded.scene).timeline.clips[0]?.look?.colour).toEqual({
      ...plain,
      contrast: 25,
    });
  });
});

describe('balanced colours', () => {
  const light = (more: Partial<Light> = {}): Light => {
    return { mean: 0.47, low: 0.1, high: 0.88, colourfulness: 0.15, warmth: 0, ...more };
  };

  it('leave footage alone that is right', () => {
    const right = scene([video('a_1', { measures: { light: light() } })]);
    expect(say('auto colour correct', right).reply).toContain('balanced already');
  });

  it.each([
    ['dark', { mean: 0.2 }, { brightness: 8 }],
    ['a little dark', { mean: 0.34 }, { brightness: 2 }],
    ['bright', { mean: 0.8 }, { brightness: -8 }],
    ['flat', { low: 0.4, high: 0.6 }, { contrast: 8 }],
    ['pale', { colourfulness: 0.04 }, { saturation: 4 }],
    ['yellow', { warmth: 0.09 }, { warmth: -4 }],
    ['blue', { warmth: -0.3 }, { warmth: 8 }],
    ['grey', { colourfulness: 0, warmth: 0.2 }, {}],
  ])('bring %s footage nearer, by at most 8 %%', (_, seen, levels) => {
    expect(toLevels(light(seen))).toEqual({ ...plain, ...levels });
  });

  it('are told in numbers', () => {
    const measures = { light: light({ mean: 0.3, warmth: 0.09 }) };
    const { reply } = say('auto colour correct', scene([video('a_1', { measures })]));
    expect(reply).toContain('Balanced the picture: brightness +4%, warmth −4%.');
  });
});
