// What is played: two loops of eight bars. A note is { voice, midi, beat, beats, level, pan }, counted in beats from the start.
import { createNoise } from './voices.mjs';

const barBeats = 4;

const bars = (chords, play) => chords.flatMap((chord, bar) => play(chord, bar * barBeats, bar));

const drum = (voice, pan) => (beat, level) => ({ voice, midi: 0, beat, beats: 0, level, pan });
const kick = drum('kick', 0);
const brush = drum('brush', 0.1);
const clap = drum('clap', -0.1);
const shaker = drum('shaker', 0.35);

/** D major, unhurried: a pad, broken electric-piano chords, a few high notes, brushes. */
const calmChords = [
  { root: 38, tones: [54, 57, 61, 64] },
  { root: 42, tones: [52, 57, 61, 64] },
  { root: 35, tones: [54, 57, 62, 66] },
  { root: 43, tones: [54, 57, 59, 62] },
  { root: 38, tones: [54, 57, 61, 64] },
  { root: 35, tones: [54, 57, 62, 66] },
  { root: 43, tones: [54, 59, 62, 66] },
  { root: 45, tones: [55, 59, 62, 64] },
];

function calmChord({ root, tones }, at) {
  const spread = [-0.4, 0.3, -0.2, 0.4];
  return tones.flatMap((midi, index) => [
    { voice: 'pad', midi, beat: at, beats: barBeats, level: 0.07, pan: spread[index] },
    { voice: 'piano', midi, beat: at + index * 0.06, beats: 1.4, level: 0.15, pan: -spread[index] },
    { voice: 'piano', midi, beat: at + 2.5, beats: 1, level: 0.09, pan: -spread[index] },
    {
      voice: 'bass',
      midi: root,
      beat: at + [0, 1.5, 2, 3.5][index],
      beats: [1.2, 0.4, 1.2, 0.4][index],
      level: index % 2 ? 0.16 : 0.3,
      pan: 0,
    },
  ]);
}

function calmDrums(at) {
  const shakes = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
  return [
    kick(at, 0.5),
    kick(at + 2.5, 0.38),
    brush(at + 1, 0.3),
    brush(at + 3, 0.3),
    ...shakes.map((beat) => shaker(at + beat, beat % 1 ? 0.12 : 0.07)),
  ];
}

/** A few notes above, chosen by a seed from the five-note scale, that leave room. */
function calmMelody(at, bar) {
  const scale = [74, 76, 78, 81, 83];
  const chance = createNoise(960 + bar);
  return [1, 1.5, 2, 3].flatMap((beat) =>
    chance() < 0.55
      ? [
          {
            voice: 'piano',
            midi: scale[Math.floor(chance() * scale.length)],
            beat: at + beat,
            beats: 0.8,
            level: 0.09,
            pan: 0.25,
          },
        ]
      : [],
  );
}

/** C major, on its feet: plucked eighths, a walking bass, claps on two and four. */
const brightChords = [
  { root: 36, tones: [60, 64, 67, 72] },
  { root: 35, tones: [59, 62, 67, 71] },
  { root: 33, tones: [60, 64, 67, 69] },
  { root: 41, tones: [60, 65, 69, 72] },
  { root: 36, tones: [60, 64, 67, 72] },
  { root: 40, tones: [59, 64, 67, 71] },
  { root: 41, tones: [60, 65, 69, 72] },
  { root: 43, tones: [59, 62, 67, 74] },
];

function brightChord({ root, tones }, at) {
  const order = [0, 2, 1, 3, 2, 1, 3, 2];
  const run = order.map((tone, index) => ({
    voice: 'pluck',
    midi: tones[tone] + 12,
    beat: at + index / 2,
    beats: 0.6,
    level: index % 2 ? 0.26 : 0.34,
    pan: index % 2 ? 0.45 : -0.45,
  }));
  const walk = [0, 0.75, 1.5, 2, 2.75, 3.5].map((beat, index) => ({
    voice: 'bass',
    midi: index === 5 ? root + 7 : root,
    beat: at + beat,
    beats: 0.45,
    level: 0.3,
    pan: 0,
  }));
  const stabs = tones.flatMap((midi, index) =>
    [0, 1.5, 2.5].map((beat) => ({
      voice: 'piano',
      midi,
      beat: at + beat,
      beats: 0.5,
      level: 0.11,
      pan: index % 2 ? 0.3 : -0.3,
    })),
  );
  const under = tones
    .slice(0, 3)
    .map((midi) => ({ voice: 'pad', midi, beat: at, beats: barBeats, level: 0.045, pan: 0 }));
  return [...run, ...walk, ...stabs, ...under];
}

function brightDrums(at, bar) {
  const shakes = Array.from({ length: 8 }, (_, index) =>
    shaker(at + index / 2, index % 2 ? 0.16 : 0.08),
  );
  const lift = bar % 4 === 3 ? [clap(at + 3.5, 0.22)] : [];
  const pulse = [0, 1, 2, 3].map((beat) => kick(at + beat, 0.55));
  return [...pulse, clap(at + 1, 0.36), clap(at + 3, 0.36), ...shakes, ...lift];
}

/** `gain` brings the finished mix to about -18 LUFS. */
export const songs = [
  {
    id: 'bed_calm',
    file: 'calm-bed.ogg',
    title: 'Slow Morning',
    bpm: 96,
    mood: ['calm', 'soft', 'warm', 'chill', 'lo-fi'],
    beats: calmChords.length * barBeats,
    gain: 0.76,
    notes: () =>
      bars(calmChords, (chord, at, bar) => [
        ...calmChord(chord, at),
        ...calmDrums(at),
        ...calmMelody(at, bar),
      ]),
  },
  {
    id: 'bed_bright',
    file: 'bright-bed.ogg',
    title: 'Open Windows',
    bpm: 120,
    mood: ['bright', 'upbeat', 'happy', 'energetic', 'fun'],
    beats: brightChords.length * barBeats,
    gain: 0.66,
    notes: () =>
      bars(brightChords, (chord, at, bar) => [...brightChord(chord, at), ...brightDrums(at, bar)]),
  },
];
