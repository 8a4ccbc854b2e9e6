import type { Accounts } from './accounts.ts';
import type { OfferedButton } from './buttons.ts';
import { BotError, toBotError } from './errors.ts';
import type { Forgetting } from './forget.ts';
import type { OutboundFile, OutboundMessage } from './message.ts';
import type { TimelinePicture } from './ports/timeline-picture.ts';
import { toProjectTitle } from './project.ts';
import type { PersonRecord } from './records.ts';
import { sayStatus } from './say-status.ts';
import type { Canceller } from './turn/cancel.ts';
import type { TurnDeps } from './turn/deps.ts';
import { toReply } from './turn/replies.ts';
import { sayFailure } from './turn/say-failure.ts';
import type { Refusal, Turn, TurnFailure } from './turn/turn.ts';
import { wordingOf } from './wording/catalogue.ts';
import type { Wording } from './wording/wording.ts';

export interface Quick {
  /** Answers what only reads or stops something; never enters a lane. Gives what went wrong, once it is told. */
  answer(turn: Turn, signal: AbortSignal): Promise<TurnFailure | undefined>;
}

export interface QuickDeps {
  readonly turn: TurnDeps;
  readonly accounts: Accounts;
  readonly canceller: Canceller;
  readonly forgetting: Forgetting;
  /** Where a timeline can be drawn. */
  readonly picture: TimelinePicture | undefined;
}

interface Said {
  readonly text: string;
  readonly buttons?: readonly OfferedButton[];
  readonly file?: OutboundFile;
}

const mostShown = 10;

export function createQuick(deps: QuickDeps): Quick {
  return {
    async answer(turn, signal) {
      const { said, failure } = await sayOrFail(deps, turn, signal);
      const reply = await toReply(deps.turn, turn, {
        text: said.text,
        buttons: said.buttons ?? [],
      });
      const message: OutboundMessage = {
        text: reply.text,
        replyTo: { thread: turn.thread.id, messageId: turn.messageId },
        silent: false,
        visibility: 'author',
        ...(reply.buttons.length === 0 ? {} : { buttons: reply.buttons }),
        ...(said.file === undefined ? {} : { file: said.file }),
      };
      const adapter = deps.turn.screens.adapterOf(turn.thread.id);
      await adapter.post(turn.thread.id, message, `${turn.id}:answer`);
      return failure;
    },
  };
}

async function sayOrFail(
  deps: QuickDeps,
  turn: Turn,
  signal: AbortSignal,
): Promise<{ readonly said: Said; readonly failure?: TurnFailure }> {
  const refused = refusedFor(turn);
  try {
    const said = await say(deps, turn, signal);
    return refused === undefined ? { said } : { said, failure: refused };
  } catch (thrown) {
    const { code, facts } = toBotError(thrown);
    const failure = { code, facts };
    return { said: { text: await sayFailure(deps.turn, { ...turn, failure }, signal) }, failure };
  }
}

async function say(deps: QuickDeps, turn: Turn, signal: AbortSignal): Promise<Said> {
  const wording = wordingOf(turn.language);
  const { request } = turn;
  switch (request.kind) {
    case 'refuse':
      return { text: await sayRefusal(deps, turn, { request, wording, signal }) };
    case 'credits':
      return { text: wording.credits(await readCredits(deps, turn, signal)) };
    case 'status':
      return sayStatus(deps, turn, signal);
    case 'cancel':
      return { text: wording[await deps.canceller.cancel(turn.conversation, request.turnId)]() };
    case 'fresh-link':
      return { text: await freshLink(deps, turn, { of: request.turnId, signal }) };
    case 'projects':
      return sayProjects(deps, turn, wording);
    case 'open-project':
      return { text: await openProject(deps, turn, request.projectId) };
    case 'settings':
      return saySettings(deps, turn, wording);
    case 'set-exports':
      return change(deps, turn, { exports: request.choice });
    case 'set-language':
      return change(deps, turn, { language: request.language });
    case 'choose-clips':
      return { text: await chooseClips(deps, turn, request.mode) };
    case 'forget':
      return { text: wording.forgetAsk(), buttons: forgetButtons(wording) };
    case 'forget-answer':
      return { text: await forget(deps, turn, { isSure: request.isSure, signal }) };
    case 'ask-clip':
      return { text: wording.sendAClip() };
    case 'ask-words':
      return { text: wording.sayWhatToDo() };
    case 'thanks':
      return { text: wording.welcome() };
    case 'help':
    case 'edit':
    case 'export':
    case 'preview':
    case 'upload':
    case 'new':
    case 'greeting':
      return { text: wording.help() };
  }
}

/** The link of an earlier result, made anew by asking for it: links last a day. */
async function freshLink(
  deps: QuickDeps,
  turn: Turn,
  { of, signal }: { readonly of: string; readonly signal: AbortSignal },
): Promise<string> {
  const earlier = (await deps.turn.turns.get(of))?.value;
  const wording = wordingOf(turn.language);
  const render = earlier?.render;
  if (render === undefined || earlier?.author.id !== turn.author.id) return wording.buttonExpired();
  const status = await deps.accounts.withAccount(turn.author.id, signal, (account) =>
    deps.turn.editor.renderStatus({ account, signal }, render.pollId ?? render.id),
  );
  if (status.url === undefined) throw new BotError('not-found', 'a result has no link any more');
  return wording.freshLink(status.url);
}

async function change(
  deps: QuickDeps,
  turn: Turn,
  settings: Partial<Pick<PersonRecord, 'exports' | 'language'>>,
): Promise<Said> {
  await deps.turn.people.change(turn.author.id, (person) => ({ ...person, ...settings }));
  return { text: wordingOf(settings.language ?? turn.language).settingsSaved() };
}

async function forget(
  deps: QuickDeps,
  turn: Turn,
  { isSure, signal }: { readonly isSure: boolean; readonly signal: AbortSignal },
): Promise<string> {
  const wording = wordingOf(turn.language);
  if (!isSure) return wording.forgetKept();
  await deps.canceller.cancel(turn.conversation);
  await deps.forgetting.forget(turn, signal);
  return wording.forgetDone();
}

/** A file that was refused counts as a failure for whoever waits for the outcome; other refusals are answers. */
function refusedFor({ request }: Turn): TurnFailure | undefined {
  const isFile = request.kind === 'refuse' && request.why === 'file';
  return isFile ? { code: request.code, facts: request.facts } : undefined;
}

function readCredits(deps: QuickDeps, turn: Turn, signal: AbortSignal) {
  return deps.accounts.withAccount(turn.author.id, signal, (account) =>
    deps.turn.editor.credits({ account, signal }),
  );
}

async function sayProjects(deps: QuickDeps, turn: Turn, wording: Wording): Promise<Said> {
  if (turn.thread.kind !== 'direct') return { text: wording.inPrivate() };
  const all = (await deps.turn.projects.listOf(turn.author.id)).slice(-mostShown).reverse();
  if (all.length === 0) return { text: wording.noProjects() };
  const open = await deps.turn.projects.current(turn);
  const titles = all.map(({ id, value }) => ({
    title: toProjectTitle(value, wording),
    isOpen: id === open?.id,
  }));
  const buttons = all
    .filter(({ id }) => id !== open?.id)
    .map(({ id, value }) => ({
      label: toProjectTitle(value, wording),
      action: { kind: 'project', projectId: id } as const,
    }));
  return { text: wording.projects(titles), buttons };
}

async function openProject(deps: QuickDeps, turn: Turn, projectId: string): Promise<string> {
  const wording = wordingOf(turn.language);
  if (turn.thread.kind !== 'direct') return wording.inPrivate();
  if (!(await deps.turn.projects.switchTo(turn, projectId))) return wording.buttonExpired();
  const open = await deps.turn.projects.current(turn);
  return wording.projectOpened(open === undefined ? '' : toProjectTitle(open.value, wording));
}

async function saySettings(deps: QuickDeps, turn: Turn, wording: Wording): Promise<Said> {
  const person = await deps.turn.people.of(turn.author.id);
  const choices = (['always', 'first', 'never'] as const)
    .filter((choice) => choice !== person.exports)
    .map((choice) => ({
      label: wording.exportChoice(choice),
      action: { kind: 'exports', choice } as const,
    }));
  const languages = (['en', 'zh'] as const)
    .filter((language) => language !== turn.language)
    .map((language) => ({
      label: languageNames[language],
      action: { kind: 'language', language } as const,
    }));
  const current = { exports: person.exports, language: languageNames[turn.language] };
  return { text: wording.settings(current), buttons: [...choices, ...languages] };
}

/** Each in itself, so that everybody finds their own. */
const languageNames = { en: 'English', zh: '中文' } as const;

async function chooseClips(
  deps: QuickDeps,
  turn: Turn,
  mode: 'together' | 'each',
): Promise<string> {
  await deps.turn.conversations.update(turn.conversation, (conversation) =>
    conversation?.clips === undefined
      ? undefined
      : { ...conversation, clips: { ...conversation.clips, isEach: mode === 'each' } },
  );
  return wordingOf(turn.language).clipsChosen(mode);
}

function forgetButtons(wording: Wording): readonly OfferedButton[] {
  return [
    { label: wording.buttons.forget, action: { kind: 'forget', isSure: true } },
    { label: wording.buttons.keep, action: { kind: 'forget', isSure: false } },
  ];
}

interface Refused {
  readonly request: Refusal;
  readonly wording: Wording;
  readonly signal: AbortSignal;
}

async function sayRefusal(deps: QuickDeps, turn: Turn, refused: Refused): Promise<string> {
  const { request, wording, signal } = refused;
  const { settings } = deps.turn;
  switch (request.why) {
    case 'file': {
      const { code, facts } = request;
      return sayFailure(deps.turn, { ...turn, failure: { code, facts } }, signal);
    }
    case 'stranger':
      return wording.notAllowed();
    case 'unpaired':
      return wording.pairing(toPairingCode(turn.author.id));
    case 'too-many-today':
      return wording.tooManyToday(settings.turnsPerDay);
    case 'too-much-today':
      return wording.tooMuchToday(settings.bytesPerDay);
    case 'queue-full':
      return wording.queueFull(5);
    case 'button-expired':
      return wording.buttonExpired();
  }
}

/** What the operator puts into the allowlist: the id itself, which is no secret to its owner. */
function toPairingCode(author: string): string {
  return author;
}
