import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../fakes/still-world.ts';
import { lookAt, loudnessOf, samplesOf } from '../fixtures/media/look.ts';
import { makeTone } from '../fixtures/media/make-sound-file.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { silencesOf, spokenEnergy, toneDb } from './hear.ts';
import { runCutroom } from './run-cutroom.ts';

const request = 'trim the pauses, add transitions, and sync background music';
const talkSeconds = 24.5;
const secretKey = '6f1d0a4cbb8e47a1b0ff5b6c7b1f3f0e6f1d0a4cbb8e47a1b0ff5b6c7b1f3f0e';

/** Written here again on purpose: what must not be in a log, whatever the program's own patterns say. */
const secrets = [
  /nmv_usr_[A-Za-z0-9_-]/,
  /clm_[A-Za-z0-9_-]/,
  /[?&]sig=[A-Za-z0-9_-]{8}/,
  /Bearer [A-Za-z0-9_-]{8}/i,
  /\d{6,}:[A-Za-z0-9_-]{30,}/,
];

let folder: MediaFolder;
let talk: string;

beforeAll(async () => {
  folder = await createMediaFolder();
  talk = folder.path('talk.mp4');
  await copyFile(join(packageRoot, 'samples/talk.mp4'), talk);
});
afterAll(() => folder.remove());

describe('a talking clip and a sentence', () => {
  it('become an MP4 without its pauses, with music, at the loudness of its kind', async () => {
    const ended = await runCutroom(['edit', talk, request, '--out', 'out.mp4'], {
      cwd: folder.dir,
      env: { CUTROOM_LOG_LEVEL: 'trace', CUTROOM_SECRET_KEY: secretKey },
    });

    const out = folder.path('out.mp4');
    expect(ended).toMatchObject({ code: 0, output: `${out}\n` });
    expect(ended.errors).toMatch(/Removed \d+ pauses: 0:2[45] → 0:1\d/);

    const facts = await lookAt(out);
    expect(facts).toMatchObject({ codecs: ['h264', 'aac'], pixels: 'yuv420p', widthPx: 640 });
    expect(facts.frames).toBe(Math.round(facts.pictureSeconds * 24));
    expect(Math.abs(facts.pictureSeconds - facts.soundSeconds)).toBeLessThanOrEqual(1 / 24);

    const pauses = await silencesOf(talk, 0.5);
    const removable = pauses.reduce((sum, { start, end }) => sum + (end - start), 0);
    expect(facts.pictureSeconds).toBeGreaterThan(talkSeconds - removable);
    expect(facts.pictureSeconds).toBeLessThan(talkSeconds - removable + 0.4 * pauses.length);
    expect(await silencesOf(out, 0.35)).toEqual([]);

    const { lufs, peakDb } = await loudnessOf(out);
    expect(Math.abs(lufs + 14)).toBeLessThanOrEqual(1);
    expect(peakDb).toBeLessThanOrEqual(-1);
    // The index stands before the film, so that it plays while it loads.
    const boxes = await boxesOf(out);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
    expectNoSecrets(ended.errors);
  });
});

describe('what was said and played', () => {
  it('is spoken in full when the pauses go', async () => {
    const ended = await runCutroom(['edit', talk, 'trim the pauses', '--out', 'spoken.mp4'], {
      cwd: folder.dir,
    });

    const out = folder.path('spoken.mp4');
    expect(ended).toMatchObject({ code: 0, output: `${out}\n` });
    expect(await silencesOf(out, 0.45)).toEqual([]);
    const kept = (await spokenEnergy(out)) / (await spokenEnergy(talk));
    expect(kept).toBeGreaterThan(0.97);
    expect(kept).toBeLessThan(1.03);
  });

  it('is music that goes down 12 dB under the voice and up again in a pause', async () => {
    // Far above the voice, so that the music is measured alone.
    const hz = 9000;
    await makeTone(folder.path('tone.wav'), { seconds: 6, expression: `0.3*sin(${hz}*2*PI*t)` });
    const ended = await runCutroom(
      ['edit', talk, 'tone.wav', 'use this track as background music', '--out', 'ducked.mp4'],
      { cwd: folder.dir },
    );

    const out = folder.path('ducked.mp4');
    expect(ended).toMatchObject({ code: 0, output: `${out}\n` });
    expect(Math.abs((await lookAt(out)).pictureSeconds - talkSeconds)).toBeLessThan(0.05);
    const samples = await samplesOf(out);
    const level = (start: number) => toneDb(samples, hz, { start, end: start + 0.2, rate: 48_000 });
    const pause = (await silencesOf(talk, 1))[2];
    const middle = pause === undefined ? 0 : (pause.start + pause.end) / 2 - 0.1;
    const depth = level(middle) - level(7.2);
    expect(depth).toBeGreaterThan(11);
    expect(depth).toBeLessThan(13);
  });
});

function expectNoSecrets(logged: string): void {
  const lines = logged.split('\n').filter((line) => line.startsWith('{'));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.some((line) => line.includes('"level":"debug"'))).toBe(true);
  for (const pattern of secrets) expect(lines.filter((line) => pattern.test(line))).toEqual([]);
  expect(logged).not.toContain(secretKey);
}

/** Names of an MP4's outermost boxes, in order. */
async function boxesOf(path: string): Promise<readonly string[]> {
  const bytes = await readFile(path);
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt32BE(at))) {
    names.push(bytes.toString('latin1', at + 4, at + 8));
  }
  return names;
}
