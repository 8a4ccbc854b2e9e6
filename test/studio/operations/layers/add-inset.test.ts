import { describe, expect, it } from 'vitest';
import { layersOf } from '../../../../src/studio/edit/picture/layer.ts';
import { photo, scene, video } from '../../edit/timelines.ts';
import { say, total } from '../carried.ts';

const two = scene([video('a_1', { seconds: 10 }), video('a_2', { seconds: 6 })]);
const withPhoto = scene([video('a_1', { seconds: 10 }), photo('a_2')]);
const three = scene([video('a_1'), video('a_2'), video('a_3', { seconds: 4 })]);

describe('a picture in the picture', () => {
  it('is a photo from a time on, to the end', () => {
    const { timeline, reply } = say('put this photo in the corner from 5 s', withPhoto);
    expect(layersOf(timeline)).toEqual([
      {
        ...{ id: 'l2', kind: 'inset', asset: 'a_2', at: 150, frames: 150, from: 0, gainDb: null },
        ...{ place: { x: 'right', y: 'bottom' }, size: 320, margin: 40, opacity: 100 },
      },
    ]);
    expect(reply).toContain(
      '“a_2.jpg” is over the picture bottom right, 32% of it from 5 to 10 s.',
    );
    expect(layersOf(say('5秒开始把这张图放角落', withPhoto).timeline)).toEqual(layersOf(timeline));
  });

  it('is a clip for as long as it lasts, silent unless it is to be heard', () => {
    const { timeline, scene: now, reply } = say('put the second video in the corner', two);
    expect(total(timeline)).toBe(300);
    expect(layersOf(timeline)[0]).toMatchObject({ at: 0, frames: 180, gainDb: null });
    expect(reply).toContain('Its own sound is off');
    expect(layersOf(say('with its sound', now).timeline)[0]).toMatchObject({ gainDb: 0 });
  });

  it('keeps away what was trimmed of the clip, and lies over the clip that is named', () => {
    const trimmed = say('cut the first 2 seconds of clip 2', two).scene;
    expect(layersOf(say('put clip 2 in the corner', trimmed).timeline)[0]).toMatchObject({
      ...{ at: 0, from: 60, frames: 120 },
    });
    const { timeline } = say('put clip 3 in the top left corner of clip 2', three);
    expect(layersOf(timeline)[0]).toMatchObject({
      at: 300,
      frames: 120,
      place: { x: 'left', y: 'top' },
    });
  });

  it('moves with a cut before it, ends with the film, and goes with what it lay over', () => {
    const { scene: now } = say('put this photo in the corner from 4 to 6 s', withPhoto);
    const at = (text: string) =>
      layersOf(say(text, now).timeline).map((each) => [each.at, each.frames]);
    expect(at('cut the first 2 seconds')).toEqual([[60, 60]]);
    expect(at('keep only the first 5 seconds')).toEqual([[120, 30]]);
    expect(at('cut 3 to 7 s')).toEqual([]);
    expect(at('speed it up 2x')).toEqual([[60, 60]]);
    expect(at('undo')).toEqual([]);
  });

  it('is changed and taken away by name, or as it', () => {
    const { scene: now } = say('put the second video in the corner', two);
    const bigger = say('make it bigger and move it to the top left', now);
    expect(layersOf(bigger.timeline)[0]).toMatchObject({
      size: 448,
      place: { x: 'left', y: 'top' },
    });
    expect(say('remove the picture in picture', bigger.scene).timeline.layers).toBeUndefined();
  });

  it('is asked for where there is none, or where several could be meant', () => {
    const asked = (text: string, from: typeof two) => say(`mute it. ${text}`, from).reply;
    expect(asked('put the photo in the corner', two)).toContain('Send me the photo');
    expect(asked('picture in picture', three)).toContain('“a_2.mp4”, “a_3.mp4”');
  });
});

describe('a split screen', () => {
  it('has the film in one half and the other clip in the other', () => {
    const { timeline, reply } = say('side by side with the second video', two);
    expect(layersOf(timeline)[0]).toMatchObject({
      ...{ kind: 'half', asset: 'a_2', at: 0, frames: 180, place: { x: 'right', y: 'middle' } },
    });
    expect(reply).toContain('“a_2.mp4” on the right, each shows its middle from 0 to 6 s.');
    expect(layersOf(say('和第二个视频左右分屏', two).timeline)).toEqual(layersOf(timeline));
    expect(layersOf(say('上下分屏', two).timeline)[0]?.place).toEqual({ x: 'centre', y: 'bottom' });
  });

  it('is turned round, replaced and ended', () => {
    const { scene: now } = say('左右分屏', two);
    expect(layersOf(say('swap the sides', now).timeline)[0]?.place.x).toBe('left');
    const stacked = say('split screen top and bottom with “a_2.mp4”', now).timeline;
    expect(layersOf(stacked).map(({ place }) => place.y)).toEqual(['bottom']);
    expect(say('remove the split screen', now).timeline.layers).toBeUndefined();
  });
});
