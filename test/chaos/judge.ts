import { type Found, findOut } from './judge-ask.ts';
import { type Deed, fileTextOf } from './lossy-backend.ts';
import type { Ask } from './people.ts';
import type { KeptMessage } from './platform.ts';

/** What the histories of platform and backend say in the end. */
export interface Verdict {
  readonly missing: number;
  readonly twice: number;
  readonly runsTwice: number;
  readonly rendersTwice: number;
  readonly assetsTwice: number;
  /** Steps of a conversation that came out of order. */
  readonly disorder: number;
  /** Edits whose run was never posted, since "about to post" was all that was known; their people were told so. */
  readonly unsent: number;
  /** Questions that were not answered, for the same reason, on a platform where a post must not be repeated. */
  readonly unanswered: number;
  /** Requests that were cancelled, never more than their people asked for. */
  readonly cancelled: number;
  /** Requests that ended with the news that the backend had lost their session. */
  readonly gone: number;
  /** Messages that still say "working" beside the one that carries the result. */
  readonly orphans: number;
  /** What is wrong, for whoever looks for the cause. */
  readonly problems: readonly string[];
}

export interface Evidence {
  readonly asks: readonly Ask[];
  readonly deeds: readonly Deed[];
  /** Texts of the runs that the backend took. */
  readonly runs: readonly string[];
  /** Sessions that the backend lost. */
  readonly lost: ReadonlySet<string>;
  /** Names of the assets of each session. */
  readonly assets: ReadonlyMap<string, readonly string[]>;
  repliesTo(messageId: string): readonly KeptMessage[];
}

export function judge(evidence: Evidence): Verdict {
  const { asks, runs, assets } = evidence;
  const found = asks.map((ask) => findOut(evidence, ask));
  const files = found.flatMap(({ fileTexts }) => fileTexts);
  const renders = findRendersTwice(evidence, found);
  const asset = [...assets].flatMap(([session, names]) => repeats(names).map((n) => session + n));
  const disorder = findDisorder(evidence, found);
  const cancels = findCancelsTooMany(found);
  const count = (is: (each: Found) => boolean) => found.filter(is).length;
  return {
    missing: count(({ lack }) => lack !== undefined) + cancels.length,
    twice: count(({ isTwice }) => isTwice) + repeats(files).length,
    runsTwice: repeats(runs).length,
    rendersTwice: renders.length,
    assetsTwice: asset.length,
    disorder: disorder.length,
    unsent: count(({ isUnsent }) => isUnsent),
    unanswered: count(({ isUnanswered }) => isUnanswered),
    cancelled: count(({ isCancelled }) => isCancelled),
    gone: count(({ isGone }) => isGone),
    orphans: asks.reduce((sum, { id }) => sum + orphansOf(evidence.repliesTo(id)), 0),
    problems: [
      ...found.flatMap(({ ask, lack }) => (lack === undefined ? [] : [`${ask.id} lacks ${lack}`])),
      ...found.flatMap(({ ask, isTwice }) => (isTwice ? [`${ask.id} has two results`] : [])),
      ...repeats(runs).map((text) => `run twice: ${text}`),
      ...renders,
      ...asset.map((each) => `asset twice: ${each}`),
      ...disorder,
      ...cancels,
    ],
  };
}

/** A render that was made for nobody, where nothing went wrong on its way: then another one was made for the same. */
function findRendersTwice({ deeds, lost }: Evidence, found: readonly Found[]): readonly string[] {
  const files = new Set(found.flatMap(({ fileTexts }) => fileTexts));
  const renders = deeds.flatMap((deed) => (deed.kind === 'render' ? [deed] : []));
  const unused = renders.filter(
    ({ renderId, sessionId, isFailed }) =>
      !isFailed && !lost.has(sessionId) && !files.has(fileTextOf(renderId)),
  );
  const ids = renders.map(({ renderId }) => renderId);
  // A turn that was cancelled on its way may have had one.
  const excused = found.filter(({ isCancelled }) => isCancelled).length;
  return [
    ...unused.slice(excused).map(({ renderId }) => `rendered and not delivered: ${renderId}`),
    ...repeats(ids).map((id) => `rendered twice: ${id}`),
  ];
}

/** In a conversation no more is cancelled than its people asked for. */
function findCancelsTooMany(found: readonly Found[]): readonly string[] {
  return conversationsOf(found).flatMap(([conversation, own]) => {
    const asked = own.filter(({ ask }) => ask.kind === 'cancel' || ask.kind === 'withdrawn');
    const cancelled = own.filter(({ isCancelled }) => isCancelled);
    return cancelled.length > asked.length ? [`${conversation}: too much was cancelled`] : [];
  });
}

function orphansOf(replies: readonly KeptMessage[]): number {
  return replies.filter(({ versions }) => versions.at(-1)?.isProgress === true).length;
}

/** In a conversation what was asked first happens first: at the backend, and on the screen. */
function findDisorder({ deeds }: Evidence, found: readonly Found[]): readonly string[] {
  return conversationsOf(found).flatMap(([, own]) => {
    const runs = own.map(({ ask }) => firstIndex(deeds, ask.runTexts));
    const shown = own.map(({ last, wasSlow }) => (wasSlow ? -1 : (last?.order ?? -1)));
    return [
      ...drops(runs).map((at) => `the run of ${own[at]?.ask.id} came too early`),
      ...drops(shown).map((at) => `the result of ${own[at]?.ask.id} came too early`),
    ];
  });
}

function conversationsOf(
  found: readonly Found[],
): readonly (readonly [string, readonly Found[]])[] {
  const conversations = new Set(found.map(({ ask }) => ask.conversation));
  return [...conversations].map((each) => [
    each,
    found.filter(({ ask }) => ask.conversation === each),
  ]);
}

function firstIndex(deeds: readonly Deed[], texts: readonly string[]): number {
  return deeds.findIndex((deed) => deed.kind === 'run' && texts.includes(deed.text));
}

/** Where a number is smaller than one before it; -1 stands for none. */
function drops(numbers: readonly number[]): readonly number[] {
  let highest = -1;
  return numbers.flatMap((number, at) => {
    if (number < 0) return [];
    const isDrop = number < highest;
    highest = Math.max(highest, number);
    return isDrop ? [at] : [];
  });
}

function repeats(texts: readonly string[]): readonly string[] {
  return texts.filter((text, at) => text !== '' && texts.indexOf(text) < at);
}
