import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Look } from '../../../../src/studio/edit/picture/look.ts';
import { createRenderer } from '../../../../src/studio/render/create-renderer.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, lookAt } from '../../../fixtures/media/look.ts';
import { ffmpeg, ffmpegBytes } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let shaky: RenderSource;

/** A detailed still, seen through a window that trembles by some pixels. */
beforeAll(async () => {
  kit = await createRenderKit();
  const path = kit.folder.path('shaky.mp4');
  const tremble = "crop=320:180:x='20+5*sin(n*1.7)+3*sin(n*2.9)':y='20+4*sin(n*2.3)+3*cos(n*1.1)'";
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'mandelbrot=size=360x220:rate=30:maxiter=300,loop=loop=-1:size=1'],
    ...['-f', 'lavfi', '-i', "aevalsrc='0.2*sin(440*2*PI*t)':s=48000"],
    ...['-vf', tremble, '-t', '3', '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '10'],
    ...['-pix_fmt', 'yuv420p', path],
  ]);
  shaky = await kit.source('a_shaky', path);
});
afterAll(() => kit.remove());

/** How much neighbouring frames differ, in the middle of the picture. */
async function unrest(path: string): Promise<number> {
  const bytes = await ffmpegBytes([
    ...['-i', path, '-vf', 'crop=200:100,scale=100:50,format=gray', '-f', 'rawvideo'],
  ]);
  const size = 5000;
  let sum = 0;
  for (let at = size; at < bytes.length; at += 1) {
    sum += Math.abs((bytes[at] ?? 0) - (bytes[at - size] ?? 0));
  }
  return sum / (bytes.length - size);
}

it('a trembling picture stands nearly still, on exactly its frames', async () => {
  const plain = [cut('a_shaky', [10, 70])];
  const steady = [cut('a_shaky', [10, 70], { look: { steady: true } })];
  const before = await kit.render({ timeline: lineUp(plain), sources: [shaky], name: 'plain' });
  const after = await kit.render({ timeline: lineUp(steady), sources: [shaky], name: 'steady' });
  expect((await lookAt(after.path)).frames).toBe(60);
  expect(await unrest(after.path)).toBeLessThan((await unrest(before.path)) * 0.5);
  const edge = await frameColours(after.path, '6:180:0:0');
  expect(Math.max(...edge.map(([red, green, blue]) => red + green + blue))).toBeGreaterThan(10);
  expect(after.percents.at(-1)).toBe(100);
  // What comes after the steadying counts from the start.
  expect(after.percents.find((percent) => percent >= 80)).toBeLessThan(90);
});

it('what was hidden where it was filmed stays hidden when the picture is moved', async () => {
  const path = kit.folder.path('marked.mp4');
  // Light reaches down to the edge of the upper third, which is hidden.
  const mark = 'lutyuv=y=val*0.4,drawbox=x=100:y=20:w=120:h=39:color=white:t=fill';
  await ffmpeg([
    ...['-i', shaky.path, '-vf', mark, '-an', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-qp', '10', '-pix_fmt', 'yuv420p', path],
  ]);
  const marked = await kit.source('a_marked', path);
  const cover = { x: 0, y: 0, width: 1000, height: 334, how: 'fill', colour: '000000' } as const;
  const brightest = async (look: Look, name: string) => {
    const timeline = lineUp([cut('a_marked', [10, 70], { look })]);
    const film = await kit.render({ timeline, sources: [marked], name });
    const grey = await ffmpegBytes(['-i', film.path, '-vf', 'format=gray', '-f', 'rawvideo']);
    return grey.reduce((most, light) => Math.max(most, light), 0);
  };
  expect(await brightest({ steady: true }, 'seen')).toBeGreaterThan(200);
  expect(await brightest({ steady: true, covers: [cover] }, 'hidden')).toBeLessThan(160);
  // Told on the steady picture it stands still there, and does not shake with the footage.
  const still = { ...cover, height: 500, steadied: true } as const;
  expect(await brightest({ steady: true, covers: [still] }, 'still')).toBeLessThan(160);
});

it('is made once: with a title over it only the picture is drawn again', async () => {
  const clips = [cut('a_shaky', [10, 70], { look: { steady: true } })];
  const titles = [{ id: 't1', text: 'A', at: 0, frames: 30, position: 'top' as const }];
  const kept = async () => (await readdir(kit.folder.path('cache'))).length;
  await kit.render({ timeline: lineUp(clips), sources: [shaky], name: 'first' });
  const before = await kept();
  await kit.render({ timeline: lineUp(clips, { titles }), sources: [shaky], name: 'again' });
  expect(await kept()).toBe(before + 1);
});

it('an FFmpeg without the two passes does it in one', async () => {
  const render = createRenderer({ tools: { ...kit.tools, hasVidstab: false } });
  const clips = [cut('a_shaky', [10, 40], { look: { steady: true } })];
  const { frames } = await render.render(
    {
      timeline: lineUp(clips),
      sources: new Map([[shaky.id, shaky]]),
      output: { format: 'mp4', quality: 'high' },
      outPath: kit.folder.path('simple.mp4'),
      workDir: kit.folder.path('simple-work'),
      cacheDir: kit.folder.path('simple-cache'),
    },
    { signal: new AbortController().signal, onPercent: () => undefined },
  );
  expect(frames).toBe(30);
});
