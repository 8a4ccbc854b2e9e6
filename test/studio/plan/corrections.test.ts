import { describe, expect, it } from 'vitest';
import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import { clipFrames, timelineFrames } from '../../../src/studio/edit/timeline.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { historyRecord } from '../../../src/studio/records/timeline-record.ts';
import { scene, song, speech, video } from '../edit/timelines.ts';

const clips = scene([
  video('a_1', { seconds: 10, measures: speech(10, [[2000, 3000]]) }),
  video('a_2', { seconds: 10, measures: speech(10, []) }),
  song('a_3', 30),
]);

/** Messages one after the other; each is stored and read back between. */
function sayAll(...messages: readonly string[]): { readonly scene: Scene; readonly reply: string } {
  let now: Scene = clips;
  let reply = '';
  for (const text of messages) {
    const outcome = carryOut(interpret(text, now), now);
    const stored: unknown = JSON.parse(JSON.stringify(outcome.history));
    now = { ...now, history: historyRecord.parse(stored) };
    reply = outcome.reply;
  }
  return { scene: now, reply };
}

const gains = (now: Scene) => currentTimeline(now.history)?.clips.map((clip) => clip.gainDb);
const frames = (now: Scene) => currentTimeline(now.history)?.clips.map(clipFrames);

describe('a correction', () => {
  it.each(['no, the second clip', 'i meant clip 2', '不是，是第二段', '我说的是第二段'])(
    '(%s) takes the last change back and makes it in the other place',
    (words) => {
      const muted = sayAll('mute clip 1', words);
      expect(gains(muted.scene)).toEqual([0, null]);
      expect(muted.scene.history.revisions).toHaveLength(2);
    },
  );

  it.each(['actually make it 3 seconds', 'make that 3', '不对，3秒', '3 seconds'])(
    '(%s) exchanges the amount',
    (words) => {
      expect(frames(sayAll('cut the first 5 seconds of clip 1', words).scene)).toEqual([210, 300]);
    },
  );

  it('keeps what else the message asked for', () => {
    const both = sayAll('mute clip 1 and make it vertical', 'no, the second clip').scene;
    expect(gains(both)).toEqual([0, null]);
    expect(currentTimeline(both.history)?.canvas.heightPx).toBe(1920);
  });

  it('of a correction still knows the wish', () => {
    expect(gains(sayAll('mute clip 1', 'no, clip 2', 'no, clip 1').scene)).toEqual([null, 0]);
  });

  it('after an undo takes nothing back twice', () => {
    const now = sayAll('make it vertical', 'mute clip 1', 'undo', 'no, clip 2').scene;
    expect(gains(now)).toEqual([0, null]);
    expect(currentTimeline(now.history)?.canvas.heightPx).toBe(1920);
  });

  it('that names nothing (“wrong one”) is an undo', () => {
    expect(gains(sayAll('mute clip 1', 'wrong one').scene)).toEqual([0, 0]);
  });

  it('before anything was done is an ordinary message', () => {
    expect(interpret('no, mute the second clip', clips).steps).toMatchObject([
      { kind: 'set_volume', params: { clip: 2 } },
    ]);
  });
});

describe('the last wish', () => {
  it.each(['same for clip 2', 'clip 2 too', '第二段也一样'])('goes on elsewhere: %s', (words) => {
    expect(gains(sayAll('mute clip 1', words).scene)).toEqual([null, null]);
  });

  it.each(['a bit more', '再来一点'])('is made again where it was relative: %s', (words) => {
    expect(gains(sayAll('lower the volume of clip 1 by 3 dB', words).scene)).toEqual([-6, 0]);
  });

  it('is what “it” means', () => {
    const music = sayAll('add music', 'make it quieter').scene;
    expect(currentTimeline(music.history)?.music[0]?.gainDb).toBe(-6);
    const removed = sayAll('add music', 'take it out').scene;
    expect(currentTimeline(removed.history)?.music).toEqual([]);
    const title = sayAll('add the title "Hi"', 'move it to the top').scene;
    expect(currentTimeline(title.history)?.titles[0]?.position).toBe('top');
    const cut = sayAll('cut the first 5 seconds', 'put it back').scene;
    expect(timelineFrames(currentTimeline(cut.history) ?? fail())).toBe(600);
  });

  it('is not what a wish of its own is about', () => {
    const fast = sayAll('add music', 'make it faster').scene;
    expect(frames(fast)).toEqual([240, 240]);
  });
});

function fail(): never {
  throw new Error('there is no timeline');
}
