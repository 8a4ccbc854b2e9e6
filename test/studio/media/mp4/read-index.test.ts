import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMp4Index } from '../../../../src/studio/media/mp4/read-index.ts';
import { readTrack } from '../../../../src/studio/media/mp4/track.ts';
import { makeClip } from '../../../fixtures/media/make-clip.ts';
import {
  createMediaFolder,
  ffprobe,
  type MediaFolder,
} from '../../../fixtures/media/media-folder.ts';

let folder: MediaFolder;
beforeAll(async () => {
  folder = await createMediaFolder();
});
afterAll(() => folder.remove());

it.each(['30', '24000/1001', '60'])('says of a film at %s what ffprobe says', async (fps) => {
  const path = await makeClip(folder.path(`clip-${fps.length}.mp4`), {
    fps,
    encoding: ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  });
  const printed = await ffprobe(['-count_packets', '-show_streams', '-of', 'json', path]);
  const { isInFront, tracks } = await readMp4Index(path);
  const [picture, sound] = JSON.parse(printed).streams;
  expect(isInFront).toBe(false);
  expect(tracks).toMatchObject([
    { codec: 'h264', widthPx: 320, heightPx: 180, isYuv420: true, startSeconds: 0 },
    { codec: 'aac' },
  ]);
  expect(tracks.map((track) => track.samples)).toEqual(
    [picture, sound].map((stream) => Number(stream.nb_read_packets)),
  );
  [picture, sound].forEach((stream, at) => {
    expect(tracks[at]?.endSeconds).toBeCloseTo(Number(stream.duration), 2);
    expect(tracks[at]?.playedSeconds).toBeCloseTo(Number(stream.duration), 2);
  });
});

it('a file without boxes, and one whose first box is longer than the file, have no index', async () => {
  const path = folder.path('strange.mp4');
  await writeFile(path, '');
  await expect(readMp4Index(path)).rejects.toThrow(RangeError);
  await writeFile(path, Buffer.concat([numbers(4_000_000), Buffer.from('moov')]));
  await expect(readMp4Index(path)).rejects.toThrow(RangeError);
});

function numbers(...values: readonly number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4);
      bytes.writeInt32BE(value | 0);
      return bytes;
    }),
  );
}

function box(name: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([numbers(8 + body.length), Buffer.from(name, 'latin1'), body]);
}

const long = 1 << 24;

it('times and places of eight bytes are read as those of four', () => {
  const table = box(
    'stbl',
    box('stsd', numbers(0, 1), box('ac-3', Buffer.alloc(28))),
    box('stts', numbers(0, 2, 10, 48_000, 1, 24_000)),
    box('stsz', numbers(0, 7, 11)),
    box('co64', numbers(0, 2, 2, 5, 1, 9)),
  );
  const track = Buffer.concat([
    // Nothing for half a second, then from the track's first second on.
    box(
      'edts',
      box('elst', numbers(long, 2, 0, 500, -1, -1, 1 << 16, 0, 9_500, 0, 48_000, 1 << 16)),
    ),
    box('mdia', box('mdhd', numbers(long, 0, 0, 0, 0, 48_000, 0, 504_000, 0)), box('minf', table)),
  ]);
  expect(readTrack(track, 1_000)).toEqual({
    track: {
      codec: 'another',
      samples: 11,
      startSeconds: -0.5,
      endSeconds: 10,
      playedSeconds: 10,
    },
    bytes: 77,
    places: { first: 2 ** 32 + 9, last: 2 * 2 ** 32 + 5 },
  });
});

it('the end is that of what is shown, also where the last piece holds back fewer frames than the first', () => {
  const table = box(
    'stbl',
    box('stsd', numbers(0, 1), box('ac-3', Buffer.alloc(28))),
    box('stts', numbers(0, 3, 3, 1, 1, 3, 2, 1)),
    box('ctts', numbers(0, 2, 4, 2, 2, 0)),
    box('stsz', numbers(0, 7, 6)),
    box('stco', numbers(0, 1, 9)),
  );
  const track = Buffer.concat([
    box('edts', box('elst', numbers(0, 1, 6, 2, 1 << 16))),
    box('mdia', box('mdhd', numbers(0, 0, 0, 1, 8, 0)), box('minf', table)),
  ]);
  expect(readTrack(track, 1).track).toMatchObject({
    ...{ samples: 6, startSeconds: 0, endSeconds: 6, playedSeconds: 6 },
  });
});
