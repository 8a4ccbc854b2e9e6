import { describe, expect, it } from 'vitest';
import { decideRequest } from '../../../src/core/request/request.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { everything } from './asked-words.ts';
import { type Row, readRows, toMeaning } from './utterances.ts';

interface Done {
  readonly kinds: readonly string[];
  readonly params: readonly Readonly<Record<string, unknown>>[];
  /** What was left out is named, asked about or refused. */
  readonly isTold: boolean;
}

const nothing: Done = { kinds: [], params: [], isTold: true };
const refusals = /^(?:impossible|generate|list_scenes)$/;

function doneFor(said: string): Done {
  const request = decideRequest(said, { hasSources: false });
  if (request.kind !== 'edit') return nothing;
  const read = interpret(request.text, everything);
  const made = carryOut(read, everything).done;
  const done = made.filter(({ kind }) => !refusals.test(kind));
  const isNamed = read.notUnderstood.length > 0 || read.unused.length > 0;
  return {
    kinds: done.map(({ kind }) => kind),
    params: done.map(({ params }) => params),
    isTold: isNamed || read.question !== undefined || done.length < Math.max(1, read.steps.length),
  };
}

/** One of the ways that a row allows, or nothing at all and that is said. */
function isAllowed({ means }: Row, done: Done): boolean {
  if (done.kinds.length === 0 && done.isTold) return true;
  return means.split(' or ').some((way) => {
    const wanted = toMeaning(way.replace(/\s*!$/, '').replace(/^none$/, ''));
    const isSame = JSON.stringify(wanted.kinds) === JSON.stringify(done.kinds);
    return isSame && hasParams(wanted.params, done) && (done.isTold || !way.endsWith('!'));
  });
}

function hasParams(wanted: Done['params'], { params }: Done): boolean {
  return wanted.every((each, nth) =>
    Object.entries(each).every(
      ([name, value]) => JSON.stringify(params[nth]?.[name]) === JSON.stringify(value),
    ),
  );
}

describe.each(['en-outside', 'zh-outside'])('what is just outside, in %s', (name) => {
  it.each(readRows(name))('is never taken for something else: $said', (row) => {
    const done = doneFor(row.said);
    expect(isAllowed(row, done), JSON.stringify(done)).toBe(true);
  });
});

describe('what is understood', () => {
  it.each([
    'could you please trim the pauses in my wedding video so my grandma can enjoy it',
    'add calm music because it feels a bit empty',
    'make it vertical for my tiktok channel',
    'can you cut the first 5 seconds please, thanks a lot',
    '帮我把停顿剪掉，谢谢啦',
    '给我妈的生日视频加一段舒缓的音乐',
    '麻烦把前5秒剪掉好吗',
  ])('is not said to be unknown: %s', (said) => {
    const { steps, notUnderstood, unused } = interpret(said, everything);
    expect(steps).toHaveLength(1);
    expect([notUnderstood, unused]).toEqual([[], []]);
  });
});

describe('a slip of the finger', () => {
  it.each([
    ['mute cliip 2', 'mute clip 2'],
    ['brighten everything exceptt clip 1', 'brighten everything except clip 1'],
    ['put my logo btotom left', 'put my logo bottom left'],
    ['keepp the pauses', 'keep the pauses'],
    ['cut the firs 5 seconds', 'cut the first 5 seconds'],
  ])('is read as what was meant: %s', (slipped, meant) => {
    const params = (said: string) =>
      interpret(said, everything).steps.map((step) => [step.kind, step.params]);
    expect(params(slipped)).toEqual(params(meant));
  });
});

describe('wishes that undo each other', () => {
  it.each(['make it louder but quieter', 'speed it up and slow it down', '加速一点，再放慢一点'])(
    'are asked about: %s',
    (said) => {
      const { steps, question } = interpret(said, everything);
      expect([steps, question === undefined]).toEqual([[], false]);
    },
  );
});
