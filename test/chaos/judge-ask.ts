import { english } from '../../src/core/wording/en.ts';
import { englishFailures } from '../../src/core/wording/en-failures.ts';
import { answersOf, isQuestion } from './desk.ts';
import type { Evidence } from './judge.ts';
import type { Ask } from './people.ts';
import { type KeptMessage, type KeptVersion, resultsOf } from './platform.ts';

/** What became of one request, as its person saw it. */
export interface Found {
  readonly ask: Ask;
  readonly isTwice: boolean;
  readonly isUnsent: boolean;
  readonly isCancelled: boolean;
  readonly isUnanswered: boolean;
  /** It ended because the backend had lost its session. */
  readonly isGone: boolean;
  readonly lack: string | undefined;
  readonly fileTexts: readonly string[];
  readonly last: KeptVersion | undefined;
  /** A slow render lets those who come after it pass. */
  readonly wasSlow: boolean;
}

const about = { wanted: 'edit', accountKind: 'free' } as const;
const unsentText = englishFailures['stream-cut'](about);
const goneText = englishFailures['session-gone'](about);
const cancelledTexts = [
  english.cancelled(),
  english.cancelledButMayFinish(),
  english.renderCancelled(),
];

export function findOut(evidence: Evidence, ask: Ask): Found {
  const replies = evidence.repliesTo(ask.id);
  return isQuestion(ask) ? findAnswer(ask, replies) : findResult(evidence, ask, replies);
}

function findAnswer(ask: Ask, replies: readonly KeptMessage[]): Found {
  const answers = answersOf(replies);
  return {
    ask,
    isTwice: answers.length > 1,
    isUnanswered: answers.length === 0,
    isUnsent: false,
    isCancelled: false,
    isGone: false,
    lack: undefined,
    fileTexts: [],
    last: undefined,
    wasSlow: false,
  };
}

function findResult(evidence: Evidence, ask: Ask, replies: readonly KeptMessage[]): Found {
  const { runs } = evidence;
  const results = resultsOf(replies);
  const endings = results.flatMap(({ versions }) => versions.filter((each) => !each.isProgress));
  const says = (text: string) => endings.some((each) => each.text.includes(text));
  const isPosted = ask.runTexts.every((text) => runs.includes(text));
  const isUnsent = ask.runTexts.length > 0 && !isPosted && says(unsentText);
  const isCancelled = cancelledTexts.some(says);
  const hasFootage = madeBefore(evidence, ask).some((text) => runs.includes(text));
  const isOver = endings.at(-1)?.text.includes(english.nothingToExport(false)) === true;
  const isGone = says(goneText) || (evidence.lost.size > 0 && isOver);
  const isExcused = isUnsent || isCancelled || isGone;
  return {
    ask,
    last: endings.at(-1),
    isUnsent,
    isCancelled,
    isGone,
    isUnanswered: false,
    isTwice: endings.length > (ask.kind === 'batch' ? 2 : 1),
    lack: isExcused ? undefined : findLack(ask, endings, hasFootage),
    fileTexts: endings.flatMap(({ fileText }) => fileText ?? []),
    wasSlow: results.some(({ versions }) =>
      versions.some(({ text }) => /taking longer/i.test(text)),
    ),
  };
}

/** Texts of the runs on the timeline that is open by then: the last clip of a batch has one of its own. */
function madeBefore({ asks }: Evidence, ask: Ask): readonly string[] {
  const own = asks.filter((each) => each.conversation === ask.conversation);
  const before = own.slice(0, own.indexOf(ask));
  const batch = before.findLastIndex((each) => each.kind === 'batch');
  const last = before[batch]?.runTexts.at(-1);
  const after = before.slice(batch + 1).flatMap(({ runTexts }) => runTexts);
  return last === undefined ? after : [last, ...after];
}

function findLack(
  ask: Ask,
  endings: readonly KeptVersion[],
  hasFootage: boolean,
): string | undefined {
  const due = ask.kind === 'batch' ? 2 : 1;
  if (endings.length < due) return 'any result';
  const text = endings.map((each) => each.text).join(' / ');
  const isFileDue =
    ask.kind === 'job' || ask.kind === 'batch' || (ask.kind === 'export' && hasFootage);
  const files = endings.filter(({ fileText }) => fileText !== undefined);
  if (isFileDue) return files.length < due ? `its video: ${text}` : undefined;
  const isAnswered = ask.kind === 'export' || text.includes(ask.mark);
  return isAnswered ? undefined : `its answer: ${text}`;
}
