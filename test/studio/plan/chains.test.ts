import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../src/studio/edit/draft/draft.ts';
import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import {
  clipFrames,
  type SourceId,
  type Timeline,
  timelineFrames,
} from '../../../src/studio/edit/timeline.ts';
import { transitionParts } from '../../../src/studio/edit/transition-room.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { beats, photo, scene, song, speech, video } from '../edit/timelines.ts';
import { readRows } from './utterances.ts';

const pauses = [
  [1000, 2000],
  [4000, 5200],
  [7000, 7900],
] as const;
const mixed = scene([
  video('a_1', { seconds: 10, measures: speech(10, pauses) }),
  video('a_2', { seconds: 3, fps: 25, hasSound: false, widthPx: 720, heightPx: 1280 }),
  photo('a_3'),
  song('a_4', 30, beats(97, 30)),
]);
const known = new Set<SourceId>(['a_1', 'a_2', 'a_3', 'a_4', 'bed_calm', 'bed_bright']);
const wishes = [...readRows('en'), ...readRows('en-chains'), ...readRows('zh')].map(
  (row) => row.said,
);

function expectSound(edit: Timeline): void {
  const end = timelineFrames(edit);
  for (const each of edit.clips) {
    expect(Number.isInteger(each.in) && Number.isInteger(each.out)).toBe(true);
    expect(each.out).toBeGreaterThan(each.in);
    expect(each.in).toBeGreaterThanOrEqual(0);
  }
  for (const each of [...edit.titles, ...edit.music]) {
    expect(Number.isInteger(each.at) && Number.isInteger(each.frames)).toBe(true);
    expect(each.at).toBeGreaterThanOrEqual(0);
    expect(each.frames).toBeGreaterThan(0);
    expect(each.at + each.frames).toBeLessThanOrEqual(end);
  }
  for (const [nth, each] of edit.clips.entries())
    expectRoom(edit, nth, each.transition?.frames ?? 0);
}

/** Both halves of a clip's transitions fit into it. */
function expectRoom(edit: Timeline, nth: number, frames: number): void {
  const each = edit.clips[nth];
  if (each === undefined) return;
  const next = edit.clips[nth + 1]?.transition?.frames ?? 0;
  const used = transitionParts(frames).after + transitionParts(next).before;
  expect(used).toBeLessThanOrEqual(clipFrames(each));
}

function follow(texts: readonly string[]): Scene {
  let now = mixed;
  for (const text of texts) now = { ...now, history: carryOut(interpret(text, now), now).history };
  return now;
}

describe('any chain of wishes', () => {
  it('leaves a sound timeline that projects to a draft and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...wishes), { minLength: 1, maxLength: 8 }), (texts) => {
        const { history } = follow(texts);
        for (const revision of history.revisions) {
          expectSound(revision);
          const draft: unknown = JSON.parse(JSON.stringify(toDraft(revision, new Map())));
          expect(readDraft(draft, known)).toEqual(revision);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is undone message by message to the identical timeline', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...wishes), { minLength: 1, maxLength: 5 }), (texts) => {
        const last = follow(texts);
        const back = { ...last, history: carryOut(interpret('undo', last), last).history };
        const before = last.history.revisions[last.history.at - 1];
        if (before !== undefined) expect(currentTimeline(back.history)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('always comes to an answer or to something done', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom(...wishes)),
        (text) => {
          const { reply, done, history } = carryOut(interpret(text, mixed), mixed);
          expect(reply !== '' || done.length > 0).toBe(true);
          if (history === mixed.history) expect(done).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
