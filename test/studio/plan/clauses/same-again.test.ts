import { expect, it } from 'vitest';
import { scene, speech, video } from '../../edit/timelines.ts';
import { say } from '../../operations/carried.ts';

const first = video('a_1', { seconds: 10, measures: speech(10, [[4000, 5000]]) });
const second = video('a_2', { seconds: 10, measures: speech(10, [[2000, 3500]]) });

it('the same as last time is done to what came since', () => {
  const cut = say('trim the pauses and mute it', scene([first]));
  const more = { ...cut.scene, assets: [first, second] };
  const again = say('same as last time', more);
  expect(again.kinds).toEqual(['remove_pauses', 'set_volume']);
  expect(again.timeline.clips.map(({ asset, gainDb }) => [asset, gainDb])).toEqual([
    ['a_1', null],
    ['a_1', null],
    ['a_2', null],
    ['a_2', null],
  ]);
  expect(say('undo', again.scene).timeline).toEqual(cut.timeline);
});
