import { expect, it } from 'vitest';
import { photo, scene, video } from '../edit/timelines.ts';
import { say } from './carried.ts';

it('films are steadied, photos are not, and it can be taken back', () => {
  const raw = scene([video('a_1'), photo('a_2')]);
  const steady = say('stabilise it', raw);
  expect(steady.timeline.clips.map((clip) => clip.look?.steady)).toEqual([true, undefined]);
  expect(steady.reply).toContain('loses a little at the edges');
  const back = say('remove the stabilisation', steady.scene);
  expect(back.timeline.clips[0]).not.toHaveProperty('look');
  expect(say('remove the stabilisation', back.scene).reply).toContain('Nothing was steadied');
  expect(say('防抖', scene([photo('a_1')])).reply).toContain('照片不会抖');
});

it('of more than ten minutes is refused, of a part of them is not', () => {
  const long = scene([video('a_1', { seconds: 700 })]);
  expect(say('stabilise it', long).reply).toContain('at most 10 minutes');
  const { timeline: edit } = say('stabilise from 10 to 20 s', long);
  expect(edit.clips.map((clip) => clip.look?.steady)).toEqual([undefined, true, undefined]);
});
