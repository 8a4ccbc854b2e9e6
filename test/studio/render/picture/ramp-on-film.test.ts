import { afterAll, beforeAll, expect, it } from 'vitest';
import { timelineFrames } from '../../../../src/studio/edit/timeline.ts';
import { frameColours, lookAt } from '../../../fixtures/media/look.ts';
import { frameNumbers, makeCounting } from '../../../fixtures/media/make-marked.ts';
import { scene, video } from '../../edit/timelines.ts';
import { say } from '../../operations/carried.ts';
import { createRenderKit, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
beforeAll(async () => {
  kit = await createRenderKit();
});
afterAll(() => kit.remove());

it('a ramp on film shows each frame in order, faster and faster, picture and sound alike long', async () => {
  const source = await kit.source('a_1', await makeCounting(kit.folder.path('count.mp4')));
  const { timeline } = say('speed ramp from 1x to 4x', scene([video('a_1', { seconds: 2 })]));
  const canvas = { widthPx: 320, heightPx: 180, fit: 'bars' } as const;
  const film = await kit.render({
    timeline: { ...timeline, canvas },
    sources: [source],
    name: 'ramp',
  });
  const facts = await lookAt(film.path);
  expect(facts.frames).toBe(timelineFrames(timeline));
  expect(Math.abs(facts.pictureSeconds - facts.soundSeconds)).toBeLessThan(1 / 30);
  const seen = frameNumbers(await frameColours(film.path));
  const jumps = seen.slice(1).map((number, nth) => number - (seen[nth] ?? 0));
  expect(Math.min(...jumps)).toBeGreaterThanOrEqual(0);
  const half = Math.floor(jumps.length / 2);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  expect(sum(jumps.slice(half)) / (jumps.length - half)).toBeGreaterThan(
    1.6 * (sum(jumps.slice(0, half)) / half),
  );
  expect([seen[0], seen.at(-1)]).toEqual([0, expect.closeTo(58, -1)]);
});
