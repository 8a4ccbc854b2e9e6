import { expect, it } from 'vitest';
import { scene, video } from '../edit/timelines.ts';
import { say } from './carried.ts';

const one = scene([video('a_1')]);

it('noise is taken out of the clips that have sound, more or less of it, and comes back', () => {
  const two = scene([video('a_1'), video('a_2', { hasSound: false })]);
  const clean = say('remove the background noise', two);
  expect(clean.timeline.clips.map((clip) => clip.denoiseDb)).toEqual([12, undefined]);
  expect(clean.reply).toContain('goes down by up to 12 dB');
  const strong = say('强力降噪', clean.scene);
  expect(strong.timeline.clips.map((clip) => clip.denoiseDb)).toEqual([20, undefined]);
  const back = say('turn off the noise reduction', strong.scene);
  expect(back.timeline.clips[0]).not.toHaveProperty('denoiseDb');
});

it('what is so already, or has no sound, is said', () => {
  const clean = say('remove the background noise', one);
  expect(say('remove the background noise', clean.scene).reply).toContain('already');
  const silent = scene([video('a_1', { hasSound: false })]);
  expect(say('clean up the audio', silent).reply).toContain('no sound here');
});
