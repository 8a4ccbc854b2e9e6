import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Layer } from '../../../../src/studio/edit/picture/layer.ts';
import { planRender } from '../../../../src/studio/render/plan.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, levelDb, lookAt, nameOf, samplesOf } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../../render/render-kit.ts';

let kit: RenderKit;
let film: RenderSource;
let other: RenderSource;
let upright: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const { folder } = kit;
  const quiet = { secondsEach: 1, sound: '0' };
  film = await kit.source('a_1', await makeColours(folder.path('a.mp4'), ['blue', 'blue'], quiet));
  const colours = ['red', 'lime', 'white'];
  other = await kit.source('a_2', await makeColours(folder.path('b.mp4'), colours));
  const photo = folder.path('upright.png');
  await ffmpeg(['-f', 'lavfi', '-i', 'color=red:size=91x183', '-frames:v', '1', photo]);
  upright = await kit.source('a_3', photo);
});
afterAll(() => kit.remove());

const inset: Layer = {
  ...{ id: 'l1', kind: 'inset', asset: 'a_2', at: 10, frames: 40, from: 20, gainDb: null },
  ...{ place: { x: 'right', y: 'bottom' }, size: 500, margin: 0, opacity: 100 },
};
const line = (layers: readonly Layer[], more = {}) =>
  lineUp([cut('a_1', [0, 60])], { layers, ...more });
const render = async (layers: readonly Layer[], name: string, more = {}) => {
  const timeline = line(layers, more);
  return (await kit.render({ timeline, sources: [film, other, upright], name })).path;
};
const names = async (path: string, part: string) => (await frameColours(path, part)).map(nameOf);

it('an inset shows exactly its frames of the other clip, in its place', async () => {
  const path = await render([inset], 'inset');
  const seen = await names(path, '140:70:170:100');
  expect(seen.slice(0, 10)).toEqual(Array(10).fill('blue'));
  expect(seen.slice(10, 20)).toEqual(Array(10).fill('red'));
  expect(seen.slice(20, 50)).toEqual(Array(30).fill('green'));
  expect(seen.slice(50)).toEqual(Array(10).fill('blue'));
  expect(new Set(await names(path, '150:180:0:0'))).toEqual(new Set(['blue']));
  expect(await lookAt(path)).toMatchObject({ frames: 60 });
});

it('an inset is heard where it is wanted, for its frames and no longer', async () => {
  const silent = await samplesOf(await render([inset], 'silent'));
  expect(levelDb(silent, 48_000, { start: 0.5, end: 1.5 })).toBeLessThan(-60);
  const heard = await samplesOf(await render([{ ...inset, gainDb: 0 }], 'heard'));
  expect(levelDb(heard, 48_000, { start: 0.5, end: 1.5 })).toBeGreaterThan(-30);
  expect(levelDb(heard, 48_000, { start: 0, end: 0.3 })).toBeLessThan(-60);
  expect(levelDb(heard, 48_000, { start: 1.75, end: 1.95 })).toBeLessThan(-60);
});

it('a picture of odd sides keeps its shape, in a film of any shape', async () => {
  const canvas = { widthPx: 180, heightPx: 320, fit: 'crop' } as const;
  const photo: Layer = { ...inset, asset: 'a_3', at: 0, frames: 60, from: 0, size: 400 };
  const path = await render([photo], 'odd', { canvas });
  // 64x128 at the lower right of 180x320.
  expect((await names(path, '58:120:120:196'))[30]).toBe('red');
  expect((await names(path, '10:120:100:196'))[30]).toBe('blue');
  expect((await names(path, '58:10:120:176'))[30]).toBe('blue');
});

it.each([
  [{ x: 'right', y: 'middle' }, '156:176:162:2', '156:176:2:2'],
  [{ x: 'left', y: 'middle' }, '156:176:2:2', '156:176:162:2'],
  [{ x: 'centre', y: 'bottom' }, '316:86:2:92', '316:86:2:2'],
] as const)('a split screen has two halves: %o', async (place, theirs, ours) => {
  const half: Layer = { ...inset, kind: 'half', place, from: 0, size: 500 };
  const path = await render([half], `half-${place.x}-${place.y}`);
  expect((await names(path, theirs))[20]).toBe('red');
  expect((await names(path, ours))[20]).toBe('blue');
  expect((await names(path, theirs))[5]).toBe('blue');
  expect((await names(path, theirs))[55]).toBe('blue');
});

it('a layer that changes makes only the chunks anew that show it', () => {
  const sources = new Map([film, other].map((each) => [each.id, each] as const));
  const long = Array.from({ length: 40 }, (_, nth) => cut('a_1', [0, 60], { id: `c${nth}` }));
  const graphs = (layers: readonly Layer[]) =>
    planRender(lineUp(long, { layers }), {
      sources,
      output: { format: 'mp4', quality: 'high' },
      canTonemap: true,
    }).picture.map(({ graph, inputs }) => `${inputs.length} ${graph}`);
  const [bare, once, twice] = [graphs([]), graphs([inset]), graphs([{ ...inset, opacity: 50 }])];
  expect(bare.length).toBeGreaterThan(2);
  expect(once.filter((graph, nth) => graph !== bare[nth]).length).toBe(1);
  expect(once.filter((graph, nth) => graph !== twice[nth]).length).toBe(1);
});

it('is planned with one more input, a cut of the film for a half, and its frames alone', () => {
  const half: Layer = { ...inset, kind: 'half', place: { x: 'right', y: 'middle' } };
  const plan = planRender(line([half]), {
    sources: new Map([film, other].map((each) => [each.id, each] as const)),
    output: { format: 'mp4', quality: 'high' },
    canTonemap: true,
  });
  expect(plan.picture[0]?.graph).toMatchInlineSnapshot(`
    "[0:0]fps=30/1:start_time=0:eof_action=pass,tpad=stop=-1:stop_mode=clone[g1];
    [g1]trim=start_frame=0:end_frame=60,setpts=PTS-STARTPTS[g2];
    [g2]scale=320:180:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p[g3];
    [g3]settb=1/30[g4];
    [1:0]fps=30/1:start_time=0:eof_action=pass,tpad=stop=-1:stop_mode=clone[g5];
    [g5]trim=start_frame=0:end_frame=40,setpts=PTS-STARTPTS[g6];
    [g4]split[g7][g8];
    [g8]crop=160:180[g9];
    [g7][g9]overlay=0:0:format=yuv420:enable='between(n,10,49)'[g10];
    [g6]scale=320:180:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,crop=160:180,setsar=1,format=yuv420p[g11];
    [g11]settb=1/30,setpts=N+10[g12];
    [g10][g12]overlay=160:0:format=yuv420:eof_action=pass[g13];
    [g13]trim=end_frame=60,format=yuv420p[v]"
  `);
});
