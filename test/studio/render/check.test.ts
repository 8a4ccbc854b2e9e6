import { expect, it } from 'vitest';
import { findFault } from '../../../src/studio/render/check.ts';

const expected = { frames: 90, shape: { widthPx: 320, heightPx: 180, fps: { num: 30, den: 1 } } };
const picture = {
  codec_type: 'video',
  codec_name: 'h264',
  pix_fmt: 'yuv420p',
  width: 320,
  height: 180,
  nb_read_packets: 90,
  duration: 3,
};
const sound = { codec_type: 'audio', codec_name: 'aac', duration: 3.01 };

it('a right file has no fault', () => {
  expect(findFault({ streams: [picture, sound] }, expected)).toBeUndefined();
});

it.each([
  ['one frame less', [{ ...picture, nb_read_packets: 89 }, sound], '89 frames instead of 90'],
  ['another size', [{ ...picture, width: 322 }, sound], 'another size'],
  ['other pixels', [{ ...picture, pix_fmt: 'yuv444p' }, sound], 'no H.264 picture in yuv420p'],
  ['no sound', [picture], 'no AAC sound'],
  ['a stream too many', [picture, sound, sound], 'more than two streams'],
  ['sound that ends early', [picture, { ...sound, duration: 2.9 }], 'the sound has another length'],
  [
    'a picture that is too slow',
    [{ ...picture, duration: 3.2 }, sound],
    'the picture has another length',
  ],
])('%s is a fault', (_, streams, fault) => {
  expect(findFault({ streams }, expected)).toBe(fault);
});
