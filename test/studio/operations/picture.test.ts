import { describe, expect, it } from 'vitest';
import { clip, photo, scene, speech, timeline, video } from '../edit/timelines.ts';
import { on, say, total } from './carried.ts';

const one = scene([video('a_1')]);
const canvas = (text: string, at = one) => {
  const { widthPx, heightPx, fit } = say(text, at).timeline.canvas;
  return `${widthPx}x${heightPx} ${fit}`;
};

describe('the shape of the picture', () => {
  it.each([
    ['make it vertical for TikTok', '1080x1920 blur'],
    ['crop it to 9:16', '608x1080 crop'],
    ['9:16 with black bars', '1080x1920 bars'],
    ['crop to square', '1080x1080 crop'],
    ['make it 4:5 and crop it', '864x1080 crop'],
    ['竖屏，不要裁切，背景虚化', '1080x1920 blur'],
  ])('%s', (text, after) => {
    expect(canvas(text)).toBe(after);
  });

  it('turns landscape for a portrait clip', () => {
    const portrait = scene([video('a_1', { widthPx: 1080, heightPx: 1920 })]);
    expect(canvas('make it 16:9', portrait)).toBe('1920x1080 blur');
    expect(canvas('crop to 16:9', portrait)).toBe('1080x608 crop');
  });

  it('never makes a small clip grow', () => {
    const small = scene([video('a_1', { widthPx: 320, heightPx: 180 })]);
    expect(canvas('make it vertical', small)).toBe('320x568 blur');
    expect(canvas('crop to square', small)).toBe('180x180 crop');
  });

  it('goes back to the footage’s own', () => {
    const square = say('crop to square', one);
    expect(canvas('back to the original aspect ratio', square.scene)).toBe('1920x1080 crop');
  });

  it('that is there already is not changed', () => {
    const outcome = say('make it 16:9 with a blurred background', one);
    expect(outcome.kinds).toEqual([]);
    expect(outcome.reply).toContain('has that shape already');
  });

  it('is told with its size', () => {
    expect(say('crop to square', one).reply).toContain(
      'The picture is 1:1 (1080×1080) now, cropped to fill.',
    );
    expect(say('改成竖屏', one).reply).toContain(
      '画面改成了 9:16（1080×1920），空出的地方用虚化背景。',
    );
  });
});

describe('a vague wish', () => {
  const talk = video('a_1', {
    seconds: 12,
    measures: speech(12, [
      [4000, 5500],
      [8000, 9500],
    ]),
  });

  it('becomes tightened pauses and a few crossfades, and says so', () => {
    const { timeline: edit, reply } = say('make it look professional', scene([talk]));
    expect(total(edit)).toBe(360 - 2 * 33);
    expect(edit.clips.filter((each) => each.transition !== null)).toHaveLength(1);
    expect(reply).toContain(
      'I tightened the pauses (0:12 → 0:10), added 1 crossfade and levelled the sound.',
    );
  });

  it('finds nothing to do in one photo', () => {
    expect(say('弄得好看点', scene([photo('a_1')])).reply).toContain('说说你想改哪里');
  });
});

describe('words about loudness', () => {
  it('hear that every video is levelled', () => {
    const { kinds, reply } = say('normalize the audio', on(timeline({ clips: [clip()] }), one));
    expect(kinds).toEqual([]);
    expect(reply).toContain('−14 LUFS');
  });
});
