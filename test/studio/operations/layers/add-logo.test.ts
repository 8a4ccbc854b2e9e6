import { describe, expect, it } from 'vitest';
import { layersOf } from '../../../../src/studio/edit/picture/layer.ts';
import { photo, scene, video } from '../../edit/timelines.ts';
import { say, total } from '../carried.ts';

const logo = { ...photo('a_2', 400, 200), name: 'logo.png' };
const clip = video('a_1', { seconds: 10 });
const start = scene([clip, logo]);

describe('a logo', () => {
  it('lies over the film and is no clip of it', () => {
    const { timeline, reply } = say('add my logo top right, 50 % transparent', start);
    expect(timeline.clips.map(({ asset }) => asset)).toEqual(['a_1']);
    expect(layersOf(timeline)).toEqual([
      {
        ...{ id: 'l2', kind: 'logo', asset: 'a_2', at: 0, frames: 300, from: 0 },
        ...{ place: { x: 'right', y: 'top' }, size: 160, margin: 40, opacity: 50, gainDb: null },
      },
    ]);
    expect(reply).toContain('“logo.png” top right, 16% of the picture, 50% transparent');
  });

  it('comes with a title at the same corner', () => {
    const { kinds } = say('add my logo and a title "Above" top right for 2 seconds', start);
    expect(kinds).toEqual(['add_logo', 'add_title']);
  });

  it('decides nothing about the shape, also where it was sent first', () => {
    const { timeline } = say('右上角加logo，半透明', scene([logo, clip]));
    expect(timeline.canvas).toMatchObject({ widthPx: 1920, heightPx: 1080 });
    expect(layersOf(timeline)[0]).toMatchObject({ asset: 'a_2', opacity: 50 });
  });

  it('leaves the line where it had become a clip', () => {
    const { timeline, reply } = say('add my logo', say('mute it', start).scene);
    expect(total(timeline)).toBe(300);
    expect(reply).toContain('0:14 → 0:10');
  });

  it('moves, shrinks, fades and goes', () => {
    const first = say('add my logo', start).scene;
    const smaller = say('logo smaller and to the left', first);
    expect(layersOf(smaller.timeline)[0]).toMatchObject({
      size: 112,
      place: { x: 'left', y: 'top' },
    });
    expect(smaller.reply).toBe('The logo is top left, 16% → 11.2% of the picture now.');
    const fainter = say('make it 30% transparent', smaller.scene);
    expect(layersOf(fainter.timeline)[0]).toMatchObject({ opacity: 70 });
    expect(say('remove the logo', fainter.scene).timeline.layers).toBeUndefined();
  });

  it('comes back and goes with undo, to the identical film', () => {
    const before = say('mute it', scene([clip]));
    const after = say('add my logo', { ...before.scene, assets: start.assets });
    expect(say('undo', after.scene).timeline).toEqual(before.timeline);
  });

  it('is no clip either when everything starts over', () => {
    const edited = say('add my logo. cut the first 2 seconds', start);
    const fresh = say('start over', say('start over', edited.scene).scene);
    expect(fresh.timeline.clips.map(({ asset }) => asset)).toEqual(['a_1']);
    expect(fresh.timeline.layers).toBeUndefined();
  });

  it('is asked for where there is none or where nobody can tell which', () => {
    expect(say('mute it. add my logo', scene([clip])).reply).toContain('Send it to me');
  });

  it('stays for the whole film through cuts, and for its seconds where it has some', () => {
    const whole = say('cut the first 2 seconds', say('add my logo', start).scene);
    expect(layersOf(whole.timeline)[0]).toMatchObject({ at: 0, frames: 240 });
    const part = say('cut the first 2 seconds', say('add my logo from 4 to 6 s', start).scene);
    expect(layersOf(part.timeline)[0]).toMatchObject({ at: 60, frames: 60 });
  });
});
