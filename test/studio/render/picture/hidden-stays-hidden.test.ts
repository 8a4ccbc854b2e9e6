import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentTimeline, emptyHistory, type Scene } from '../../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { ffmpeg, ffmpegBytes } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let face: RenderSource;
let other: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const make = async (name: string, picture: string) => {
    const path = kit.folder.path(`${name}.mp4`);
    const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
    await ffmpeg(['-f', 'lavfi', '-i', picture, '-t', '2', ...encoding, path]);
    return kit.source(`a_${name}`, path);
  };
  const dark = 'color=0x202020:size=320x180:rate=30';
  // Seen from half a second on, in the upper half a bit left of the middle.
  const white = "drawbox=x=80:y=20:w=40:h=30:color=white:t=fill:enable='gte(n,15)'";
  face = await make('face', `${dark},${white}`);
  other = await make('other', dark);
});
afterAll(() => kit.remove());

function after(wishes: readonly string[]): Scene {
  const assets = [face, other].map((source) => ({ ...source, name: source.id, measures: {} }));
  let scene: Scene = { assets, beds: [], history: emptyHistory, language: 'en' };
  for (const wish of wishes) {
    const { history, done } = carryOut(interpret(wish, scene), scene);
    if (done.length === 0) throw new Error(`nothing came of: ${wish}`);
    scene = { ...scene, history };
  }
  return scene;
}

/** Light of the brightest pixel of a film. */
async function brightest(wishes: readonly string[], name: string): Promise<number> {
  const timeline = currentTimeline(after(wishes).history);
  if (timeline === undefined) throw new Error('no film');
  const output = { lines: 90 };
  const { path } = await kit.render({ timeline, sources: [face, other], name, output });
  const grey = await ffmpegBytes(['-i', path, '-vf', 'format=gray', '-f', 'rawvideo']);
  return grey.reduce((most, light) => Math.max(most, light), 0);
}

it('what is not hidden is bright', async () => {
  expect(await brightest(['merge them'], 'bare')).toBeGreaterThan(200);
});

const hide = 'cover the top third from 0.5 s to 2 s';
it.each([
  `${hide}; crop 40% off the bottom; reverse it`,
  `${hide}; rotate it 90 degrees counterclockwise; make it twice as fast`,
  `${hide}; mirror it; flip it upside down; make it square, cropped`,
  `${hide}; straighten it by 8 degrees; crop 40% off the bottom; slowly zoom in`,
  `${hide}; make it 9:16 with a blurred background; swap clip 1 and 2`,
  `make it square, cropped; cover the left half from 0.5 s to 2 s; make it 16:9; crop 30% off the right`,
  `${hide}; cut from 0.4 to 0.6 s; add a 0.4 s crossfade at every cut`,
])('hidden stays hidden: %s', async (wishes) => {
  const name = wishes.replaceAll(/\W+/g, '-').slice(-40);
  expect(await brightest(wishes.split('; '), name)).toBeLessThan(45);
});

it('a clip with a hidden part is not put over another one, where it would be seen', () => {
  const scene = after([hide]);
  const { reply } = carryOut(interpret('put clip 1 in the corner of clip 2', scene), scene);
  expect(reply).toContain('A part of that clip is hidden');
});
