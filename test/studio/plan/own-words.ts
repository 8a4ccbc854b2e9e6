import type { Scene } from '../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import type { Interpretation } from '../../../src/studio/plan/interpretation.ts';
import { beats, photo, scene, song, speech, video } from '../edit/timelines.ts';
import { meaningOf, type Row, toMeaning } from './utterances.ts';

const pauses = [
  [2000, 3000],
  [12_000, 13_240],
  [40_000, 41_240],
] as const;
const clips = scene([
  video('a_1', { seconds: 60, measures: speech(60, pauses) }),
  video('a_2', { seconds: 20, measures: speech(20, []) }),
  video('a_3', { seconds: 30, measures: speech(30, pauses.slice(0, 1)) }),
  song('a_4', 120, beats(100, 120)),
]);
const photos = scene([photo('a_1'), photo('a_2'), photo('a_3'), song('a_4', 30, beats(100, 30))]);

/** What the last message of a row means after the ones before it. */
export function readRow({ said }: Row): Interpretation {
  const isPhotos = said.startsWith('[photos] ');
  const messages = said.replace('[photos] ', '').split(' || ');
  const last = messages.pop() ?? '';
  const begun: Scene = isPhotos ? photos : clips;
  let now = begun;
  for (const text of messages)
    now = { ...now, history: carryOut(interpret(text, now), now).history };
  return interpret(last, now);
}

/** Whether one of the meanings that a row allows is the one. */
export function isRight(row: Row, read: Interpretation): boolean {
  return row.means.split(' or ').some((means) => matches(means, read));
}

/** True where nothing is done that was not asked for: at most less, and that is said. */
export function isHonest(read: Interpretation): boolean {
  return read.notUnderstood.length > 0 || read.question !== undefined || read.steps.length === 0;
}

function matches(means: string, read: Interpretation): boolean {
  const wanted = means.split(/;\s*/).filter((part) => part !== '' && part !== 'nothing');
  const unclear = wanted.filter((part) => part === '??').length;
  const named = wanted.filter((part) => part.startsWith('~')).map((part) => part.slice(1));
  const isAside = wanted.includes('aside');
  const rest = wanted
    .filter((part) => part !== '??' && part !== 'aside' && !part.startsWith('~'))
    .join('; ');
  const meaning = toMeaning(rest.replace(/\bcannot\b/g, 'impossible'));
  const got = meaningOf(read);
  const later = got.kinds.flatMap((kind, nth) =>
    named.some((name) => new RegExp(name).test(kind)) ? [nth] : [],
  );
  const missing = named.length - later.length;
  const kinds = got.kinds.filter((_, nth) => !later.includes(nth));
  const params = got.params.filter((_, nth) => !later.includes(nth));
  return (
    got.asks === meaning.asks &&
    got.unknown.length === unclear + missing &&
    (!isAside || read.unused.length > 0) &&
    JSON.stringify(kinds) === JSON.stringify(meaning.kinds) &&
    meaning.params.every((each, nth) => contains(params[nth], each))
  );
}

function contains(given: unknown, wanted: Readonly<Record<string, unknown>>): boolean {
  const found: Readonly<Record<string, unknown>> = Object(given);
  return Object.entries(wanted).every(
    ([name, value]) => JSON.stringify(found[name]) === JSON.stringify(value),
  );
}
