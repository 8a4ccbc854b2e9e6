import { afterAll, beforeAll, expect, it } from 'vitest';
import { assemble } from '../../../../src/studio/edit/assemble.ts';
import { emptyHistory, type Scene } from '../../../../src/studio/edit/scene.ts';
import { measureSource } from '../../../../src/studio/media/measure.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, nameOf } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { say } from '../../operations/carried.ts';
import { createRenderKit, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let film: RenderSource;
let scene: Scene;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('film.mp4'), ['red', 'black', 'lime', 'blue'], {
    sound: '0.5*sin(440*2*PI*t)*(0.02+between(t,2,3))',
  });
  film = await kit.source('a_1', path);
  const { signal } = new AbortController();
  const deps = { tools: kit.tools, signal };
  const motion = await measureSource(film.path, film.facts, 'motion', deps);
  const levels = await measureSource(film.path, film.facts, 'levels', deps);
  scene = {
    assets: [{ ...film, name: 'film.mp4', measures: { motion, levels } }],
    ...{ beds: [], history: emptyHistory, language: 'en' },
  };
});
afterAll(() => kit.remove());

/** Which colours are seen, each with its number of frames. */
async function seenAfter(text: string, name: string): Promise<string> {
  const { timeline } = say(text, scene);
  const { path } = await kit.render({ timeline, sources: [film], name });
  const names = (await frameColours(path)).map(nameOf);
  const runs: [string, number][] = [];
  for (const each of names) {
    const last = runs.at(-1);
    if (last?.[0] === each) last[1] += 1;
    else runs.push([each, 1]);
  }
  return runs.map(([each, many]) => `${each} ${many}`).join(', ');
}

it('a scene that is kept is whole to the frame, and nothing else is there', async () => {
  expect(assemble(scene)?.fps).toEqual({ num: 30, den: 1 });
  expect(await seenAfter('keep only scene 3', 'third')).toBe('green 30');
  expect(await seenAfter('delete scene 1', 'without')).toBe('dark 30, green 30, blue 30');
});

it('the best second is the one in which something is heard', async () => {
  const seen = await seenAfter('pick the best 1 second', 'best');
  expect(seen).toMatch(/^(?:dark \d, )?green \d\d(?:, blue \d)?$/);
  expect(await seenAfter('pick the best 2 seconds', 'two')).toContain('green 30');
});

it('black goes to the frame', async () => {
  expect(await seenAfter('remove the black parts', 'bright')).toBe('red 30, green 30, blue 30');
});
