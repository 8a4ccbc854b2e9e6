import { describe, expect, it } from 'vitest';
import { toDraft as readDraft } from '../../src/adapters/editor/draft-mapper.ts';
import { compareDrafts } from '../../src/core/draft/draft-difference.ts';
import { wordingOf } from '../../src/core/wording/catalogue.ts';
import { toDraft as writeDraft } from '../../src/studio/edit/draft/draft.ts';
import { currentTimeline, type Scene } from '../../src/studio/edit/scene.ts';
import { carryOut } from '../../src/studio/plan/carry-out.ts';
import { interpret } from '../../src/studio/plan/interpret.ts';
import { scene, song, speech, video } from '../studio/edit/timelines.ts';

const pauses = [
  [5_000, 6_240],
  [12_000, 13_240],
] as const;
const raw = scene([
  video('a_1', { seconds: 30, measures: speech(30, pauses) }),
  video('a_2', { seconds: 10 }),
  song('a_4'),
]);
const names = new Map([
  ['a_1', 'talk.mp4'],
  ['a_2', 'beach.mp4'],
] as const);

const after = (text: string, on: Scene): Scene => ({
  ...on,
  history: carryOut(interpret(text, on), on).history,
});
const edited = [
  'put the clips together',
  'add lo-fi music at 35%',
  "add a title 'Paradise Found' for the first 3 seconds",
].reduce((now, text) => after(text, now), raw);

/** As other backends would write it: with keys that nobody knows, on every level. */
function withUnknownKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withUnknownKeys(each)]);
  return { ...Object.fromEntries(entries), zz: 7, x_style: { font: 'Inter', t: [] } };
}

function toRead(from: Scene, change: (wire: unknown) => unknown) {
  const timeline = currentTimeline(from.history);
  const wire: unknown = timeline && JSON.parse(JSON.stringify(writeDraft(timeline, names)));
  const { tracks, durationMs } = readDraft(change(wire)) ?? { tracks: [], durationMs: 0 };
  return { tracks, durationMs };
}

function told(text: string, change: (wire: unknown) => unknown): readonly string[] {
  const [before, now] = [toRead(edited, change), toRead(after(text, edited), change)];
  return compareDrafts(before, now).map((each) => wordingOf('en').change(each));
}

/** What is asked, and what people read where the backend says nothing. */
const edits: readonly (readonly [string, readonly string[]])[] = [
  ["add a title 'Bye' at the end", ["✅ Title added: 'Bye' (37–40 s)"]],
  ["change the title to 'Summer'", ["✅ Title changed: 'Paradise Found' → 'Summer'"]],
  ['remove the title', ["✅ Title removed: 'Paradise Found'"]],
  ['move the title to 5 seconds', ["✅ Title moved: 'Paradise Found' now starts at 5 s (was 0 s)"]],
  ['show the title for 6 seconds', ["✅ Title lengthened: 'Paradise Found', 3 s → 6 s"]],
  ['remove the music', ["✅ Music removed: 'bed_calm'"]],
  ['set the music to 80%', ["✅ Volume of 'bed_calm': 35% → 80%"]],
  ['replace the music with something bright', ["✅ Music 'bed_calm' is now called 'bed_bright'"]],
  [
    'trim the pauses',
    [
      "✅ 'talk.mp4' is now in 3 pieces (was 1)",
      "✅ Clip shortened: 'talk.mp4', 30 s → 28.1 s",
      '✅ Length: 0:40 → 0:38',
    ],
  ],
  ['delete the second clip', ["✅ Clip removed: 'beach.mp4'", '✅ Length: 0:40 → 0:30']],
  ['put the second clip first', ['✅ New order: beach.mp4, talk.mp4']],
  ['split the first clip at 10 seconds', ["✅ 'talk.mp4' is now in 2 pieces (was 1)"]],
  [
    'speed up the second clip 2x',
    ["✅ Clip shortened: 'beach.mp4', 10 s → 5 s", '✅ Length: 0:40 → 0:35'],
  ],
  [
    'mute the original sound',
    ["✅ Volume of 'talk.mp4': 100% → 0%", "✅ Volume of 'beach.mp4': 100% → 0%"],
  ],
  ['dance the polka', []],
];

describe('an edit about which the backend says nothing', () => {
  it.each(edits)('"%s" is told from the two drafts', (text, expected) => {
    expect(told(text, (wire) => wire)).toEqual(expected);
  });

  it.each(edits)(
    '"%s" is told the same from drafts with keys that nobody knows',
    (text, expected) => {
      expect(told(text, withUnknownKeys)).toEqual(expected);
    },
  );
});
