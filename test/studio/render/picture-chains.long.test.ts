import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readDraft, toDraft } from '../../../src/studio/edit/draft/draft.ts';
import { currentTimeline, emptyHistory, type Scene } from '../../../src/studio/edit/scene.ts';
import {
  type AssetId,
  type SourceId,
  type Timeline,
  timelineFrames,
} from '../../../src/studio/edit/timeline.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { lightsIn, makeOddFlashAndBeep, soundsIn } from '../../fixtures/media/flash-and-beep.ts';
import { lookAt } from '../../fixtures/media/look.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, type RenderKit } from './render-kit.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

let kit: RenderKit;
const sources = new Map<AssetId, RenderSource>();

/** Flashes and beeps that are still there at twice the speed. */
const lit = 0.08;
const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'] as const;

const makers: Readonly<Record<AssetId, () => Promise<string>>> = {
  a_plain: () => makeOddFlashAndBeep(kit.folder.path('plain.mp4'), { lit, seconds: 5 }),
  a_tall: () =>
    makeOddFlashAndBeep(kit.folder.path('tall.mp4'), {
      ...{ lit, size: '180x320', fps: '25' },
      encoding: [...encoding, '-ar', '44100', '-ac', '1'],
    }),
  a_uneven: () =>
    makeOddFlashAndBeep(kit.folder.path('uneven.mp4'), {
      ...{ lit, fps: '60000/1001', picture: "select='lt(mod(n,60),8)+gt(mod(n,7),2)'" },
      encoding: [...encoding, '-vsync', 'vfr'],
    }),
  a_mute: () => makeClip(kit.folder.path('mute.mp4'), { sound: null, picture: 'color=black' }),
  a_photo: async () => {
    const path = kit.folder.path('photo.png');
    await ffmpeg(['-f', 'lavfi', '-i', 'color=black:size=200x300', '-frames:v', '1', path]);
    return path;
  },
};
const ids = Object.keys(makers).filter((id): id is AssetId => id.startsWith('a_'));

beforeAll(async () => {
  kit = await createRenderKit();
  for (const id of ids) {
    const path = await makers[id]?.();
    if (path !== undefined) sources.set(id, await kit.source(id, path));
  }
});
afterAll(() => kit.remove());

/** A flash and its beep are still seen and heard whatever these do. */
const wishes = [
  ...['reverse it', 'boomerang the first 2 seconds', 'put the clips in reverse order'],
  ...['freeze at 0:02 for half a second', 'freeze the last frame for 1 second'],
  ...['mirror it', 'rotate 180', 'straighten it by 3 degrees', 'brighter', 'warmer'],
  ...['slowly zoom in', 'punch in on every other cut', 'remove the background noise'],
  ...['split into 3 equal parts', 'cut from 1 to 1.5 s', 'cut the first half second'],
  ...['duplicate clip 1', 'swap clip 1 and 2', 'remove the zoom', 'slow motion from 1 to 2 s'],
  ...['cover the bottom third', 'put the last clip in the corner', 'keep the first 4 seconds'],
  ...['speed it up 1.5x', 'make clip 1 twice as fast', 'make it vertical', 'make it square'],
  ...['add a crossfade between all clips', 'use a 1 second slide-left transition', 'undo'],
  ...[
    'split at 1.3 s',
    'remove clip 2',
    'add the title "Hi" at the start',
    'remove the transitions',
    'pixelate the top left from 1 to 2 s',
    'add my logo bottom right',
  ],
];

/** Every timeline on the way, the last one with its scene. */
function carryAll(chosen: readonly AssetId[], chain: readonly string[]) {
  const assets = chosen.flatMap((id) => {
    const source = sources.get(id);
    return source === undefined ? [] : [{ ...source, name: `${id}.mp4`, measures: {} }];
  });
  let scene: Scene = { assets, beds: [], history: emptyHistory, language: 'en' };
  for (const wish of chain) scene = say(wish, scene);
  return scene;
}

function say(wish: string, scene: Scene): Scene {
  return { ...scene, history: carryOut(interpret(wish, scene), scene).history };
}

function checkDraft(timeline: Timeline): void {
  const names = new Map<SourceId, string>(ids.map((id) => [id, id]));
  const draft: unknown = JSON.parse(JSON.stringify(toDraft(timeline, names)));
  expect(readDraft(draft, new Set<SourceId>(ids))).toEqual(timeline);
}

/** Back to the first and forth to the last: each time the very same timeline. */
function checkHistory(scene: Scene): void {
  const { revisions, at } = scene.history;
  let now = scene;
  for (let back = at - 1; back >= 0; back -= 1) {
    now = say('undo', now);
    expect(currentTimeline(now.history)).toEqual(revisions[back]);
  }
  for (let forth = 1; forth <= at; forth += 1) {
    now = say('redo', now);
    expect(currentTimeline(now.history)).toEqual(revisions[forth]);
  }
}

let films = 0;
let beeps = 0;

const frameSeconds = (timeline: Timeline) => timeline.fps.den / timeline.fps.num;

/** Each beep begins or ends with a light within a frame and a half; a held frame may make that one longer. */
async function checkSteps(path: string, timeline: Timeline, chain: string): Promise<void> {
  const frame = frameSeconds(timeline);
  const lights = await lightsIn(path);
  for (const sound of await soundsIn(path)) {
    if (sound.end - sound.start < frame) continue;
    beeps += 1;
    const isTogether = lights.some(
      ({ start, end }) =>
        Math.abs(start * frame - sound.start) <= 1.5 * frame ||
        Math.abs(end * frame - sound.end) <= 1.5 * frame,
    );
    expect(isTogether, `${chain}: a beep at ${sound.start} without its flash`).toBe(true);
  }
}

it('after any chain on any clips the film has its exact frames, and each flash has its beep within a frame and a half', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(ids, { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...wishes), { minLength: 2, maxLength: 7 }),
      async (chosen, chain) => {
        const scene = carryAll(chosen, chain);
        const timeline = currentTimeline(scene.history);
        if (timeline === undefined || timelineFrames(timeline) > 900) return;
        checkDraft(timeline);
        checkHistory(scene);
        films += 1;
        const name = `chain-${films}`;
        const film = await kit.render({
          ...{ timeline, sources: [...sources.values()], name },
          output: { height: 180 },
        });
        const facts = await lookAt(film.path);
        expect([facts.frames, film.frames]).toEqual(Array(2).fill(timelineFrames(timeline)));
        const apart = Math.abs(facts.pictureSeconds - facts.soundSeconds);
        expect(apart).toBeLessThan(1.1 * frameSeconds(timeline));
        await checkSteps(film.path, timeline, `${chosen.join(' ')}: ${chain.join('; ')}`);
      },
    ),
    { numRuns: 16, endOnFailure: true },
  );
  expect(beeps).toBeGreaterThan(16);
});
