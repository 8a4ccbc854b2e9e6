import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, song, video } from '../edit/timelines.ts';

const clips = scene([
  { ...video('a_1', { seconds: 60 }), name: 'IMG_2041 talk.mp4' },
  { ...video('a_2', { seconds: 20 }), name: 'beach.mp4' },
  { ...video('a_3', { seconds: 30 }), name: 'cat.mp4' },
  song('a_4'),
]);

function kindsOf(text: string): readonly string[] {
  return interpret(text, clips).steps.map(({ kind }) => kind);
}

describe('a wish in many words', () => {
  it.each([
    ['I was wondering whether you could possibly cut the first 5 seconds, if you do not mind?'],
    ['Would you be so kind as to cut the first 5 seconds, because the camera shakes there?'],
    [
      'First, please cut the first 5 seconds so that my boss can follow it. Many thanks in advance!',
    ],
    ['it would be lovely if you could chop the first five secs off, since we are not ready yet'],
  ])('is the plain one: %s', (text) => {
    const { steps, notUnderstood, unused } = interpret(text, clips);
    expect(steps.map(({ kind, params }) => [kind, params])).toEqual([
      [
        'cut_range',
        { ranges: [{ from: { from: 'start', ms: 0 }, to: { from: 'start', ms: 5000 } }] },
      ],
    ]);
    expect([...notUnderstood, ...unused]).toEqual([]);
  });
});

describe('a clip', () => {
  it.each([
    ['mute the beach clip', 2],
    ['reverse cat.mp4', 3],
    ['speed up the talk part 2x', 1],
  ])('is known by a word of its file’s name: %s', (text, clip) => {
    expect(interpret(text, clips).steps.map(({ params }) => params['clip'])).toEqual([clip]);
  });

  it('is not meant by a word that stands for a thing', () => {
    expect(kindsOf('remove the cat')).not.toContain('remove_clip');
  });

  it('has an amount of its own where two are named', () => {
    const { steps } = interpret('shorten the first clip to 10s and the second to 6s', clips);
    expect(steps.map(({ params }) => [params['clip'], params['ms']])).toEqual([
      [1, 10_000],
      [2, 6000],
    ]);
  });

  it('that is left out of a cut by its number is left whole', () => {
    const { steps } = interpret('cut the first 5 seconds except clip 3', clips);
    expect(steps.map(({ params }) => params['clip'])).toEqual([1, 2]);
  });

  it('that is to be left alone is, whichever is said first', () => {
    const { steps } = interpret('leave clip 1 as it is, but tighten the pauses', clips);
    expect(steps.map(({ params }) => params['clip'])).toEqual([2, 3]);
  });
});

describe('two wishes that cannot both be', () => {
  it('of one shape are asked about', () => {
    const { steps, question } = interpret('make it square and vertical', clips);
    expect(steps).toEqual([]);
    expect(question?.en).toContain('square or vertical');
  });

  it('leave nothing for what is hated', () => {
    expect(kindsOf('i hate the transitions')).toEqual([]);
  });
});

describe('a number', () => {
  it('may have a comma for its point', () => {
    const { steps } = interpret('cut the first 1,5 seconds', clips);
    expect(JSON.stringify(steps[0]?.params)).toContain('1500');
  });

  it('without a sign is a factor where speed is spoken of', () => {
    const { steps } = interpret('speed it up by 1.3', clips);
    expect(steps[0]?.params['percent']).toBe(130);
  });
});

describe('how a thing should be', () => {
  it('is a wish where it compares, and no complaint', () => {
    const { steps } = interpret('add the title "Hi", red, a bit bigger', clips);
    expect(steps.at(-1)).toMatchObject({
      kind: 'add_title',
      params: { style: { colour: 'ff3b30', sizeBy: 130 } },
    });
  });
});
