import { describe, expect, it } from 'vitest';
import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import type { Measures } from '../../../src/studio/media/facts.ts';
import { carryOut, needsOf } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { photo, scene, song, speech, video } from '../edit/timelines.ts';

const dark: Measures = {
  ...speech(10, [[2000, 4000]]),
  light: { mean: 0.2, low: 0.02, high: 0.6, colourfulness: 0.15, warmth: 0 },
};
const clips = scene([video('a_1', { seconds: 10, measures: dark }), song('a_2', 60)]);
const photos = scene([photo('a_1'), photo('a_2'), photo('a_3')]);
const say = (text: string, on: Scene) => carryOut(interpret(text, on), on);

describe('a wish without a how', () => {
  it('asks for the light to be measured', () => {
    const fresh = scene([video('a_1', { seconds: 10 })]);
    const needs = needsOf(interpret('make it pop', fresh), fresh);
    expect(needs.map(({ measure }) => measure).sort()).toEqual(['levels', 'light']);
  });

  it('balances the light and says so', () => {
    const { history, reply } = say('make it pop', clips);
    const [first] = currentTimeline(history)?.clips ?? [];
    expect(first?.look?.colour?.brightness).toBeGreaterThan(0);
    expect(reply).toContain('balanced the light and the colours');
  });

  it('says it in Chinese as well', () => {
    expect(say('弄得高级一点', clips).reply).toContain('调匀了光线和颜色');
  });
});

describe('a slideshow', () => {
  it('moves every photo for as long as it is seen', () => {
    const { history, reply } = say('make a slideshow', photos);
    const shown = currentTimeline(history)?.clips ?? [];
    expect(shown.map(({ look }) => look?.zoom?.over)).toEqual(
      shown.map((clip) => [clip.in, clip.out]),
    );
    expect(reply).toContain('slow moves');
  });

  it('goes on moving to the end where its photos become longer', () => {
    const shown = { ...photos, history: say('make a slideshow', photos).history };
    const { history } = say('make each photo 5 seconds', shown);
    const longer = currentTimeline(history)?.clips ?? [];
    expect(longer.map((clip) => clip.out - clip.in)).toEqual([150, 150, 150]);
    expect(longer.map(({ look }) => look?.zoom?.over)).toEqual(
      longer.map((clip) => [clip.in, clip.out]),
    );
  });
});
