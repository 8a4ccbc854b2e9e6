import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AssetId } from '../../../src/studio/edit/timeline.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { beepsIn, flashesIn, makeOddFlashAndBeep } from '../../fixtures/media/flash-and-beep.ts';
import { lookAt } from '../../fixtures/media/look.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from './render-kit.ts';

let kit: RenderKit;
beforeAll(async () => {
  kit = await createRenderKit();
});
afterAll(() => kit.remove());

/** A flash and a beep at 0, 1 and 2 s, as cameras, phones, screens and other programs write them. */
const odd: Readonly<Record<string, () => Promise<string>>> = {
  'film rate': () => make('film.mp4', { fps: '24000/1001' }),
  'television rate': () => make('tv.mp4', { fps: '25' }),
  'twice the rate': () => make('fast.mp4', { fps: '60000/1001' }),
  'four times the rate': () => make('four.mp4', { fps: '120' }),
  'slow rate': () => make('slow.mp4', { fps: '12', picture: 'null' }),
  'uneven frames': () =>
    make('uneven.mp4', {
      picture: "select='lt(mod(n,30),3)+gt(mod(n,7),1)'",
      encoding: [...usual, '-vsync', 'vfr'],
    }),
  'frames out of order': () => make('b.mp4', { encoding: ['-c:v', 'libx264', '-bf', '3'] }),
  'a start at five seconds': () => make('late.mkv', { encoding: [...usual, ...startsAt(5)] }),
  'a turn and narrow pixels': () =>
    make('narrow.mp4', { size: '160x180', picture: 'setsar=2/1' }).then(turned),
  'an odd size in full colour': () =>
    make('odd.mkv', { size: '99x75', encoding: ['-c:v', 'ffv1', '-pix_fmt', 'yuv444p'] }),
  'few pixels': () => make('few.mp4', { size: '16x16' }),
  'telephone sound': () => make('phone.mp4', { encoding: [...usual, '-ar', '8000', '-ac', '1'] }),
  'sound all around': () => make('around.mp4', { sound: 'pan=5.1|FC=c0|FL=0*c0' }),
  'two tracks of sound': () =>
    make('tracks.mkv', {
      inputs: ['-f', 'lavfi', '-i', "aevalsrc='0.9*sin(300*2*PI*t)':d=3"],
      maps: ['-map', '2:a'],
    }),
  'data, subtitles and a cover beside it': () => cluttered('clutter.mkv'),
  'a copied cut between two key frames': async () => {
    const long = await make('whole.mp4', { seconds: 6, encoding: [...usual, '-g', '45'] });
    const path = kit.folder.path('copied.mp4');
    await ffmpeg(['-ss', '2', '-i', long, '-t', '3', '-c', 'copy', path]);
    return path;
  },
};

const usual = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'] as const;
const startsAt = (seconds: number) => ['-output_ts_offset', String(seconds)];

const make = (name: string, more: Parameters<typeof makeOddFlashAndBeep>[1]) =>
  makeOddFlashAndBeep(kit.folder.path(name), more);

async function turned(path: string): Promise<string> {
  const out = path.replace('.mp4', '-turned.mp4');
  await ffmpeg(['-i', path, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', out]);
  return out;
}

async function cluttered(name: string): Promise<string> {
  const plain = await make('plain.mp4', {});
  const srt = kit.folder.path('words.srt');
  const cover = kit.folder.path('cover.png');
  await writeFile(srt, '1\n00:00:00,000 --> 00:00:02,000\nnobody asked for this\n');
  await writeFile(kit.folder.path('evil.ttf'), 'not a font');
  await ffmpeg(['-f', 'lavfi', '-i', 'color=white:size=640x640', '-frames:v', '1', cover]);
  const path = kit.folder.path(name);
  await ffmpeg([
    ...['-i', cover, '-i', plain, '-i', srt],
    ...['-map', '0:v', '-map', '1:v', '-map', '1:a', '-map', '2:s'],
    ...['-c', 'copy', '-c:s', 'srt'],
    ...['-attach', kit.folder.path('evil.ttf'), '-metadata:s:4', 'mimetype=font/ttf'],
    ...['-attach', cover, '-metadata:s:5', 'mimetype=image/png', path],
  ]);
  return path;
}

const perClip = 75;

it('whatever wrote it, each flash is on its frame and has its beep', async () => {
  const names = Object.keys(odd);
  const sources: RenderSource[] = [];
  for (const [nth, name] of names.entries()) {
    const path = await odd[name]?.();
    if (path !== undefined) sources.push(await kit.source(idOf(nth), path));
  }
  const clips = names.map((_, nth) => cut(idOf(nth), [15, 15 + perClip]));
  const film = await kit.render({ timeline: lineUp(clips), sources, name: 'odd' });
  const facts = await lookAt(film.path);
  expect(facts.frames).toBe(names.length * perClip);
  expect(Math.abs(facts.soundSeconds - facts.pictureSeconds)).toBeLessThanOrEqual(1 / 30);
  const flashes = await flashesIn(film.path);
  const beeps = await beepsIn(film.path);
  const told = names.map((name, nth) => {
    const isHere = (frame: number) => frame >= nth * perClip && frame < (nth + 1) * perClip;
    return {
      name,
      flashes: flashes.filter(isHere).map((frame) => frame - nth * perClip),
      beeps: beeps.filter((at) => isHere(at * 30)).map((at) => at * 30 - nth * perClip),
    };
  });
  for (const { name, flashes: seen, beeps: heard } of told) {
    expect([name, seen.length, heard.length]).toEqual([name, 2, 2]);
    for (const [which, frame] of [15, 45].entries()) {
      expect(Math.abs((seen[which] ?? -9) - frame), `${name}: flash ${which}`).toBeLessThan(1.5);
      expect(Math.abs((heard[which] ?? -9) - frame), `${name}: beep ${which}`).toBeLessThan(1.5);
    }
  }
});

function idOf(nth: number): AssetId {
  return `a_${nth}`;
}
