import { extname } from 'node:path';
import type { Button, MessageRef, OutboundFile, OutboundMessage } from '../../core/message.ts';
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts';
import type { Ids } from '../../core/ports/ids.ts';
import { terminalLimits } from './limits.ts';
import { toTerminalPayloads } from './outbound.ts';
import type { Screen } from './screen.ts';
import {
  createClipMemory,
  createShownMessages,
  parseRef,
  type Shown,
  type TerminalRef,
} from './shown-messages.ts';
import { writeResult } from './write-result.ts';

/** The side of the terminal that the bot writes to. */
export interface Desk extends Pick<ChatAdapter, 'post' | 'edit'> {
  /** Where results of this message go: beside its first clip. */
  remember(messageId: string, files: readonly string[]): void;
  /** The buttons that can be tapped by their number. */
  choices(): readonly string[];
}

export interface DeskOptions {
  readonly screen: Screen;
  readonly ids: Ids;
  readonly cwd: string;
  readonly out: string | undefined;
  readonly signal: AbortSignal;
  readonly onSaved: (path: string, file: OutboundFile) => void;
  readonly onSaid: (text: string) => void;
}

export function createDesk(options: DeskOptions): Desk {
  const { screen, ids } = options;
  const shown = createShownMessages();
  const clips = createClipMemory();
  let choices: readonly Button[] = [];
  let savedCount = 0;

  async function show(ref: TerminalRef, message: OutboundMessage): Promise<void> {
    const { text, choices: offered } = toTerminalPayloads(message, terminalLimits);
    if (message.isProgress === true) return screen.showProgress(text);
    const before = shown.get(ref.id);
    const next = await settle(before, { text, file: message.file }, ref);
    if (next === undefined) return;
    shown.set(ref.id, next);
    if (offered.length > 0) choices = offered;
    screen.endProgress();
    screen.print(next.path === undefined ? text : `${text}\n${next.path}`);
    options.onSaid(message.text);
  }

  /** What will be on the screen, its file saved; absent where that is there already. */
  async function settle(
    before: Shown | undefined,
    { text, file }: { readonly text: string; readonly file: OutboundFile | undefined },
    ref: TerminalRef,
  ): Promise<Shown | undefined> {
    if (file === undefined) return before?.text === text ? undefined : { text };
    const name = `${file.name} ${file.sizeBytes}`;
    const isSaved = before?.file === name && before.path !== undefined;
    if (isSaved && before.text === text) return undefined;
    return { text, file: name, path: isSaved ? before.path : await save(ref, file) };
  }

  async function save({ beside }: TerminalRef, file: OutboundFile): Promise<string> {
    const { cwd, out, signal } = options;
    const path = await writeResult(
      file,
      {
        cwd,
        ...(out === undefined ? {} : { out: withNumber(out, savedCount + 1) }),
        ...(beside === undefined ? {} : { beside }),
      },
      signal,
    );
    savedCount += 1;
    options.onSaved(path, file);
    return path;
  }

  return {
    remember: clips.remember,
    choices: () => choices.map((button) => button.id),
    post: async (_thread, message) => {
      const beside = clips.clipOf(message.replyTo?.messageId);
      const ref = { id: ids.uuid(), ...(beside === undefined ? {} : { beside }) };
      await show(ref, message);
      return ref;
    },
    edit: (ref: MessageRef, message) => show(parseRef(ref), message),
  };
}

/** The name that was asked for is the first result's; of a batch, the others are numbered. */
function withNumber(out: string, count: number): string {
  if (count === 1) return out;
  const extension = extname(out);
  return `${out.slice(0, out.length - extension.length)}-${count}${extension}`;
}
