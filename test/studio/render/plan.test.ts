import { expect, it } from 'vitest';
import type { SourceId, Timeline } from '../../../src/studio/edit/timeline.ts';
import { placeClips } from '../../../src/studio/render/cuts.ts';
import { toChunks } from '../../../src/studio/render/picture/chunks.ts';
import { planRender } from '../../../src/studio/render/plan.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { lowerVoice } from '../../../src/studio/render/sound/sound-graph.ts';
import { toSoundParts } from '../../../src/studio/render/sound/sound-pieces.ts';
import { cut, lineUp } from './render-kit.ts';

const wide: RenderSource = {
  id: 'a_wide',
  path: '/media/wide.mp4',
  sha256: 'ab'.repeat(32),
  facts: {
    kind: 'video',
    demuxer: 'mov',
    durationMs: 60_000,
    picture: {
      streamIndex: 0,
      codec: 'h264',
      widthPx: 640,
      heightPx: 360,
      rotation: 0,
      fps: { num: 30, den: 1 },
      isVariableRate: false,
      range: 'sdr',
      matrix: 'bt709',
      hasAlpha: false,
    },
    sound: { streamIndex: 1, codec: 'aac', channels: 2, sampleRate: 48_000 },
  },
};
const sources = new Map<SourceId, RenderSource>([['a_wide', wide]]);
const plan = (timeline: Timeline) =>
  planRender(timeline, { sources, output: { format: 'mp4', quality: 'high' }, canTonemap: true });

it('hard cuts near each other are one decoding, one concat and one scaler', () => {
  const [pass] = plan(lineUp([cut('a_wide', [300, 330]), cut('a_wide', [345, 400])])).picture;
  expect(pass?.graph.split(';\n')).toEqual([
    '[0:0]fps=30/1:start_time=0:eof_action=pass,tpad=stop=-1:stop_mode=clone,split=2[g1][g2]',
    '[g1]trim=start_frame=0:end_frame=30,setpts=PTS-STARTPTS[g3]',
    '[g2]trim=start_frame=45:end_frame=100,setpts=PTS-STARTPTS[g4]',
    '[g3][g4]concat=n=2:v=1:a=0,settb=1/30,setpts=N[g5]',
    '[g5]scale=320:180,setsar=1,format=yuv420p[g6]',
    '[g6]settb=1/30[g7]',
    '[g7]trim=end_frame=85,format=yuv420p[v]',
  ]);
  expect(pass?.inputs[0]?.args.slice(-6)).toEqual([
    ...['33177600', '-reinit_filter', '0'],
    ...['-noaccurate_seek', '-ss', '10.000000'],
  ]);
});

it('a transition takes its frames from outside both clips', () => {
  const transition = { kind: 'fade', frames: 9 } as const;
  const clips = [cut('a_wide', [0, 30]), cut('a_wide', [60, 90], { transition })];
  const [pass] = plan(lineUp(clips)).picture;
  expect(pass?.graph).toContain('trim=start_frame=0:end_frame=35');
  expect(pass?.graph).toContain('trim=start_frame=56:end_frame=90');
  expect(pass?.graph).toContain('xfade=transition=fade:duration=0.300000:offset=0.866667');
  expect(pass?.frames).toBe(60);
});

it('every input that people sent has one demuxer, files only, and bounds', () => {
  for (const { args } of plan(lineUp([cut('a_wide', [0, 30])])).picture.flatMap(
    (pass) => pass.inputs,
  )) {
    expect(args.join(' ')).toContain(
      '-f mov -format_whitelist mov -protocol_whitelist file -max_streams 16',
    );
    expect(args).toContain('-max_pixels');
  }
});

it('sound is cut at absolute samples, so that no rounding adds up', () => {
  const clips = Array.from({ length: 100 }, (_, at) => cut('a_wide', [at * 10, at * 10 + 7]));
  const timeline = lineUp(clips, { fps: { num: 30_000, den: 1_001 } });
  const parts = toSoundParts(timeline);
  const samples = parts.flatMap((part) => part.pieces.map((piece) => piece.samples));
  expect(samples.reduce((sum, count) => sum + count, 0)).toBe(
    Math.round((700 * 1001 * 48_000) / 30_000),
  );
});

it('a crossfade of sound reaches at most 0.12 s to each side', () => {
  const transition = { kind: 'fade', frames: 30 } as const;
  const clips = [cut('a_wide', [0, 60]), cut('a_wide', [90, 150], { transition })];
  const [part] = toSoundParts(lineUp(clips));
  expect(part?.pieces.map((piece) => piece.cross)).toEqual([0, 11_520]);
  const denoising = { floorDb: new Map(), delaySamples: 0 };
  const graph =
    part === undefined ? '' : lowerVoice(part, { sources, levelDb: new Map(), denoising }).graph;
  expect(graph).toContain('acrossfade=ns=11520:c1=qsin:c2=qsin');
});

it('a clip that was only split has no fade at the split', () => {
  const [part] = toSoundParts(
    lineUp([cut('a_wide', [0, 60]), cut('a_wide', [60, 90]), cut('a_wide', [100, 120])]),
  );
  expect(part?.pieces.map((piece) => [piece.fadeIn, piece.fadeOut])).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
});

it('chunks cover every frame once, prefer hard cuts and never split a transition', () => {
  const transition = { kind: 'fade', frames: 20 } as const;
  const clips = Array.from({ length: 40 }, (_, at) =>
    cut('a_wide', [at * 40, at * 40 + 37], at % 3 === 0 ? {} : { transition }),
  );
  const placed = placeClips(lineUp(clips));
  const chunks = toChunks(placed, {
    shortest: 150,
    ideal: 250,
    longest: 350,
    longestReversed: 300,
    maxPieces: 200,
    clipsFrom: () => 200,
  });
  let at = 0;
  for (const chunk of chunks) {
    expect(chunk.start).toBe(at);
    at += chunk.frames;
    const whole = chunk.pieces.reduce((sum, piece) => sum + piece.frames, 0);
    expect(whole).toBe(chunk.frames);
    expect(placed.some((one) => one.start === chunk.start && one.crossing === null)).toBe(true);
  }
  expect(at).toBe(40 * 37);
});

it('one endless clip is cut into chunks as well', () => {
  const chunks = plan(lineUp([cut('a_wide', [0, 1800])])).picture;
  expect(chunks.map((chunk) => chunk.frames)).toEqual(Array(10).fill(180));
});

it('clips in any order never open more than a few decoders at once', () => {
  const clips = Array.from({ length: 60 }, (_, at) =>
    cut('a_wide', [1700 - at * 20, 1712 - at * 20]),
  );
  const passes = plan(lineUp(clips)).picture;
  expect(Math.max(...passes.map((pass) => pass.inputs.length))).toBeLessThanOrEqual(7);
  expect(passes.reduce((sum, pass) => sum + pass.frames, 0)).toBe(720);
});

it('transitions between clips that each need a decoder of their own lose nothing either', () => {
  const transition = { kind: 'fade', frames: 10 } as const;
  const clips = Array.from({ length: 30 }, (_, at) =>
    cut('a_wide', [1700 - at * 20, 1712 - at * 20], at === 0 ? {} : { transition }),
  );
  const placed = placeClips(lineUp(clips));
  const chunks = toChunks(placed, {
    shortest: 10,
    ideal: 20,
    longest: 30,
    longestReversed: 300,
    maxPieces: 200,
    clipsFrom: () => 1,
  });
  expect(chunks.reduce((sum, chunk) => sum + chunk.frames, 0)).toBe(360);
});
