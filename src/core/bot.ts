import { createBackground } from './background.ts';
import { createButtons } from './buttons.ts';
import { createChangedMessages } from './changed-message.ts';
import { createIntake, type Placed } from './conversation.ts';
import type { ConversationId, InboundMessage } from './message.ts';
import { createThreadMover } from './move-thread.ts';
import { createAccounts } from './people/accounts.ts';
import { createForgetting } from './people/forget.ts';
import { createForgottenMessages, type ForgottenRecord } from './people/forgotten-messages.ts';
import { createPairing, type PairingRecord } from './people/pairing.ts';
import { createPeople } from './people/people.ts';
import { createOperators, type OperatorRecord } from './people/tell-operators.ts';
import type { ChatAdapter, ChatHost } from './ports/chat-adapter.ts';
import type { Clock } from './ports/clock.ts';
import type { Editor } from './ports/editor.ts';
import type { Ids, Random } from './ports/ids.ts';
import type { Logger } from './ports/logger.ts';
import type { Store } from './ports/store.ts';
import type { TimelinePicture } from './ports/timeline-picture.ts';
import { createProjects } from './project.ts';
import { createQuestions } from './questions.ts';
import { createQuick } from './quick/quick.ts';
import { createDocuments } from './records/documents.ts';
import type {
  AccountRecord,
  ConversationRecord,
  PersonRecord,
  ProjectRecord,
} from './records/records.ts';
import { createUnwritten } from './records/unwritten.ts';
import type { BotSettings } from './settings.ts';
import { createCanceller } from './turn/cancel.ts';
import type { TurnDeps } from './turn/deps.ts';
import { createDriver } from './turn/driver.ts';
import { createEnder } from './turn/end-all.ts';
import { createJournal } from './turn/journal.ts';
import { createLanes } from './turn/lanes.ts';
import { createLineWorker } from './turn/line-worker.ts';
import { createMailbox } from './turn/mailbox.ts';
import { createPerform } from './turn/perform/perform.ts';
import { createNotices } from './turn/replies/notices.ts';
import { resumeAll } from './turn/resume.ts';
import { createScreens } from './turn/screens.ts';
import type { SettledTurn } from './turn/settled-turn.ts';
import { createTurns } from './turn/turns.ts';

export interface BotDeps {
  readonly adapters: readonly ChatAdapter[];
  readonly editor: Editor;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Logger;
  readonly settings: BotSettings;
  /** Leave out where nothing can be shown or drawn. */
  readonly picture?: TimelinePicture;
  onSettled?(turn: SettledTurn): void;
}

/** Given to every adapter's `start`. */
export interface Bot extends ChatHost {
  /** Goes on with every turn that was live when the last process ended. Called once, before the adapters start. */
  resume(): Promise<void>;
  /** Resolves when nothing is left to do; a slow render counts as something. */
  whenIdle(): Promise<void>;
  /** Lets what fits finish within `graceMs`; the rest stays in the journal for the next start. */
  stop(graceMs: number): Promise<void>;
}

/** Conversations side by side; a turn mostly waits, so this is generous. */
const lanesAtOnce = 2_000;

export function createBot(deps: BotDeps): Bot {
  const stopping = new AbortController();
  const background = createBackground();
  const ring = (conversation: ConversationId) => void lanes.ring(conversation);
  const parts = createParts({ ...deps, stopping: stopping.signal, ring });
  const onSettled = (turn: SettledTurn) => deps.onSettled?.(turn);
  const notices = createNotices(parts.turn, parts.journal, background);
  const shared = { ...parts, background, notices, stopping: stopping.signal, onSettled, ring };
  const { operators, screens } = parts.turn;
  const adapterOf = (message: InboundMessage) => screens.adapterOf(message.thread.id);
  const unwritten = createUnwritten({ operators, log: deps.log, adapterOf });
  const worker = createLineWorker(shared);
  const questions = createQuestions(shared);
  const lanes = createLanes({
    work: worker.work,
    atOnce: lanesAtOnce,
    atOnceOfOne: deps.settings.turnsAtOnce,
  });

  function start(placed: readonly Placed[]): void {
    const [first] = placed;
    if (first === undefined) return;
    const { turn, position } = first;
    if (position > 0) notices.tell(turn, position);
    const isStarted = lanes.ring(turn.conversation);
    if (!isStarted && position === 0) notices.tell(turn, 1);
  }

  const whenIdle = async () => {
    do {
      await lanes.whenIdle();
      await background.whenIdle();
    } while (background.isBusy());
  };

  return {
    async receive(message) {
      if (message.change !== undefined) return parts.changed.take(message);
      const accepted = await parts.intake.accept(message).catch(async (thrown: unknown) => {
        await unwritten.tell(message, thrown);
        throw thrown;
      });
      if (accepted.kind === 'quick') questions.answer(accepted.turn);
      if (accepted.kind === 'lane') start(accepted.placed);
    },
    tellOperators: operators.tell,
    moveThread: createThreadMover({ ...parts.turn, ring }),
    async resume() {
      await resumeAll({ ...shared, worker, answer: questions.answer });
      const isPublic = deps.adapters.some((adapter) => adapter.platform !== 'terminal');
      if (isPublic && !deps.settings.linksOpenable) operators.tell('no-public-address');
    },
    whenIdle,
    async stop(graceMs) {
      await waitAtMost(deps.clock, graceMs, whenIdle());
      stopping.abort(new DOMException('the bot is stopping', 'AbortError'));
      lanes.close();
      await whenIdle();
    },
  };
}

async function waitAtMost(clock: Clock, ms: number, work: Promise<void>): Promise<void> {
  const patience = new AbortController();
  // Aborted below, as soon as there is nothing left to wait for.
  const isOver = clock.sleep(ms, patience.signal).catch(() => undefined);
  await Promise.race([work, isOver]);
  patience.abort();
}

interface PartDeps extends BotDeps {
  readonly stopping: AbortSignal;
  /** There may be something to do in this conversation. */
  ring(conversation: ConversationId): void;
}

function createParts({ stopping, ring, ...deps }: PartDeps) {
  const { clock, log } = deps;
  const turn = createTurnDeps(deps);
  const { turns, conversations, accounts } = turn;
  const journal = createJournal(turns);
  const driver = createDriver({
    journal,
    perform: createPerform(turn),
    clock,
    log,
    stopping,
    tellAway: (waiting) => turn.screens.working(waiting, { kind: 'backend-away' }),
  });
  const canceller = createCanceller({ turns, conversations, journal, driver, clock });
  const pairing = createPairing({
    documents: createDocuments<PairingRecord>('person', deps.store, clock),
    people: turn.people,
    clock,
    ids: deps.ids,
  });
  const { screens } = turn;
  const forgotten = createForgottenMessages({
    documents: createDocuments<ForgottenRecord>('person', deps.store, clock),
    clock,
  });
  const ender = createEnder({ turns, canceller, driver, screens, clock, forgotten });
  const mailbox = createMailbox({ turns, conversations, forgotten });
  const forgetting = createForgetting({
    ...{ turn, accounts, conversations, pairing, ender },
    async goOn(left) {
      await mailbox.rejoin(left);
      ring(left.conversation);
    },
  });
  const quick = createQuick({ turn, accounts, canceller, forgetting, pairing });
  const adapterOf = (message: InboundMessage) => turn.screens.adapterOf(message.thread.id);
  const intake = createIntake({
    settings: deps.settings,
    people: turn.people,
    mailbox,
    buttons: turn.buttons,
    clock,
    adapterOf,
  });
  const changed = createChangedMessages({ turns, canceller, buttons: turn.buttons, adapterOf });
  return { turn, journal, driver, quick, mailbox, intake, changed };
}

function createTurnDeps(deps: BotDeps): TurnDeps {
  const { store, clock, ids, log, editor, settings } = deps;
  const conversations = createDocuments<ConversationRecord>('conversation', store, clock);
  const people = createPeople(createDocuments<PersonRecord>('person', store, clock), ids);
  const screens = createScreens(deps.adapters, clock);
  const operators = createOperators({
    clock,
    log,
    documents: createDocuments<OperatorRecord>('person', store, clock),
    screens,
    settings,
  });
  const accounts = createAccounts({
    operatorAccount: settings.operatorAccount,
    editor,
    documents: createDocuments<AccountRecord>('account', store, clock),
    people,
    operators,
    clock,
    ids,
  });
  const documents = createDocuments<ProjectRecord>('project', store, clock);
  return {
    editor,
    clock,
    ids,
    log,
    screens,
    accounts,
    projects: createProjects({ editor, accounts, people, documents, conversations, clock, ids }),
    people,
    buttons: createButtons(conversations, ids),
    operators,
    settings,
    turns: createTurns(store, clock),
    conversations,
    picture: deps.picture,
  };
}
