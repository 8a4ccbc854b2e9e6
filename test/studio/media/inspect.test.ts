import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { StudioError } from '../../../src/studio/errors.ts';
import { inspectMedia } from '../../../src/studio/media/inspect.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { makeHostileFiles, pngHeader } from '../../fixtures/media/make-hostile.ts';
import { makeTurnedPhoto } from '../../fixtures/media/make-logo.ts';
import { makeTone } from '../../fixtures/media/make-sound-file.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { openFootage } from './footage.ts';

const { dir, path: pathOf, tools, inspect } = await openFootage();

async function refusal(path: string, maxMinutes?: number): Promise<string> {
  const error: Partial<StudioError> = await inspect(path, maxMinutes).then(
    () => ({ message: 'let in' }),
    (thrown: StudioError) => thrown,
  );
  return error.code ?? `let in: ${path}`;
}

it('says of a clip what its stream is, how long and how large it is', async () => {
  const facts = await inspect(await makeClip(pathOf('plain.mp4'), { seconds: 2 }));
  expect(facts).toMatchObject({
    kind: 'video',
    demuxer: 'mov',
    durationMs: 2000,
    picture: { widthPx: 320, heightPx: 180, rotation: 0, fps: { num: 30, den: 1 }, range: 'sdr' },
    sound: { channels: 1, sampleRate: 44_100 },
  });
  expect(facts.picture?.isVariableRate).toBe(false);
});

it('takes every kind of file that people send', async () => {
  const clip = await makeClip(pathOf('base.mp4'), {
    seconds: 1,
    widthPx: 160,
    heightPx: 90,
  });
  const copies = ['mov', 'mkv', 'avi'].map((ending) => pathOf(`copy.${ending}`));
  for (const path of copies) await ffmpeg(['-i', clip, '-c', 'copy', path]);
  await ffmpeg([
    '-i',
    clip,
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-c:a',
    'libopus',
    pathOf('c.webm'),
  ]);
  await ffmpeg(['-i', clip, '-an', pathOf('c.gif')]);
  for (const ending of ['png', 'jpg', 'webp']) {
    await ffmpeg(['-i', clip, '-frames:v', '1', pathOf(`still.${ending}`)]);
  }
  const sounds = ['mp3', 'wav', 'm4a', 'aac', 'ogg'].map((ending) => `tone.${ending}`);
  for (const name of sounds) await makeTone(pathOf(name));
  // As chats record a voice: Opus in Ogg.
  await ffmpeg(['-i', pathOf('tone.wav'), '-c:a', 'libopus', pathOf('voice.oga')]);
  sounds.push('voice.oga');
  const names = [
    ...[
      'copy.mov',
      'copy.mkv',
      'copy.avi',
      'c.webm',
      'c.gif',
      'still.png',
      'still.jpg',
      'still.webp',
    ],
    ...sounds,
  ];
  const kinds = await Promise.all(names.map(async (name) => (await inspect(pathOf(name))).kind));
  expect(kinds).toEqual([
    ...Array(5).fill('video'),
    ...Array(3).fill('image'),
    ...Array(sounds.length).fill('audio'),
  ]);
});

it('gives the size as it is shown: turned by the metadata, stretched by the pixel aspect', async () => {
  const turned = await makeClip(pathOf('phone.mp4'), { seconds: 1, rotation: 90 });
  expect((await inspect(turned)).picture).toMatchObject({
    widthPx: 180,
    heightPx: 320,
    rotation: 90,
  });
  const stretched = pathOf('stretched.mp4');
  await ffmpeg(['-i', pathOf('phone.mp4'), '-vf', 'scale=160:180,setsar=2/1', stretched]);
  expect((await inspect(stretched)).picture).toMatchObject({ widthPx: 320, heightPx: 180 });
});

it('gives the size of a photo as it is shown, however the phone was held', async () => {
  const photo = await makeTurnedPhoto(pathOf('phone.jpg'));
  expect(await inspect(photo)).toMatchObject({
    kind: 'image',
    picture: { widthPx: 160, heightPx: 320, rotation: 90 },
  });
});

it('tells unevenly spaced frames, several channels, a clip without sound and HDR', async () => {
  const uneven = await makeClip(pathOf('uneven.mp4'), { isVariableRate: true, sound: null });
  const facts = await inspect(uneven);
  expect(facts.picture?.isVariableRate).toBe(true);
  expect(facts.sound).toBeUndefined();
  const surround = await makeClip(pathOf('surround.mp4'), { channels: '5.1', seconds: 1 });
  expect((await inspect(surround)).sound?.channels).toBe(6);
  const hlg = pathOf('hlg.mp4');
  await ffmpeg([
    ...['-i', pathOf('surround.mp4'), '-an', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-color_trc', 'arib-std-b67', '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', hlg],
  ]);
  expect((await inspect(hlg)).picture?.range).toBe('hlg');
});

it('does not take the cover of a song for a picture', async () => {
  const cover = pathOf('cover.png');
  await ffmpeg(['-f', 'lavfi', '-i', 'color=red:size=64x64', '-frames:v', '1', cover]);
  const song = pathOf('song.mp3');
  await ffmpeg([
    ...[
      '-i',
      await makeTone(pathOf('plain.mp3')),
      '-i',
      cover,
      '-map',
      '0',
      '-map',
      '1',
      '-c',
      'copy',
    ],
    ...['-id3v2_version', '3', '-disposition:v:0', 'attached_pic', song],
  ]);
  const facts = await inspect(song);
  expect(facts).toMatchObject({ kind: 'audio', demuxer: 'mp3' });
  expect(facts.picture).toBeUndefined();
});

it('measures what has no length in its header', async () => {
  const piped = pathOf('recorded.webm');
  await ffmpeg([
    ...[
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=160x90:rate=25:duration=2',
      '-c:v',
      'libvpx',
      '-deadline',
      'realtime',
    ],
    ...['-live', '1', piped],
  ]);
  expect((await inspect(piped)).durationMs).toBeGreaterThan(1900);
  expect((await inspect(piped)).durationMs).toBeLessThan(2100);
});

it('opens no playlist, script, manifest, random or damaged file, whatever it is called, and is quick about it', async () => {
  const clip = await makeClip(pathOf('other.mp4'), { seconds: 1 });
  const hostile = await makeHostileFiles(dir, clip);
  for (const path of hostile) {
    const startedAt = performance.now();
    expect(await refusal(path), path).toBe('unsupported-file');
    // Not by the time limit of the probe, which is half a minute; alone on a machine each takes a tenth of a second.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  }
});

it('refuses a clip whose data ends long before its header says', async () => {
  const whole = pathOf('front.mp4');
  await ffmpeg([
    '-i',
    await makeClip(pathOf('w.mp4'), { seconds: 4 }),
    '-c',
    'copy',
    '-movflags',
    '+faststart',
    whole,
  ]);
  const cut = pathOf('cut.mp4');
  const bytes = await readFile(whole);
  await writeFile(cut, bytes.subarray(0, Math.round(bytes.length * 0.5)));
  expect(await refusal(cut)).toBe('unsupported-file');
});

it('refuses what is too long, too fast, too large or has too many channels', async () => {
  const clip = await makeClip(pathOf('long.mp4'), { seconds: 4, widthPx: 64, heightPx: 64 });
  expect(await refusal(clip, 3 / 60)).toBe('file-too-long');
  const fast = await makeClip(pathOf('fast.mp4'), {
    seconds: 1,
    fps: '240',
    widthPx: 64,
    heightPx: 64,
  });
  expect(await refusal(fast)).toBe('unsupported-file');
  await writeFile(pathOf('wide.png'), pngHeader(33_177, 1_001));
  expect(await refusal(pathOf('wide.png'))).toBe('unsupported-file');
  const many = pathOf('many.wav');
  await ffmpeg(['-f', 'lavfi', '-i', 'anullsrc=cl=hexadecagonal:r=8000:d=1', '-t', '1', many]);
  expect(await refusal(many)).toBe('unsupported-file');
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  stop.abort();
  const clip = await makeClip(pathOf('stop.mp4'), { seconds: 1 });
  await expect(
    inspectMedia(clip, { tools, maxMinutes: 60, signal: stop.signal }),
  ).rejects.toMatchObject({
    code: 'cancelled',
  });
});
