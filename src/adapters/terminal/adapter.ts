import { BotError } from '../../core/errors.ts';
import type { InboundMessage, OutboundFile } from '../../core/message.ts';
import type { ChatAdapter, Receive } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { createDesk } from './desk.ts';
import { findFiles } from './files-in-line.ts';
import { toInboundMessage } from './inbound.ts';
import { terminalLimits } from './limits.ts';
import { createLineQueue } from './line-queue.ts';
import { lookUp, reopen, sizeOf } from './local-files.ts';
import { type Input, type LineReader, readLines } from './read-lines.ts';
import type { Screen } from './screen.ts';
import { type Sentences, sentencesFor } from './sentences.ts';

export interface TerminalSettings {
  readonly cwd: string;
  readonly home: string;
  /** The language of the person, and of what the terminal itself says. */
  readonly languageTag?: string;
  /** Where results go; absent: beside the first clip. */
  readonly out?: string;
  /** False where the backend ends with the program, and its links with it. */
  readonly hasLastingLinks: boolean;
}

export interface TerminalDeps {
  /** Absent: nothing is read, all messages come by `send`. */
  readonly input?: NodeJS.ReadableStream & Input;
  readonly errors: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly screen: Screen;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Waited for before the next line of an input that is no terminal is handed over. */
  readonly beforeNextLine: () => Promise<void>;
  readonly onInterrupt: () => void;
  /** A line was not handed over; where it was its own fault, that was said. */
  readonly onRefused: () => void;
  readonly onSaved: (path: string, file: OutboundFile) => void;
  readonly onSaid: (text: string) => void;
}

export interface TerminalAdapter extends ChatAdapter {
  /** Resolves once the input has ended and its last line was handed over. */
  readonly whenEnded: Promise<void>;
  /** Hands over a message as if somebody had typed it. */
  send(message: TypedMessage): Promise<InboundMessage>;
}

export interface TypedMessage {
  readonly text: string;
  readonly files: readonly string[];
  /** Nobody reads along: what is answered to it is not shown. */
  readonly isQuiet?: boolean;
}

export function createTerminalAdapter(
  settings: TerminalSettings,
  deps: TerminalDeps,
): TerminalAdapter {
  const sentences = sentencesFor(settings.languageTag);
  const desk = createDesk({
    ...deps,
    cwd: settings.cwd,
    out: settings.out,
    hasButtons: deps.input !== undefined,
  });
  let receive: Receive | undefined;

  async function send({ text, files, isQuiet }: TypedMessage): Promise<InboundMessage> {
    if (receive === undefined) throw new BotError('aborted', 'the terminal is not started');
    const { attachments, ...message } = toInboundMessage({
      id: deps.ids.uuid(),
      text,
      files: files.map((path) => ({ path, sizeBytes: sizeOf(path) })),
      choices: desk.choices(),
      sentAt: deps.clock.now(),
      ...(settings.languageTag && { languageTag: settings.languageTag }),
    });
    desk.remember(message.id, files);
    if (isQuiet === true) desk.mute(message.id);
    const typed = { ...message, attachments: attachments.map(reopen) };
    await receive(typed);
    return typed;
  }

  const lines = openLines({ settings, deps, sentences, send });
  return {
    platform: 'terminal',
    limits: { ...terminalLimits, opensLoopbackLinks: settings.hasLastingLinks },
    whenEnded: lines.whenEnded,
    send,
    start: async (host) => {
      receive = host.receive;
      lines.start();
    },
    stop: async () => {
      receive = undefined;
      lines.stop();
    },
    post: desk.post,
    edit: desk.edit,
    reopen,
    directThread: async (author) => author,
    trouble: () => undefined,
    // People see what they typed, and progress has its own line: there is nothing more to say.
    acknowledge: async () => undefined,
    showActivity: async () => undefined,
  };
}

interface LinesOptions {
  readonly settings: TerminalSettings;
  readonly deps: TerminalDeps;
  readonly sentences: Sentences;
  readonly send: (message: TypedMessage) => Promise<unknown>;
}

interface Lines {
  readonly whenEnded: Promise<void>;
  start(): void;
  stop(): void;
}

/** What is typed, from the input to `send`. */
function openLines({ settings, deps, sentences, send }: LinesOptions): Lines {
  const { input, screen } = deps;
  let reader: LineReader | undefined;
  let end: () => void = () => undefined;
  const whenEnded = new Promise<void>((resolve) => {
    end = resolve;
  });

  async function take(line: string): Promise<void> {
    const { text, paths, unusable } = findFiles(line, { ...settings, lookUp });
    for (const { typed, why } of unusable) screen.note(sentences[why](typed));
    if (unusable.length > 0) deps.onRefused();
    else if (text !== '' || paths.length > 0) await send({ text, files: paths });
  }

  async function handle(line: string): Promise<void> {
    try {
      if (input?.isTTY !== true && !isStop(line)) await deps.beforeNextLine();
      await take(line);
    } catch (err) {
      deps.log.error({ err }, 'a line was not taken');
      deps.onRefused();
    }
  }

  const queue = createLineQueue({
    handle,
    onFull: () => reader?.pause(),
    onRoom: () => reader?.resume(),
  });
  return {
    whenEnded,
    start: () => {
      if (input === undefined) return;
      reader = readLines({
        input,
        errors: deps.errors,
        screen,
        // What waits is for later; stopping is for now.
        onLine: (line) => (isStop(line) ? void handle(line) : queue.add(line)),
        onInterrupt: deps.onInterrupt,
        onEnd: () => void queue.whenIdle().then(end),
      });
      if (input.isTTY === true) screen.note(sentences.welcome);
    },
    stop: () => {
      queue.clear();
      reader?.close();
      end();
    },
  };
}

function isStop(line: string): boolean {
  return /^\s*\/cancel\s*$/i.test(line);
}
