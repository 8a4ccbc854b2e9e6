import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatsWith } from '../../../../src/studio/render/outputs/derive.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, nameOf } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { ffmpeg, ffprobe } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let colours: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('rgb.mp4'), ['red', 'lime', 'blue']);
  colours = await kit.source('a_rgb', path);
});
afterAll(() => kit.remove());

async function streamsOf(path: string): Promise<string> {
  const entries = 'stream=codec_name,width,height,pix_fmt:format=format_name,duration';
  const printed = await ffprobe(['-show_entries', entries, '-of', 'csv=p=0', path]);
  return printed.trim().split('\n').join(' ');
}

it('is what Telegram takes: silent VP9, 512 px on the longer side, of the stretch that was asked for', async () => {
  const job = { timeline: lineUp([cut('a_rgb', [0, 90])]), sources: [colours], name: 'part' };
  const sticker = await kit.render({ ...job, output: { format: 'webm', from: 1_000, to: 2_000 } });
  expect(await streamsOf(sticker.path)).toBe('vp9,512,288,yuv420p "matroska,webm",1.000000');
  expect((await frameColours(sticker.path)).map(nameOf)).toEqual(Array(30).fill('green'));
  expect(sticker).toMatchObject({ durationMs: 1_000, widthPx: 512, heightPx: 288 });
});

it('ends after three seconds, whatever the rate', async () => {
  const clips = [cut('a_rgb', [0, 90]), cut('a_rgb', [0, 90])];
  const timeline = lineUp(clips, { fps: { num: 30_000, den: 1_001 } });
  const job = { timeline, sources: [colours], name: 'long' };
  const sticker = await kit.render({ ...job, output: { format: 'webm' } });
  const seconds = Number(
    await ffprobe(['-show_entries', 'format=duration', '-of', 'csv=p=0', sticker.path]),
  );
  expect(seconds).toBeLessThanOrEqual(3);
  expect(seconds).toBeGreaterThan(2.9);
});

it('of a picture that nothing can make small still fits', async () => {
  const path = kit.folder.path('noise.mp4');
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=size=320x320:rate=30:duration=1,noise=alls=60:allf=t'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p', path],
  ]);
  const noise = await kit.source('a_noise', path);
  const timeline = lineUp([cut('a_noise', [0, 30])]);
  const job = { timeline, sources: [noise], name: 'noise' };
  const sticker = await kit.render({ ...job, output: { format: 'webm' } });
  expect(sticker).toMatchObject({ widthPx: 512, heightPx: 288 });
  expect(sticker.sizeBytes).toBeLessThanOrEqual(256_000);
});

it('is offered only where FFmpeg has an encoder for it', () => {
  expect(formatsWith(kit.tools)).toContain('webm');
  const without = formatsWith({ ...kit.tools, hasVp9: false });
  expect(without).toEqual(['mp4', 'gif', 'm4a', 'mp3', 'jpg', 'png']);
});
