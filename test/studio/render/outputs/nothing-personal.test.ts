import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { makeClip } from '../../../fixtures/media/make-clip.ts';
import { ffmpeg, ffprobe } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let tagged: RenderSource;
beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeTagged();
  expect(await ffprobe(['-show_format', path])).toContain(place);
  tagged = await kit.source('a_tagged', path);
});
afterAll(() => kit.remove());

const place = '+48.8577+002.295/';
const words = 'Annas phone';

/** Place, device, chapters and a comment, as phones and editors write them. */
async function makeTagged(): Promise<string> {
  const chapters = kit.folder.path('chapters.txt');
  await writeFile(
    chapters,
    `;FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=${words}\n`,
  );
  const path = kit.folder.path('tagged.mov');
  await ffmpeg([
    ...['-i', await makeClip(kit.folder.path('clip.mp4')), '-i', chapters, '-map_chapters', '1'],
    ...['-c', 'copy', '-metadata', `location=${place}`, '-metadata', `comment=${words}`],
    ...['-metadata', `com.apple.quicktime.location.ISO6709=${place}`, '-movflags'],
    ...['use_metadata_tags', '-metadata:s:v', `title=${words}`, '-metadata:s:a', `title=${words}`],
    path,
  ]);
  return path;
}

it.each(['mp4', 'm4a', 'mp3', 'gif', 'webm', 'jpg', 'png'] as const)(
  'nothing of where and with what it was filmed is in the %s',
  async (format) => {
    const job = { timeline: lineUp([cut('a_tagged', [0, 30])]), sources: [tagged] };
    const made = await kit.render({ ...job, name: `made-${format}`, output: { format } });
    const bytes = await readFile(made.path, 'latin1');
    for (const secret of [place, words, kit.folder.dir]) expect(bytes).not.toContain(secret);
    expect(await ffprobe(['-show_chapters', made.path])).toBe('');
  },
);
