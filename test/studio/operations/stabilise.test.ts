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

it('what was hidden on the steady picture is hidden wider when it shakes again, what was hidden before it is not', () => {
  const before = say('cover the top half', scene([video('a_1')]));
  const steady = say('stabilise it', before.scene);
  const hidden = say('cover the left third', steady.scene);
  expect(hidden.timeline.clips[0]?.look?.covers).toMatchObject([
    { x: 0, y: 0, width: 1000, height: 500 },
    { x: 0, y: 0, width: 333, height: 1000, steadied: true },
  ]);
  const back = say('remove the stabilisation', hidden.scene);
  expect(back.timeline.clips[0]?.look?.covers).toEqual([
    hidden.timeline.clips[0]?.look?.covers?.[0],
    { x: -80, y: -80, width: 493, height: 1160, how: 'fill', colour: '000000' },
  ]);
  expect(back.reply).toContain('hidden a little wider');
  expect(say('remove the stabilisation', steady.scene).reply).not.toContain('wider');
});
