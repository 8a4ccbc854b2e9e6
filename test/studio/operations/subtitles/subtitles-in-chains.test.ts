import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../../src/studio/edit/draft/draft.ts';
import type { Scene } from '../../../../src/studio/edit/scene.ts';
import { shownLines } from '../../../../src/studio/edit/subtitles.ts';
import {
  clipFrames,
  clipStarts,
  type SourceId,
  type Timeline,
  timelineFrames,
  toSourceFrame,
} from '../../../../src/studio/edit/timeline.ts';
import { historyRecord } from '../../../../src/studio/records/timeline-record.ts';
import { clip, scene, speech, subtitleFile, timeline, video } from '../../edit/timelines.ts';
import { say } from '../carried.ts';

const cues = Array.from({ length: 12 }, (_, n) => ({
  fromMs: 400 + n * 900,
  toMs: 1100 + n * 900,
  text: `line ${n}`,
}));
const pauses = [[3000, 4200]] as const;
const begun = say(
  'burn in these subtitles',
  scene([
    video('a_1', { seconds: 7, measures: speech(7, pauses) }),
    video('a_2', { seconds: 6, fps: 25, measures: speech(6, []) }),
    subtitleFile('a_9', cues),
  ]),
);

const wishes = [
  'cut the first 1.3 seconds',
  'remove from 2.2 to 3.1 s',
  'speed up clip 1 by 1.5x',
  'slow down the last clip to 75%',
  'swap clip 1 and 2',
  'reverse clip 2',
  'trim the pauses',
  'split at 2.5 s',
  'duplicate the last clip',
  'freeze 0:01.5 for 1 second',
  'shift the subtitles 0.3 s later',
  'add transitions',
  'make it 9:16',
  'undo',
  'remove clip 1',
];

/** The source frame that is seen at a frame of the film, with its asset. */
function sourceAt(film: Timeline, frame: number) {
  const starts = clipStarts(film);
  const nth = film.clips.findIndex((each, at) => frame < (starts[at] ?? 0) + clipFrames(each));
  const shown = film.clips[nth];
  if (shown === undefined) throw new Error(`no clip at ${frame}`);
  return { asset: shown.asset, at: toSourceFrame(shown, frame - (starts[nth] ?? 0)) };
}

function checkShown(film: Timeline): void {
  const { shift = 0, lines = [] } = film.subtitles ?? {};
  const shown = shownLines(film);
  for (const { line, at, frames } of shown) {
    expect(at + frames).toBeLessThanOrEqual(timelineFrames(film));
    for (const frame of [at, at + Math.floor(frames / 2), at + frames - 1]) {
      const { asset, at: source } = sourceAt(film, frame);
      // The same words may go on in another source; a frame and a half is what speeds round to.
      const isSaid = lines.some(
        (each) =>
          each.text === line.text &&
          each.asset === asset &&
          source >= each.in + shift - 2.5 &&
          source <= each.out + shift + 2.5,
      );
      expect(isSaid, `${line.text} at ${frame}`).toBe(true);
    }
  }
}

it('whatever is done, a line is seen over the moment that it belongs to, and drafts and records hold it exactly', () => {
  const known = new Set<SourceId>(['a_1', 'a_2', 'a_9']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...wishes), { minLength: 1, maxLength: 6 }), (chain) => {
      let now: Scene = begun.scene;
      for (const wish of chain) now = say(wish, now).scene;
      const film = now.history.revisions[now.history.at] ?? begun.timeline;
      checkShown(film);
      const draft = JSON.parse(JSON.stringify(toDraft(film, new Map())));
      expect(readDraft(draft, known)).toEqual(film);
      const stored = JSON.parse(JSON.stringify(now.history));
      expect(historyRecord.parse(stored)).toEqual(stored);
    }),
    { numRuns: 60 },
  );
});

it('two hours of talk in a thousand pieces are laid out quickly', () => {
  const lines = Array.from({ length: 1500 }, (_, n) => {
    return { asset: 'a_1' as const, in: n * 140, out: n * 140 + 120, text: `${n}` };
  });
  const clips = Array.from({ length: 1000 }, (_, n) =>
    clip({ id: `c${n}`, in: n * 210, out: n * 210 + 200 }),
  );
  const subtitles = { sources: [], position: 'bottom', shift: 0, lines } as const;
  // Processor time: others may use the machine as well.
  const before = process.cpuUsage();
  expect(shownLines(timeline({ clips, subtitles })).length).toBeGreaterThan(1400);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
});
