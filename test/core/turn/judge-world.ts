import type { Turn } from '../../../src/core/turn/turn.ts';
import { english } from '../../../src/core/wording/en.ts';
import type { ShownMessage } from '../../fakes/fake-chat.ts';
import type { World } from '../bot-world.ts';

/** What platform, backend and store hold in the end. */
export interface Findings {
  readonly runs: number;
  /** Sessions that were edited in: one more where somebody lost their project. */
  readonly projects: number;
  readonly renders: number;
  readonly uploads: number;
  /** Messages with a finished file. */
  readonly files: number;
  /** Must be empty whatever happened. */
  readonly wrongs: readonly string[];
  /** Turns whose person was asked to ask again, since "about to post" was all that was known. */
  readonly unsent: number;
  /** Questions whose answer was not posted, for the same reason. */
  readonly unanswered: number;
  /** Messages that still say "working" beside the one that carries the result. */
  readonly orphans: number;
  /** Messages outside of any turn, to one person alone, and those that an operator was asked to pass on. */
  readonly inPrivate: number;
}

export function findOut(world: World): Findings {
  const { editor, chat } = world;
  const turns = turnsOf(world);
  const answers = chat.shown.map(({ key }) => key).filter((key) => key.endsWith(':answer'));
  const uploads = editor.uploads.map((each) => `${each.sessionId} has ${each.name}`);
  const runs = editor.runs.map((run) => `${run.sessionId} ran ${run.text}`);
  const inPrivate = chat.shown
    .filter(({ key }) => /^(?:operators|paired):/u.test(key))
    .map(({ key, thread }) => `${thread} heard ${key}`);
  return {
    runs: runs.length,
    projects: new Set(editor.runs.map(({ sessionId }) => sessionId)).size,
    renders: editor.renders.length,
    uploads: uploads.length,
    files: chat.shown.filter(({ versions }) => versions.at(-1)?.fileBytes !== undefined).length,
    wrongs: [
      ...repeats(uploads),
      ...repeats(runs),
      ...repeats(inPrivate),
      ...repeats(answers),
      ...leftOfForgotten(world),
      ...turns.flatMap((turn) => wrongsOf(turn, chat.shown)),
      ...turns.filter((turn) => stillRenders(turn, editor)).map(({ id }) => `${id} still renders`),
    ],
    unsent: chat.texts().filter((text) => text.includes('simply ask again')).length,
    unanswered: turns.filter((turn) => isQuestion(turn) && of(turn, 'answer', chat.shown) === 0)
      .length,
    orphans: chat.shown.filter((each) => isWorking(each)).length,
    inPrivate:
      inPrivate.length + chat.texts().filter((text) => text.includes('please tell')).length,
  };
}

/** Whoever was told that everything is deleted. */
function leftOfForgotten({ chat, store }: World): readonly string[] {
  const told = chat.shown.filter(({ versions }) => versions.at(-1)?.text === english.forgetDone());
  return told.flatMap(({ thread }) =>
    Object.entries(store.dump())
      .filter((entry) => JSON.stringify(entry).includes(thread))
      .map(([key]) => `${key} is left of who was forgotten`),
  );
}

function wrongsOf(turn: Turn, shown: readonly ShownMessage[]): readonly string[] {
  const { id } = turn;
  const carriers = shown.filter((each) => each.key.startsWith(`${id}:status`) && !isWorking(each));
  const isTold = isQuestion(turn) || carriers.length === 1;
  const wrongs = [
    turn.isLive ? 'is still live' : '',
    isTold ? '' : `is told in ${carriers.length} messages`,
    of(turn, 'ring', shown) > 1 ? 'rang twice' : '',
    carriers.some(({ versions }) => versions.at(-1)?.text === '') ? 'is told nothing' : '',
    turn.state === 'delivered' && !hasFile(carriers) ? 'was not delivered' : '',
  ];
  return wrongs.filter((wrong) => wrong !== '').map((wrong) => `${id} ${wrong}`);
}

/** Nobody waits for what was cancelled. */
function stillRenders({ state, render }: Turn, { renders, cancelledRenders }: World['editor']) {
  if (state !== 'cancelled' || render === undefined) return false;
  return renders.some(({ id }) => id === render.id) && !cancelledRenders.includes(render.id);
}

function of({ id }: Turn, what: string, shown: readonly ShownMessage[]): number {
  return shown.filter(({ key }) => key === `${id}:${what}`).length;
}

function hasFile(carriers: readonly ShownMessage[]): boolean {
  return carriers.some(({ versions }) => versions.at(-1)?.fileBytes !== undefined);
}

function isWorking({ versions, key }: ShownMessage): boolean {
  const last = versions.at(-1);
  const canCancel = last?.buttons.some(({ label }) => label === 'Cancel') === true;
  return key.includes(':status') && (canCancel || last?.text.startsWith('⏳') === true);
}

function isQuestion({ status, statusPosts, state, sources }: Turn): boolean {
  return status === undefined && statusPosts === 0 && state === 'settled' && sources.length === 0;
}

function turnsOf(world: World): readonly Turn[] {
  return Object.entries(world.store.dump()).flatMap(([key, value]) =>
    // Proof: documents of turns are turns; the core writes nothing else there.
    key.startsWith('turn:') ? [value as unknown as Turn] : [],
  );
}

function repeats(texts: readonly string[]): readonly string[] {
  return texts.filter((text, at) => texts.indexOf(text) < at).map((text) => `${text} twice`);
}
