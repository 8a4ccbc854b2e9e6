import { expect, it } from 'vitest';
import {
  expectLoudness,
  type KnownMusic,
} from '../../../../src/studio/render/sound/mix-loudness.ts';
import {
  integrate,
  type Moments,
  parseMoments,
  toEnergy,
} from '../../../../src/studio/render/sound/moments.ts';
import {
  envelopePadSamples,
  envelopeRate,
} from '../../../../src/studio/render/sound/music-graph.ts';
import { cut, lineUp, under } from '../render-kit.ts';

const seconds = 20;
const still: Moments = Array(seconds * 10).fill(-Infinity);
const even = (lufs: number): Moments => Array(seconds * 10).fill(lufs);
const timeline = lineUp([cut('a_talk', [0, seconds * 30])]);
const samples = seconds * 48_000;

function known(more: Partial<KnownMusic> = {}): KnownMusic {
  return {
    ...{ music: under('bed_calm', seconds * 30), moments: even(-20), levelDb: 0 },
    ...more,
  };
}

const loudness = (voice: Moments, tracks: readonly KnownMusic[]) =>
  expectLoudness({ voice, tracks, timeline, samples });

it('of a voice alone it is what the meter says, pauses left out', () => {
  const talk = even(-18).map((lufs, at) => (at % 60 < 30 ? lufs : -60));
  expect(integrate(talk.map(toEnergy))).toBeCloseTo(-18, 5);
  expect(loudness(talk, [])).toBeCloseTo(-18, 5);
});

it('two that are as loud as each other are three decibels louder than one', () => {
  expect(loudness(even(-20), [known()])).toBeCloseTo(-20 + 10 * Math.log10(2), 1);
});

it('music counts by its level, its own gain, and what it is lowered by', () => {
  const music = under('bed_calm', seconds * 30, { gainDb: -6 });
  expect(loudness(still, [known({ music, levelDb: 2 })])).toBeCloseTo(-24, 1);
  const envelope = new Float32Array(seconds * envelopeRate + 2 * envelopePadSamples).fill(0.5);
  expect(loudness(still, [known({ envelope })])).toBeCloseTo(-26, 0);
});

it('music is heard where it lies, from its offset, over and over', () => {
  const moments = [...even(-70).slice(0, 20), ...even(-20).slice(0, 20)];
  const music = under('bed_calm', 300, { at: 60, offset: 60 });
  const once = loudness(still, [known({ music, moments })]);
  expect(once).toBeCloseTo(-20, 0);
  const loops = known({ music, moments, loopSamples: 4 * 48_000 });
  const voice = even(-29).map((lufs, at) => (at < 20 || at >= 120 ? lufs : -Infinity));
  expect(loudness(voice, [loops])).toBeGreaterThan(loudness(voice, [known({ music, moments })]));
});

it('nothing to be heard is silence, and nonsense in the log is too', () => {
  expect(loudness(still, [])).toBe(-70);
  expect(loudness([], [known({ moments: [] })])).toBe(-70);
  const printed = 'frame:0 pts:0\nlavfi.r128.M=-23.5\nframe:1\nlavfi.r128.M=nan\nfoo=1\n';
  expect(parseMoments(printed)).toEqual([-23.5, -Infinity]);
});

it('a fade of the whole film is counted', () => {
  const faded = {
    ...timeline,
    fades: { in: { frames: 600, of: 'both', colour: 'black' } },
  } as const;
  expect(expectLoudness({ voice: even(-20), tracks: [], timeline: faded, samples })).toBeLessThan(
    -22,
  );
});
