import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { currentTimeline, emptyHistory, type Scene } from '../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { frameColours, lookAt, samplesOf } from '../../fixtures/media/look.ts';
import { makeFlashAndBeep } from '../../fixtures/media/make-clip.ts';
import { createRenderKit, type RenderKit } from './render-kit.ts';

vi.setConfig({ testTimeout: 280_000, hookTimeout: 60_000 });

let kit: RenderKit;
let flashes: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeFlashAndBeep(kit.folder.path('flash.mp4'), { seconds: 5 });
  flashes = await kit.source('a_flash', path);
});
afterAll(() => kit.remove());

/** A flash of one frame is still seen whatever these do; only faster footage may leave it out. */
const wishes = [
  ...['reverse it', 'boomerang the first 2 seconds', 'put the clips in reverse order'],
  ...['freeze at 0:02 for half a second', 'freeze the last frame for 1 second'],
  ...['mirror it', 'rotate 180', 'straighten it by 3 degrees', 'brighter', 'warmer'],
  ...['slowly zoom in', 'punch in on every other cut', 'remove the background noise'],
  ...['split into 3 equal parts', 'cut from 1 to 1.5 s', 'cut the first half second'],
  ...['duplicate clip 1', 'swap clip 1 and 2', 'remove the zoom', 'slow motion from 1 to 2 s'],
];

function carryAll(chain: readonly string[]): Scene {
  const source = { ...flashes, name: 'flash.mp4', measures: {} };
  let scene: Scene = { assets: [source], beds: [], history: emptyHistory, language: 'en' };
  for (const wish of chain) {
    scene = { ...scene, history: carryOut(interpret(wish, scene), scene).history };
  }
  return scene;
}

/** Where something is loud, in seconds: the beginnings of beeps. */
async function beeps(path: string): Promise<readonly (readonly [number, number])[]> {
  const rate = 8_000;
  const samples = await samplesOf(path, rate);
  const found: [number, number][] = [];
  samples.forEach((sample, at) => {
    if (Math.abs(sample) < 0.1) return;
    const last = found.at(-1);
    const seconds = at / rate;
    if (last !== undefined && seconds - last[1] < 0.015) last[1] = seconds;
    else found.push([seconds, seconds]);
  });
  return found;
}

let films = 0;

it('after any chain the film has its exact frames, and each flash has its beep within a frame and a half', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...wishes), { minLength: 2, maxLength: 6 }),
      async (chain) => {
        const scene = carryAll(chain);
        const timeline = currentTimeline(scene.history);
        if (timeline === undefined || timeline.clips.some((clip) => clip.gainDb === null)) return;
        films += 1;
        const job = { timeline, sources: [flashes], name: `chain-${films}` };
        const film = await kit.render(job);
        const facts = await lookAt(film.path);
        expect(facts.frames).toBe(film.frames);
        expect(Math.abs(facts.pictureSeconds - facts.soundSeconds)).toBeLessThan(1.1 / 30);
        const heard = await beeps(film.path);
        const lit = (await frameColours(film.path)).map(([red]) => red > 128);
        for (const [start, end] of heard) {
          if (end - start < 0.02) continue;
          const [first, last] = [start * 30 - 1.5, end * 30 + 1.5];
          const isSeen = lit.some((on, at) => on && at + 1 > first && at < last);
          expect(isSeen, `${chain.join('; ')}: a beep at ${start} without its flash`).toBe(true);
        }
      },
    ),
    { numRuns: 18, endOnFailure: true },
  );
});
