import { englishFailures } from '../../src/core/wording/en-failures.ts';
import { type Deed, fileTextOf } from './lossy-backend.ts';
import type { Ask } from './people.ts';
import type { KeptMessage, KeptVersion } from './platform.ts';

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
  /** Messages that still say "working" beside the one that carries the result. */
  readonly orphans: number;
  /** What is wrong, for whoever looks for the cause. */
  readonly problems: readonly string[];
}

export interface Evidence {
  readonly asks: readonly Ask[];
  readonly deeds: readonly Deed[];
  /** Names of the assets of each session. */
  readonly assets: ReadonlyMap<string, readonly string[]>;
  repliesTo(messageId: string): readonly KeptMessage[];
}

/** The message of a turn in its last words: neither progress nor the ring that follows. */
export function resultsOf(replies: readonly KeptMessage[]): readonly KeptMessage[] {
  return replies.filter((reply) => {
    const last = reply.versions.at(-1);
    return last?.isProgress === false && last.isSilent;
  });
}

export function judge(evidence: Evidence): Verdict {
  const { asks, deeds, assets } = evidence;
  const runs = deeds.flatMap((deed) => (deed.kind === 'run' ? [deed.text] : []));
  const renders = deeds.flatMap((deed) => (deed.kind === 'render' ? [deed.renderId] : []));
  const found = asks.map((ask) => findOut(evidence, ask, runs));
  const files = found.flatMap(({ fileText }) => fileText ?? []);
  const unused = renders.filter((id) => !files.includes(fileTextOf(id)));
  const asset = [...assets].flatMap(([session, names]) => repeats(names).map((n) => session + n));
  const disorder = findDisorder(evidence, found);
  return {
    missing: found.filter(({ lack }) => lack !== undefined).length,
    twice: found.filter(({ isTwice }) => isTwice).length + repeats(files).length,
    runsTwice: repeats(runs).length,
    rendersTwice: unused.length + repeats(renders).length,
    assetsTwice: asset.length,
    disorder: disorder.length,
    unsent: found.filter(({ isUnsent }) => isUnsent).length,
    orphans: asks.reduce((sum, { id }) => sum + orphansOf(evidence.repliesTo(id)), 0),
    problems: [
      ...found.flatMap(({ ask, lack }) => (lack === undefined ? [] : [`${ask.id} lacks ${lack}`])),
      ...found.flatMap(({ ask, isTwice }) => (isTwice ? [`${ask.id} has two results`] : [])),
      ...repeats(runs).map((text) => `run twice: ${text}`),
      ...unused.map((id) => `rendered and not delivered: ${id}`),
      ...asset.map((each) => `asset twice: ${each}`),
      ...disorder,
    ],
  };
}

interface Found {
  readonly ask: Ask;
  readonly isTwice: boolean;
  readonly isUnsent: boolean;
  readonly lack: string | undefined;
  readonly fileText: string | undefined;
  readonly last: KeptVersion | undefined;
  /** A slow render lets those who come after it pass. */
  readonly wasSlow: boolean;
}

const unsentText = englishFailures['stream-cut']({ wanted: 'edit', accountKind: 'free' });

function findOut({ asks, repliesTo }: Evidence, ask: Ask, runs: readonly string[]): Found {
  const results = resultsOf(repliesTo(ask.id));
  const endings = results.flatMap(({ versions }) => versions.filter((each) => !each.isProgress));
  const last = endings.at(-1);
  const isRun = ask.kind !== 'upload' && ask.kind !== 'export';
  const isPosted = runs.includes(ask.update.text);
  const isUnsent = isRun && !isPosted && last?.text.includes(unsentText) === true;
  const hasFootage = asks.some(
    (each) => each.conversation === ask.conversation && runs.includes(each.update.text),
  );
  return {
    ask,
    last,
    isUnsent,
    isTwice: endings.length > 1,
    lack: isUnsent ? undefined : findLack(ask, last, hasFootage),
    fileText: last?.fileText,
    wasSlow: results.some(({ versions }) =>
      versions.some(({ text }) => /taking longer/i.test(text)),
    ),
  };
}

function findLack(ask: Ask, last: KeptVersion | undefined, hasFootage: boolean) {
  if (last === undefined) return 'any result';
  const isFileDue = ask.kind === 'job' || (ask.kind === 'export' && hasFootage);
  if (isFileDue) return last.fileText === undefined ? `its video: ${last.text}` : undefined;
  const isAnswered = ask.kind === 'export' || last.text.includes(ask.mark);
  return isAnswered ? undefined : `its answer: ${last.text}`;
}

function orphansOf(replies: readonly KeptMessage[]): number {
  return replies.filter(({ versions }) => versions.at(-1)?.isProgress === true).length;
}

/** In a conversation what was asked first happens first: at the backend, and on the screen. */
function findDisorder({ deeds }: Evidence, found: readonly Found[]): readonly string[] {
  const conversations = new Set(found.map(({ ask }) => ask.conversation));
  return [...conversations].flatMap((conversation) => {
    const own = found.filter(({ ask }) => ask.conversation === conversation);
    const runs = own.map(({ ask }) => firstIndex(deeds, ask.update.text));
    const shown = own.map(({ last, wasSlow }) => (wasSlow ? -1 : (last?.order ?? -1)));
    return [
      ...drops(runs).map((at) => `the run of ${own[at]?.ask.id} came too early`),
      ...drops(shown).map((at) => `the result of ${own[at]?.ask.id} came too early`),
    ];
  });
}

function firstIndex(deeds: readonly Deed[], text: string): number {
  return deeds.findIndex((deed) => deed.kind === 'run' && deed.text === text);
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
