// Makes the two music beds in samples/ and samples/beds.json from nothing but arithmetic: node scripts/make-beds.mjs [FOLDER]
// Needs FFmpeg (with libvorbis) on the path, to encode.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { songs } from './beds/songs.mjs';
import { instruments, sampleRate } from './beds/voices.mjs';

/** Everything goes round: a tail that passes the end sounds on at the start, so the loop has no seam. */
function mix({ notes, bpm, beats }) {
  const beatSamples = (60 / bpm) * sampleRate;
  const length = Math.round(beats * beatSamples);
  const sides = [new Float32Array(length), new Float32Array(length)];
  for (const note of notes()) {
    const sound = instruments[note.voice](note.midi, (note.beats * 60) / bpm);
    const start = Math.round(note.beat * beatSamples);
    const angle = ((note.pan + 1) * Math.PI) / 4;
    for (const [side, turned] of [Math.cos(angle), Math.sin(angle)].entries()) {
      const level = note.level * turned;
      for (let index = 0; index < sound.length; index++) {
        sides[side][(start + index) % length] += level * sound[index];
      }
    }
  }
  return sides;
}

/** One delay line that feeds itself, softened: a reflection of the room. */
function comb(samples, delay, feedback) {
  const line = new Float32Array(delay);
  const out = new Float32Array(samples.length);
  let soft = 0;
  for (let pass = 0; pass < 2; pass++) {
    for (let index = 0; index < samples.length; index++) {
      const at = (pass * samples.length + index) % delay;
      soft += 0.4 * (line[at] - soft);
      out[index] = soft;
      line[at] = samples[index] + feedback * soft;
    }
  }
  return out;
}

/** A small room. Two passes round the loop, so that it has already rung when the loop starts. */
function addRoom(samples, side) {
  const delays = [1557, 1617, 1491, 1422, 1277].map((delay) => delay + side * 23);
  const echoes = delays.map((delay) => comb(samples, delay, 0.78));
  return samples.map(
    (dry, index) => dry + 0.06 * echoes.reduce((sum, echo) => sum + echo[index], 0),
  );
}

/** Levels above the knee are rounded off, so nothing clips. */
const soften = (sample) => Math.tanh(sample);

function toWav(sides) {
  const frames = sides[0].length;
  const wav = Buffer.alloc(44 + frames * 4);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + frames * 4, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(frames * 4, 40);
  for (let index = 0; index < frames; index++) {
    wav.writeInt16LE(Math.round(sides[0][index] * 32_000), 44 + index * 4);
    wav.writeInt16LE(Math.round(sides[1][index] * 32_000), 46 + index * 4);
  }
  return wav;
}

function make(song, folder) {
  const sides = mix(song).map((samples, side) =>
    addRoom(samples, side).map((sample) => soften(sample * song.gain)),
  );
  const encode =
    '-v error -y -f wav -i pipe:0 -c:a libvorbis -q:a 4 -serial_offset 1 -fflags +bitexact';
  execFileSync('ffmpeg', [...encode.split(' '), `${folder}/${song.file}`], {
    input: toWav(sides),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
}

function main([folder = fileURLToPath(new URL('../samples', import.meta.url))]) {
  for (const song of songs) make(song, folder);
  const beds = songs.map(({ id, file, title, bpm, mood }) => ({
    id,
    file,
    title,
    bpm,
    mood,
    firstBeatMs: 0,
  }));
  writeFileSync(`${folder}/beds.json`, `${JSON.stringify(beds, null, 2)}\n`);
}

main(process.argv.slice(2));
