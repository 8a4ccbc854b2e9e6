import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../src/studio/edit/draft/draft.ts';
import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import { type SourceId, type Timeline, timelineFrames } from '../../../src/studio/edit/timeline.ts';
import { planRender } from '../../../src/studio/render/plan.ts';
import { photo, scene, speech, video } from '../edit/timelines.ts';
import { say } from './carried.ts';

const footage = [
  video('a_1', {
    measures: speech(10, [
      [3000, 4500],
      [7000, 8000],
    ]),
  }),
  photo('a_2'),
  video('a_3', { seconds: 4, widthPx: 1080, heightPx: 1920, measures: speech(4, [[1000, 2000]]) }),
  video('a_4', { seconds: 3, fps: 60, hasSound: false }),
  video('a_5', {
    seconds: 6,
    widthPx: 99,
    heightPx: 75,
    fps: 24,
    measures: speech(6, [[2000, 3000]]),
  }),
];

const wishes = [
  ...['reverse it', 'boomerang the first 2 seconds', 'put the clips in reverse order'],
  ...['freeze at 0:02 for 1 second', 'freeze the last frame for 2 seconds', 'remove the freeze'],
  ...['rotate 90', 'mirror it', 'straighten it by 3 degrees', 'crop 10% off the top'],
  ...['brighter', 'black and white from 1 to 2 s', 'warmer', 'back to the original colours'],
  ...['slowly zoom in', 'punch in on every other cut', 'ken burns effect', 'remove the zoom'],
  ...['fade in and out', 'remove the fade out', 'stabilise it', 'remove the background noise'],
  ...['fast forward the pauses', 'trim the pauses', 'split into 3 equal parts', 'speed it up 1.5x'],
  ...['slow motion from 1 to 2 s', 'cut from 1 to 2 s', 'cut the last second', 'add transitions'],
  ...['ramp up the speed at the end', 'make it 5 seconds', 'keep the first 4 seconds'],
  ...['add a big yellow title "A" at the start', 'make the title slide in', 'make it vertical'],
  ...['remove clip 1', 'swap clip 1 and 2', 'duplicate clip 1', 'mute it', 'start over'],
  ...['add my logo top left', 'make the logo smaller', 'remove the logo', 'cover the bottom third'],
  ...[
    'put the last clip in the corner',
    'split screen with the second clip',
    'swap the split screen',
  ],
  ...['pixelate the top left from 1 to 2 s', 'remove the mosaic', 'show the logo from 1 to 2 s'],
];

const names = new Map<SourceId, string>(footage.map((each) => [each.id, each.name]));
const known = new Set<SourceId>(names.keys());

it('any chain of wishes keeps a draft that reads back, a plan that adds up, and an undo that is exact', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(footage, { minLength: 1 }),
      fc.array(fc.constantFrom(...wishes), { minLength: 1, maxLength: 10 }),
      (clips, chain) => {
        let at: Scene = say('fade in', scene(clips)).scene;
        const past = [currentTimeline(at.history)];
        for (const wish of chain) {
          const said = say(wish, at);
          const draft: unknown = JSON.parse(JSON.stringify(toDraft(said.timeline, names)));
          expect(readDraft(draft, known)).toEqual(said.timeline);
          checkPlan(said.scene);
          at = said.scene;
          if (said.timeline !== past.at(-1)) past.push(said.timeline);
        }
        walk(at, past);
      },
    ),
    { numRuns: 60 },
  );
});

/** Back to the first and forth to the last: each time the very same film. */
function walk(last: Scene, past: readonly (Timeline | undefined)[]): void {
  let at = last;
  for (const timeline of past.slice(0, -1).reverse()) {
    const said = say('undo', at);
    expect(said.timeline).toEqual(timeline);
    at = said.scene;
  }
  for (const timeline of past.slice(1)) {
    const said = say('redo', at);
    expect(said.timeline).toEqual(timeline);
    at = said.scene;
  }
}

/** Chunks and sound cover every frame and sample of the film, each once. */
function checkPlan({ assets, history }: Scene): void {
  const timeline = currentTimeline(history);
  if (timeline === undefined) return;
  const sources = new Map(
    assets.map(({ id, facts }) => [id, { id, facts, path: `/x/${id}`, sha256: id }] as const),
  );
  const plan = planRender(timeline, {
    sources,
    output: { format: 'mp4', quality: 'high' },
    canTonemap: true,
  });
  const frames = plan.picture.reduce((sum, pass) => sum + pass.frames, 0);
  expect(frames).toBe(timelineFrames(timeline));
  expect(plan.sound.reduce((sum, part) => sum + part.samples, 0)).toBe(plan.samples);
}
