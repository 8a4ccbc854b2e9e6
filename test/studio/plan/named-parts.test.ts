import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { beats, photo, scene, song, speech, video } from '../edit/timelines.ts';
import { say } from '../operations/carried.ts';

const talk = scene([video('a_1', { seconds: 60, measures: speech(60, []) })]);
const three = scene([
  video('a_1', { seconds: 20, measures: speech(20, []) }),
  video('a_2', { seconds: 10, measures: speech(10, []) }),
  video('a_3', { seconds: 30, measures: speech(30, []) }),
  song('a_4', 120, beats(100, 120)),
]);
const withLogo = scene([
  video('a_1', { seconds: 20 }),
  { ...photo('a_5', 400, 200), name: 'logo.png' },
]);
const lengths = (on: ReturnType<typeof say>) =>
  on.timeline.clips.map((clip) => (clip.out - clip.in) / 30);
const order = (on: ReturnType<typeof say>) => on.timeline.clips.map((clip) => clip.asset);

describe('what a split made', () => {
  it.each([
    ['split it at 12 seconds and delete the second half', [12]],
    ['split at 12 s and drop the part before it', [48]],
    ['split it at 0:20 and 0:40 and keep only the middle piece', [20]],
    ['cut it in two at 20 seconds then swap the halves', [40, 20]],
  ])('has names in the same message: %s', (text, seconds) => {
    expect(lengths(say(text, talk))).toEqual(seconds);
  });

  it('has names in the next one', () => {
    const split = say('split at 12 s', talk);
    expect(lengths(say('now delete the first half', split.scene))).toEqual([48]);
  });
});

describe('a part of the film in time', () => {
  it('is a half or a third of it', () => {
    expect(lengths(say('cut the second half', talk))).toEqual([30]);
    expect(lengths(say('cut the first third', talk))).toEqual([40]);
  });

  it('is left alone where nobody said when it is', () => {
    const { steps, notUnderstood } = interpret('make the boring part in the middle faster', talk);
    expect([steps.length, notUnderstood.length]).toEqual([0, 1]);
  });
});

describe('clips in a row', () => {
  it.each([
    ['put the third clip between one and two', ['a_1', 'a_3', 'a_2']],
    ['i want clip two at the end and clip three at the beginning', ['a_3', 'a_1', 'a_2']],
    ['the order should be 3 1 2', ['a_3', 'a_1', 'a_2']],
    ['get rid of the middle clip', ['a_1', 'a_3']],
    ['repeat clip 1 at the end', ['a_1', 'a_2', 'a_3', 'a_1']],
  ])('go where they are wanted: %s', (text, assets) => {
    expect(order(say(text, three))).toEqual(assets);
  });

  it('keep the transitions that are not named', () => {
    const faded = say('add crossfades', three);
    const { timeline } = say('no transition between 2 and 3', faded.scene);
    expect(timeline.clips.map(({ transition }) => transition !== null)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('what was added', () => {
  it('lies over a still as long as it stands', () => {
    const { timeline } = say('freeze the last frame for 3 s and write "Bye" over it', talk);
    expect(timeline.titles[0]).toMatchObject({ at: 60 * 30, frames: 3 * 30 });
  });

  it('comes later by what is said', () => {
    const titled = say('add the title "Hi" at the start', talk);
    const { timeline } = say('have it come in a second later', titled.scene);
    expect(timeline.titles[0]).toMatchObject({ at: 30, frames: 3 * 30 });
  });

  it('fades and changes sides', () => {
    const logo = say('add my logo top right', withLogo);
    const faded = say('fade the logo to 50%', logo.scene);
    expect(faded.timeline.layers?.[0]?.opacity).toBe(50);
    const moved = say('move it to the other side', faded.scene);
    expect(moved.timeline.layers?.[0]?.place).toEqual({ x: 'left', y: 'top' });
  });

  it('goes down once where it is said twice in a breath', () => {
    const music = say('add music', three);
    const [before] = music.timeline.music;
    const [after] = say('lower, lower!', music.scene).timeline.music;
    expect((before?.gainDb ?? 0) - (after?.gainDb ?? 0)).toBe(6);
  });
});
