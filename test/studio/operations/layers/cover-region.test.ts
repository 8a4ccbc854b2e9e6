import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cover } from '../../../../src/studio/edit/picture/cover.ts';
import type { Look } from '../../../../src/studio/edit/picture/look.ts';
import { underZoom } from '../../../../src/studio/edit/picture/under-zoom.ts';
import { planRender } from '../../../../src/studio/render/plan.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, lookAt } from '../../../fixtures/media/look.ts';
import { ffmpeg } from '../../../fixtures/media/media-folder.ts';
import { scene, video } from '../../edit/timelines.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../../render/render-kit.ts';
import { say } from '../carried.ts';

const start = scene([video('a_1')]);
const covers = (text: string, from = start) =>
  say(text, from).timeline.clips.map(({ look }) => look?.covers);

describe('a part of the picture that is hidden', () => {
  it('belongs to the clips of its time', () => {
    const { timeline, reply } = say('pixelate the top left from 3 to 6 s', start);
    expect(timeline.clips.map(({ in: from, out, look }) => [from, out, look?.covers])).toEqual([
      [0, 90, undefined],
      [90, 180, [{ x: 0, y: 0, width: 333, height: 333, how: 'pixels', colour: '000000' }]],
      [180, 300, undefined],
    ]);
    expect(reply).toContain('Pixelated the top left (33 × 33% of the picture) from 3 to 6 s.');
  });

  it('goes with the footage when that is cut, moved, repeated or slowed', () => {
    const { scene: hidden } = say('左上角打码，3到6秒', start);
    const seen = (text: string) => covers(text, hidden).map((each) => each !== undefined);
    expect(seen('cut the first 4 seconds')).toEqual([true, false]);
    expect(seen('put clip 2 first')).toEqual([true, false, false]);
    expect(seen('duplicate clip 2')).toEqual([false, true, true, false]);
    expect(seen('slow it down to half speed')).toEqual([false, true, false]);
    expect(seen('undo')).toEqual([false]);
  });

  it('is shown again, and the film is as it was', () => {
    const { scene: hidden } = say('cover the bottom third', start);
    const shown = say('remove the cover', hidden);
    expect(shown.timeline.clips).toEqual(
      say('mute it', start).timeline.clips.map((each) => ({ ...each, gainDb: 0 })),
    );
  });

  it('grows from its edge and moves, in every clip that has it', () => {
    const { scene: hidden } = say('split at 4 s. blur the top left', start);
    const bigger = say('make the blur bigger', hidden);
    expect(bigger.timeline.clips.map(({ look }) => look?.covers?.[0])).toMatchObject([
      { x: 0, y: 0, width: 466, height: 466 },
      { x: 0, y: 0, width: 466, height: 466 },
    ]);
    expect(bigger.reply).toBe('What is hidden is the top left (47 × 47% of the picture) now.');
    expect(covers('move it to the bottom right', bigger.scene)[0]?.[0]).toMatchObject({
      x: 534,
      y: 534,
    });
  });

  it('has the place on a zoomed picture that was meant', () => {
    const view = { scale: 200, x: 500, y: 500 };
    const box = { x: 0, y: 0, width: 400, height: 400 };
    expect(underZoom(box, { from: view, to: view, over: [0, 1] })).toEqual({
      ...{ x: 250, y: 250, width: 200, height: 200 },
    });
  });

  it('never makes room for one more by showing what was hidden first', () => {
    const full = ['top left', 'top', 'top right', 'left', 'middle', 'right'].reduce(
      (from, place) => say(`blur the ${place}`, from).scene,
      start,
    );
    expect(covers('mute it', full)[0]).toHaveLength(6);
    const more = say('blur the bottom left', full);
    expect(more.reply).toContain('There are 6 hidden parts at once already');
    expect(more.timeline.clips[0]?.look?.covers?.[0]).toMatchObject({ x: 0, y: 0 });
  });

  it('is asked for where only a thing is named', () => {
    expect(say('mute it. blur my face', start).reply).toContain('Which part should I hide?');
  });
});

let kit: RenderKit;
let stripes: RenderSource;
beforeAll(async () => {
  kit = await createRenderKit();
  const path = kit.folder.path('stripes.mp4');
  await ffmpeg([
    ...[
      '-f',
      'lavfi',
      '-i',
      "nullsrc=size=320x180:rate=30:duration=2,geq=lum='if(mod(floor(X/2),2),235,16)':cb=128:cr=128",
    ],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', '-pix_fmt', 'yuv420p', path],
  ]);
  stripes = await kit.source('a_stripes', path);
});
afterAll(() => kit.remove());

const corner = { x: 0, y: 0, width: 500, height: 500, colour: 'ff0000' } as const;
const looking = (cover: Cover, more: Look = {}): Look => ({ covers: [cover], ...more });
const film = (look: Look) =>
  lineUp([cut('a_stripes', [0, 30]), cut('a_stripes', [30, 60], { id: 'hidden', look })]);

/** How far one column of pixels is from the next: stripes of two pixels are seen or not. */
async function contrast(path: string, x: number, at: number): Promise<number> {
  const light = async (left: number) => (await frameColours(path, `2:20:${left}:40`))[at]?.[1] ?? 0;
  return Math.abs((await light(x)) - (await light(x + 2)));
}

describe('hidden on film', () => {
  const render = async (look: Look, name: string) =>
    (await kit.render({ timeline: film(look), sources: [stripes], name })).path;

  it('is planned as a part that is cut out, made coarse and put back', () => {
    const plan = planRender(film(looking({ ...corner, how: 'pixels' })), {
      sources: new Map([[stripes.id, stripes]]),
      output: { format: 'mp4', quality: 'high' },
      canTonemap: true,
    });
    expect(plan.picture[0]?.graph).toMatchInlineSnapshot(`
      "[0:0]fps=30/1:start_time=0:eof_action=pass,tpad=stop=-1:stop_mode=clone,split=2[g1][g2];
      [g1]trim=start_frame=0:end_frame=30,setpts=PTS-STARTPTS[g3];
      [g2]trim=start_frame=30:end_frame=60,setpts=PTS-STARTPTS[g4];
      [g3]scale=320:180:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p[g5];
      [g4]scale=320:180:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p[g6];
      [g6]split[g7][g8];
      [g8]crop=x=0:y=0:w=160:h=90,format=yuv444p,scale=11:6:flags=area,scale=160:90:flags=neighbor,format=yuv420p[g9];
      [g7][g9]overlay=0:0:format=yuv420,setsar=1[g10];
      [g5][g10]concat=n=2:v=1:a=0,settb=1/30,setpts=N[g11];
      [g11]settb=1/30[g12];
      [g12]trim=end_frame=60,format=yuv420p[v]"
    `);
  });

  it.each(['blur', 'pixels'] as const)(
    '%s: nothing fine is left there, for its frames alone',
    async (how) => {
      const path = await render(looking({ ...corner, how }), how);
      expect(await contrast(path, 60, 29)).toBeGreaterThan(100);
      expect(await contrast(path, 60, 30)).toBeLessThan(12);
      expect(await contrast(path, 240, 45)).toBeGreaterThan(100);
      expect((await lookAt(path)).frames).toBe(60);
    },
  );

  it('a fill has its colour, to the edge and no further', async () => {
    const path = await render(looking({ ...corner, how: 'fill' }), 'fill');
    const [red, green] = (await frameColours(path, '158:88:0:0'))[45] ?? [0, 0];
    expect(red).toBeGreaterThan(220);
    expect(green).toBeLessThan(40);
    expect(await contrast(path, 164, 45)).toBeGreaterThan(80);
  });

  it('a zoom takes it along', async () => {
    const view = { scale: 200, x: 0, y: 0 };
    const zoom = { from: view, to: view, over: [0, 1] } as const;
    const path = await render(looking({ ...corner, how: 'fill' }, { zoom }), 'zoomed');
    expect((await frameColours(path, '310:170:0:0'))[45]?.[1]).toBeLessThan(40);
  });
});
