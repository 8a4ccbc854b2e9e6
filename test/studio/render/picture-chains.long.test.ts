import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readDraft, toDraft } from '../../../src/studio/edit/draft/draft.ts';
import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import {
  type AssetId,
  type SourceId,
  type Timeline,
  timelineFrames,
} from '../../../src/studio/edit/timeline.ts';
import { lookAt } from '../../fixtures/media/look.ts';
import { apart, measureFlashes, slipped, unheard } from './beeps-and-flashes.ts';
import { type ChainKit, createChainKit } from './chain-kit.ts';
import { chains } from './chains.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

let kit: ChainKit;
beforeAll(async () => {
  kit = await createChainKit();
});
afterAll(() => kit.remove());

const clips = [
  'a_plain',
  'a_tall',
  'a_uneven',
  'a_turned',
  'a_sixty',
  'a_mute',
  'a_photo',
] as const;

/** What is laid over the film is sent with the clips, where something is said of it. */
async function carryAll(chosen: readonly AssetId[], chain: readonly string[]): Promise<Scene> {
  const said = chain.join(' ');
  const more: AssetId[] = [
    ...(said.includes('logo') ? (['a_logo'] as const) : []),
    ...(said.includes('subtitle') ? (['a_words'] as const) : []),
  ];
  let scene = kit.open([...chosen, ...more]);
  for (const wish of chain) scene = await kit.say(wish, scene);
  return scene;
}

function checkDraft(timeline: Timeline): void {
  const names = new Map<SourceId, string>([...kit.sources.keys()].map((id) => [id, id]));
  const draft: unknown = JSON.parse(JSON.stringify(toDraft(timeline, names)));
  expect(readDraft(draft, new Set(names.keys()))).toEqual(timeline);
}

/** Back to the first and forth to the last: each time the very same timeline. */
async function checkHistory(scene: Scene): Promise<void> {
  const { revisions, at } = scene.history;
  let now = scene;
  for (let back = at - 1; back >= 0; back -= 1) {
    now = await kit.say('undo', now);
    expect(currentTimeline(now.history)).toEqual(revisions[back]);
  }
  for (let forth = 1; forth <= at; forth += 1) {
    now = await kit.say('redo', now);
    expect(currentTimeline(now.history)).toEqual(revisions[forth]);
  }
}

let films = 0;
/** Beeps that were judged, and those that were found apart with the sound two frames late and early. */
const judged = { beeps: 0, late: 0, early: 0 };

async function checkFilm(timeline: Timeline): Promise<void> {
  films += 1;
  const film = await kit.render({
    ...{ timeline, sources: [...kit.sources.values()], name: `chain-${films}` },
    output: { height: 180 },
  });
  const facts = await lookAt(film.path);
  expect([facts.frames, film.frames]).toEqual(Array(2).fill(timelineFrames(timeline)));
  const frame = timeline.fps.den / timeline.fps.num;
  expect(Math.abs(facts.pictureSeconds - facts.soundSeconds)).toBeLessThan(1.1 * frame);
  const measured = await measureFlashes(film.path, timeline);
  expect(apart(measured, timeline), 'beeps without their flash').toEqual([]);
  expect(unheard(measured, timeline, kit.sources), 'flashes without their beep').toEqual([]);
  judged.beeps += measured.beeps.length;
  judged.late += apart(slipped(measured, 2), timeline).length;
  judged.early += apart(slipped(measured, -2), timeline).length;
}

it('after any chain on any clips the film has its exact frames, and each flash has its beep within a frame and a half', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...clips], { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...chains.wishes), { minLength: 2, maxLength: 8 }),
      async (chosen, chain) => {
        const scene = await carryAll(chosen, chain);
        const timeline = currentTimeline(scene.history);
        if (timeline === undefined || timelineFrames(timeline) > 900) return;
        checkDraft(timeline);
        await checkHistory(scene);
        await checkFilm(timeline);
      },
    ),
    { numRuns: 24, endOnFailure: true, examples: chains.examples },
  );
  expect(judged.beeps).toBeGreaterThan(40);
  // The meter itself: sound that slipped by two frames would not have passed.
  expect(Math.min(judged.late, judged.early)).toBeGreaterThan(0.7 * judged.beeps);
});
