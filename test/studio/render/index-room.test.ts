import { chmod, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMp4Index } from '../../../src/studio/media/mp4/read-index.ts';
import { createRenderer } from '../../../src/studio/render/create-renderer.ts';
import { indexRoomBytes } from '../../../src/studio/render/index-room.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from './render-kit.ts';

let kit: RenderKit;

beforeAll(async () => {
  kit = await createRenderKit();
});
afterAll(() => kit.remove());

it.each([
  ['10', 10, 1],
  ['25', 25, 1],
  ['30000/1001', 30_000, 1_001],
  ['60', 60, 1],
])(
  'an index has room in front of a film at %s with as many key frames as there can be',
  async (rate, num, den) => {
    const seconds = 20;
    const frames = Math.round((seconds * num) / den);
    const shape = { widthPx: 64, heightPx: 36, fps: { num, den } };
    const room = indexRoomBytes({ frames, samples: seconds * 48_000, shape, picture: [0, 1, 2] });
    const path = kit.folder.path('roomy.mp4');
    await ffmpeg([
      ...['-f', 'lavfi', '-i', `testsrc2=size=64x36:rate=${rate}`],
      ...['-f', 'lavfi', '-i', 'sine=440:sample_rate=48000', '-t', String(seconds)],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-pix_fmt', 'yuv420p'],
      ...[
        '-force_key_frames',
        'expr:eq(mod(n,2),0)',
        '-c:a',
        'aac',
        '-moov_size',
        String(room),
        path,
      ],
    ]);
    const { isInFront, tracks } = await readMp4Index(path);
    expect(isInFront).toBe(true);
    expect(tracks[0]?.samples).toBe(frames);
    // No more is wasted than a second of a low voice takes.
    const bytes = await readFile(path);
    const free = bytes.indexOf('free', bytes.indexOf('moov'), 'latin1');
    expect(bytes.readUInt32BE(free - 4)).toBeLessThan(30_000);
  },
);

/** Gives the index less room than it was told to. */
const stingy = (program: string) => `#!/bin/sh
for argument do
  shift
  [ "$before" = -moov_size ] && set -- "$@" 600 || set -- "$@" "$argument"
  before=$argument
done
exec '${program}' "$@"
`;

it('an FFmpeg that needs more room for the index makes a right film all the same', async () => {
  const path = kit.folder.path('stingy');
  await writeFile(path, stingy(kit.tools.ffmpeg));
  await chmod(path, 0o755);
  const source = await kit.source('a_clip', await makeClip(kit.folder.path('clip.mp4')));
  const warnings: string[] = [];
  const log = { warn: (_: unknown, message: string) => warnings.push(message) };
  const renderer = createRenderer({ tools: { ...kit.tools, ffmpeg: path }, log });
  const film = await renderer.render(
    {
      timeline: lineUp([cut('a_clip', [0, 30])]),
      sources: new Map([[source.id, source]]),
      output: { format: 'mp4', quality: 'high' },
      outPath: kit.folder.path('film.mp4'),
      workDir: kit.folder.path('work'),
      cacheDir: kit.folder.path('cache'),
    },
    { signal: new AbortController().signal, onPercent: () => undefined },
  );
  const { isInFront, tracks } = await readMp4Index(film.path);
  expect(isInFront).toBe(true);
  expect(tracks[0]?.samples).toBe(30);
  // Not even a second render was needed.
  expect(warnings).toEqual([]);
});
