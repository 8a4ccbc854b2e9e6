import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameColours, levelDb, lookAt, nameOf, samplesOf } from '../../fixtures/media/look.ts';
import { makeClip, makeColours } from '../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from './render-kit.ts';

let kit: RenderKit;
beforeAll(async () => {
  kit = await createRenderKit();
});
afterAll(() => kit.remove());

const upright = { widthPx: 180, heightPx: 320 } as const;

it('clips of other sizes, rates, channels and without sound make one film', async () => {
  const { folder } = kit;
  const sources = await Promise.all([
    kit.source('a_1', await makeClip(folder.path('a.mp4'), { fps: '24000/1001', channels: '5.1' })),
    kit.source(
      'a_2',
      await makeClip(folder.path('b.mp4'), { fps: '60', widthPx: 480, heightPx: 640, sound: null }),
    ),
    kit.source(
      'a_3',
      await makeClip(folder.path('c.mp4'), { isVariableRate: true, soundRate: 8_000 }),
    ),
    kit.source('a_4', await makeClip(folder.path('d.mp4'), { ...upright, rotation: 90 })),
    kit.source(
      'a_5',
      await makeClip(folder.path('e.mkv'), {
        widthPx: 99,
        heightPx: 75,
        encoding: ['-c:v', 'ffv1', '-pix_fmt', 'yuv444p'],
      }),
    ),
  ]);
  const clips = (['a_1', 'a_2', 'a_3', 'a_4', 'a_5'] as const).map((id) => cut(id, [15, 45]));
  const { path } = await kit.render({ timeline: lineUp(clips), sources, name: 'mixed' });
  const facts = await lookAt(path);
  expect(facts).toMatchObject({ frames: 150, widthPx: 320, heightPx: 180, pixels: 'yuv420p' });
  expect(Math.abs(facts.soundSeconds - 5)).toBeLessThan(1 / 30);
  const samples = await samplesOf(path);
  expect(levelDb(samples, 48_000, { start: 1.05, end: 1.95 })).toBeLessThan(-80);
  for (const start of [0.1, 2.1, 3.1, 4.1]) {
    expect(levelDb(samples, 48_000, { start, end: start + 0.8 })).toBeGreaterThan(-30);
  }
});

it('each way to fit keeps its promise about the edges', async () => {
  const source = await kit.source(
    'a_tall',
    await makeColours(kit.folder.path('tall.mp4'), ['lime'], upright),
  );
  const edge = async (fit: 'crop' | 'bars' | 'blur') => {
    const timeline = lineUp([cut('a_tall', [0, 6])], {
      canvas: { widthPx: 320, heightPx: 180, fit },
    });
    const { path } = await kit.render({ timeline, sources: [source], name: `fit-${fit}` });
    const [side = [0, 0, 0] as const] = await frameColours(path, '40:180:0:0');
    const [middle = [0, 0, 0] as const] = await frameColours(path, '40:180:140:0');
    return [nameOf(side), nameOf(middle)];
  };
  expect(await edge('crop')).toEqual(['green', 'green']);
  expect(await edge('bars')).toEqual(['dark', 'green']);
  expect(await edge('blur')).toEqual(['green', 'green']);
});

it('a turned phone clip stands upright', async () => {
  const flat = kit.folder.path('half.mp4');
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'color=blue:size=320x180:rate=30:duration=1'],
    ...[
      '-vf',
      'drawbox=x=0:y=0:w=160:h=180:color=red:t=fill',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      flat,
    ],
  ]);
  const turned = kit.folder.path('turned.mp4');
  // Shown a quarter turn with the clock: the red half, on the left, comes to the top.
  await ffmpeg(['-i', flat, '-c', 'copy', '-metadata:s:v:0', 'rotate=270', turned]);
  const source = await kit.source('a_turned', turned);
  const timeline = lineUp([cut('a_turned', [0, 5])], { canvas: { ...upright, fit: 'crop' } });
  const { path } = await kit.render({ timeline, sources: [source], name: 'turned' });
  const [top = [0, 0, 0] as const] = await frameColours(path, '180:100:0:20');
  const [bottom = [0, 0, 0] as const] = await frameColours(path, '180:100:0:200');
  expect([nameOf(top), nameOf(bottom)]).toEqual(['red', 'blue']);
});

it('a picture stays as long as its clip, transparent parts are black', async () => {
  const photo = kit.folder.path('photo.png');
  await ffmpeg([
    '-f',
    'lavfi',
    '-i',
    'color=lime:size=160x180,format=rgba,pad=320:180:0:0:color=red@0.0',
    '-frames:v',
    '1',
    photo,
  ]);
  const source = await kit.source('a_photo', photo);
  const { path } = await kit.render({
    timeline: lineUp([cut('a_photo', [0, 45])]),
    sources: [source],
    name: 'photo',
  });
  const left = await frameColours(path, '140:180:0:0');
  const right = await frameColours(path, '140:180:180:0');
  expect(left.map(nameOf)).toEqual(Array(45).fill('green'));
  expect(right.map(nameOf)).toEqual(Array(45).fill('dark'));
});

it('a picture is there for all of its clip at the slow rate of a GIF too', async () => {
  const photo = kit.folder.path('slow-photo.png');
  await ffmpeg(['-f', 'lavfi', '-i', 'color=lime:size=320x180', '-frames:v', '1', photo]);
  const source = await kit.source('a_slow', photo);
  const { path } = await kit.render({
    timeline: lineUp([cut('a_slow', [0, 15])], { fps: { num: 5, den: 1 } }),
    sources: [source],
    name: 'slow-photo',
  });
  expect((await frameColours(path)).map(nameOf)).toEqual(Array(15).fill('green'));
});

it('a picture is there for all of its clip at any speed, backwards too', async () => {
  const photo = kit.folder.path('quick-photo.png');
  await ffmpeg(['-f', 'lavfi', '-i', 'color=lime:size=320x180', '-frames:v', '1', photo]);
  const source = await kit.source('a_quick', photo);
  const clips = [
    cut('a_quick', [60, 90], { speed: { num: 3, den: 2 } }),
    cut('a_quick', [10, 20], { speed: { num: 1, den: 2 } }),
    cut('a_quick', [10, 40], { speed: { num: 3, den: 2 }, reversed: true }),
  ];
  const film = await kit.render({ timeline: lineUp(clips), sources: [source], name: 'quick' });
  expect((await frameColours(film.path)).map(nameOf)).toEqual(Array(60).fill('green'));
});

it('the last frame stays where the picture ends before its clip does', async () => {
  const path = kit.folder.path('uneven.mp4');
  await ffmpeg([
    ...['-i', await makeColours(kit.folder.path('short.mp4'), ['red', 'blue'], { sound: null })],
    ...['-f', 'lavfi', '-i', 'sine=440:d=6', '-c:v', 'copy', path],
  ]);
  const source = await kit.source('a_uneven', path);
  const clips = [cut('a_uneven', [40, 75]), cut('a_uneven', [120, 160])];
  const film = await kit.render({ timeline: lineUp(clips), sources: [source], name: 'stay' });
  expect((await frameColours(film.path)).map(nameOf)).toEqual(Array(75).fill('blue'));
});

it('footage that holds a frame for seconds shows that frame, also after a cut into the middle of it', async () => {
  const path = kit.folder.path('held.mp4');
  await ffmpeg([
    ...[
      '-i',
      await makeColours(kit.folder.path('f.mp4'), ['red', 'lime', 'blue'], {
        secondsEach: 4,
        sound: null,
      }),
    ],
    ...['-vf', "select='eq(mod(n,120),0)'", '-vsync', 'vfr', '-g', '1', '-c:v', 'libx264', path],
  ]);
  const source = await kit.source('a_held', path);
  const clips = [cut('a_held', [200, 230]), cut('a_held', [60, 75])];
  const film = await kit.render({ timeline: lineUp(clips), sources: [source], name: 'held' });
  expect((await frameColours(film.path)).map(nameOf)).toEqual([
    ...Array(30).fill('green'),
    ...Array(15).fill('red'),
  ]);
});

it('HDR footage is brought into the normal range', async () => {
  const path = kit.folder.path('hlg.mp4');
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'color=gray:size=320x180:rate=30:duration=1,format=yuv420p10le'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-color_trc', 'arib-std-b67'],
    ...['-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', path],
  ]);
  const source = await kit.source('a_hlg', path);
  expect(source.facts.picture?.range).toBe('hlg');
  const film = await kit.render({
    timeline: lineUp([cut('a_hlg', [0, 10])]),
    sources: [source],
    name: 'hdr',
  });
  const [[red, green, blue] = [0, 0, 0]] = await frameColours(film.path);
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(12);
  expect(await lookAt(film.path)).toMatchObject({ frames: 10, pixels: 'yuv420p' });
});
