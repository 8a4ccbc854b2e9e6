import { createAccounts } from './accounts.ts';
import { createButtons } from './buttons.ts';
import { createIntake } from './conversation.ts';
import { createDocuments } from './documents.ts';
import { createForgetting } from './forget.ts';
import { createLineWorker } from './line-worker.ts';
import { createOperators } from './operators.ts';
import { createPeople } from './people.ts';
import type { ChatAdapter, Receive } from './ports/chat-adapter.ts';
import type { Clock } from './ports/clock.ts';
import type { Editor } from './ports/editor.ts';
import type { Ids, Random } from './ports/ids.ts';
import type { Logger } from './ports/logger.ts';
import type { Store } from './ports/store.ts';
import { createProjects } from './project.ts';
import { createQuick } from './quick.ts';
import type { AccountRecord, ConversationRecord, PersonRecord, ProjectRecord } from './records.ts';
import type { BotSettings } from './settings.ts';
import { createCanceller } from './turn/cancel.ts';
import type { TurnDeps } from './turn/deps.ts';
import { createDriver } from './turn/driver.ts';
import { createJournal } from './turn/journal.ts';
import { createLanes } from './turn/lanes.ts';
import { createPerform } from './turn/perform.ts';
import { createScreens } from './turn/screens.ts';
import type { SettledTurn } from './turn/settled-turn.ts';
import type { Turn } from './turn/turn.ts';

export interface BotDeps {
  readonly adapters: readonly ChatAdapter[];
  readonly editor: Editor;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Logger;
  readonly settings: BotSettings;
  onSettled?(turn: SettledTurn): void;
}

export interface Bot {
  /** Given to every adapter's `start`: resolves when the message is on disk. */
  readonly receive: Receive;
  /** Goes on with every turn that was live when the last process ended. Called once, before the adapters start. */
  resume(): Promise<void>;
  /** Resolves when nothing is left to do; a slow render counts as something. */
  whenIdle(): Promise<void>;
  /** Lets what fits finish within `graceMs`; the rest stays in the journal for the next start. */
  stop(graceMs: number): Promise<void>;
}

/** Conversations side by side; a turn mostly waits, so this is generous. */
const lanesAtOnce = 500;

export function createBot(deps: BotDeps): Bot {
  const stopping = new AbortController();
  const parts = createParts(deps, stopping.signal);
  const worker = createLineWorker({
    ...parts,
    store: deps.store,
    stopping: stopping.signal,
    onSettled: (turn) => deps.onSettled?.(turn),
  });
  const lanes = createLanes({
    work: worker.work,
    atOnce: lanesAtOnce,
    atOnceOfOne: deps.settings.turnsAtOnce,
  });
  worker.onRing((conversation) => void lanes.ring(conversation));

  const whenIdle = async () => {
    do {
      await lanes.whenIdle();
      await worker.whenBackgroundIdle();
    } while (worker.isBusy());
  };

  return {
    async receive(message) {
      const accepted = await parts.intake.accept(message);
      if (accepted.kind === 'quick') worker.answer(accepted.turn);
      if (accepted.kind !== 'lane') return;
      const { turn, position } = accepted;
      if (position > 0) worker.tellPosition(turn, position);
      const isStarted = lanes.ring(turn.conversation);
      if (!isStarted && position === 0) worker.tellPosition(turn, 1);
    },
    resume: () => worker.resume(),
    whenIdle,
    async stop(graceMs) {
      const grace = new AbortController();
      const patience = deps.clock.sleep(graceMs, grace.signal).catch(() => undefined);
      await Promise.race([whenIdle(), patience]);
      grace.abort();
      stopping.abort(new DOMException('the bot is stopping', 'AbortError'));
      lanes.close();
      await whenIdle();
    },
  };
}

function createParts(deps: BotDeps, stopping: AbortSignal) {
  const { store, clock, ids, log, editor, settings } = deps;
  const turns = createDocuments<Turn>('turn', store, clock);
  const conversations = createDocuments<ConversationRecord>('conversation', store, clock);
  const people = createPeople(createDocuments<PersonRecord>('person', store, clock), ids);
  const buttons = createButtons(conversations, ids);
  const screens = createScreens(deps.adapters, clock);
  const operators = createOperators({ clock, log, send: () => Promise.resolve() });
  const accounts = createAccounts({
    operatorAccount: settings.operatorAccount,
    editor,
    documents: createDocuments<AccountRecord>('account', store, clock),
    people,
    operators,
    clock,
  });
  const projects = createProjects({
    editor,
    accounts,
    people,
    documents: createDocuments<ProjectRecord>('project', store, clock),
    conversations,
    clock,
    ids,
  });
  const turn: TurnDeps = {
    editor,
    clock,
    ids,
    log,
    screens,
    accounts,
    projects,
    people,
    buttons,
    operators,
    settings,
    turns,
    conversations,
  };
  const journal = createJournal(turns);
  const driver = createDriver({ journal, perform: createPerform(turn), clock, log, stopping });
  const canceller = createCanceller({ turns, conversations, journal, driver, clock });
  const forgetting = createForgetting({ turn, accounts, conversations });
  const quick = createQuick({ turn, accounts, canceller, forgetting });
  const intake = createIntake({
    settings,
    people,
    turns,
    conversations,
    buttons,
    clock,
    adapterOf: (message) => screens.adapterOf(message.thread.id),
  });
  return { turn, journal, driver, quick, intake };
}
