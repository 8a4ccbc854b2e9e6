import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Layer } from '../../../../src/studio/edit/picture/layer.ts';
import type { Timeline } from '../../../../src/studio/edit/timeline.ts';
import { planRender } from '../../../../src/studio/render/plan.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, lookAt } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { makeDisc, makeTurnedPhoto } from '../../../fixtures/media/make-logo.ts';
import { title } from '../../edit/timelines.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../../render/render-kit.ts';

let kit: RenderKit;
let plain: RenderSource;
let disc: RenderSource;

const film = (more: Partial<Timeline> = {}) => lineUp([cut('a_plain', [0, 60])], more);
const layer: Layer = {
  ...{ id: 'l1', kind: 'logo', asset: 'a_disc', at: 0, frames: 60, from: 0, gainDb: null },
  ...{ place: { x: 'right', y: 'top' }, size: 250, margin: 100, opacity: 100 },
};

beforeAll(async () => {
  kit = await createRenderKit();
  const { folder } = kit;
  const clip = await makeColours(folder.path('plain.mp4'), ['blue'], { secondsEach: 2 });
  plain = await kit.source('a_plain', clip);
  disc = await kit.source('a_disc', await makeDisc(folder.path('disc.png')));
});
afterAll(() => kit.remove());

const render = async (timeline: Timeline, name: string, more: readonly RenderSource[] = []) =>
  (await kit.render({ timeline, sources: [plain, disc, ...more], name })).path;
const seen = async (path: string, part: string, at = 30) =>
  (await frameColours(path, part))[at] ?? ([0, 0, 0] as const);

it('is planned as one more input that is held, under fades and titles', () => {
  const timeline = film({
    layers: [{ ...layer, at: 15, frames: 30, opacity: 50 }],
    titles: [title({ at: 0, frames: 60 })],
    fades: { out: { frames: 10, of: 'picture', colour: 'black' } },
  });
  const sources = new Map([plain, disc].map((each) => [each.id, each] as const));
  const plan = planRender(timeline, {
    sources,
    output: { format: 'mp4', quality: 'high' },
    canTonemap: true,
  });
  expect(plan.picture[0]?.inputs.map(({ source }) => source)).toEqual(['a_plain', 'a_disc']);
  expect(plan.picture[0]?.graph).toMatchInlineSnapshot(`
    "[0:0]fps=30/1:start_time=0:eof_action=pass,tpad=stop=-1:stop_mode=clone[g1];
    [g1]trim=start_frame=0:end_frame=60,setpts=PTS-STARTPTS[g2];
    [g2]scale=320:180:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p[g3];
    [g3]settb=1/30[g4];
    [1:0]format=gbrap,premultiply=inplace=1,scale=80:40:flags=bicubic,unpremultiply=inplace=1,scale=out_color_matrix=bt709:out_range=tv,setsar=1,format=yuva420p[g5];
    [g5]format=yuva420p,lut=c3=val*0.50,settb=1/30,setpts=0[g6];
    [g4][g6]overlay=222:18:format=yuv420:enable='between(n,15,44)'[g7];
    [g7]fade=t=out:s=50:n=9:c=black,ass=f=titles.ass:fontsdir=fonts[g8];
    [g8]trim=end_frame=60,format=yuv420p[v]"
  `);
});

it('stands in its corner, clear around it, and lets half of the film through', async () => {
  const path = await render(film({ layers: [layer] }), 'corner');
  // 80x40 on 320x180, 18 from both edges.
  const [red, , blue] = await seen(path, '20:10:252:33');
  expect(red).toBeGreaterThan(220);
  expect(blue).toBeLessThan(40);
  expect((await seen(path, '4:4:222:18'))[2]).toBeGreaterThan(220);
  expect((await seen(path, '4:4:300:56'))[0]).toBeLessThan(30);
  const half = await render(film({ layers: [{ ...layer, opacity: 50 }] }), 'half');
  const mixed = await seen(half, '20:10:252:33');
  expect(Math.abs(mixed[0] - 127)).toBeLessThan(20);
  expect(Math.abs(mixed[2] - 127)).toBeLessThan(20);
});

it('is there for exactly its frames, at every corner', async () => {
  const layers: readonly Layer[] = [
    { ...layer, at: 12, frames: 25, place: { x: 'left', y: 'bottom' } },
  ];
  const path = await render(film({ layers }), 'time');
  const red = (await frameColours(path, '20:10:48:137')).map(([value]) => value > 200);
  expect(red.indexOf(true)).toBe(12);
  expect(red.lastIndexOf(true)).toBe(36);
  expect((await lookAt(path)).frames).toBe(60);
});

it('keeps its place and shape in an upright film, and titles are above it', async () => {
  const canvas = { widthPx: 180, heightPx: 320, fit: 'crop' } as const;
  const middle: Layer = {
    ...layer,
    size: 1000,
    margin: 0,
    place: { x: 'centre', y: 'middle' },
  } as const;
  const path = await render(film({ canvas, layers: [middle] }), 'upright');
  // 180x90 in the middle of 180x320.
  expect((await seen(path, '20:10:80:155'))[0]).toBeGreaterThan(220);
  expect((await seen(path, '20:10:80:105'))[0]).toBeLessThan(30);
  const words = title({ text: 'WWWWW', at: 0, frames: 60, position: 'middle' });
  const titled = await render(film({ canvas, layers: [middle], titles: [words] }), 'titled');
  expect((await seen(titled, '100:20:40:150'))[1]).toBeGreaterThan(30);
});

it('lies as the phone was held', async () => {
  const source = await kit.source('a_turned', await makeTurnedPhoto(kit.folder.path('t.jpg')));
  const upright: Layer = { ...layer, asset: 'a_turned', size: 500, margin: 0 };
  const path = await render(film({ layers: [upright] }), 'turned', [source]);
  // 44x90 at the right edge: blue above... as the photo says, once it stands.
  expect((await seen(path, '20:20:290:10'))[2]).toBeGreaterThan(200);
  expect((await seen(path, '20:20:290:60'))[0]).toBeGreaterThan(200);
});
