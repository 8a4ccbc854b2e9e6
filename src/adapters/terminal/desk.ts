import type { Button, MessageRef, OutboundFile, OutboundMessage } from '../../core/message.ts';
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts';
import type { Ids } from '../../core/ports/ids.ts';
import { terminalLimits } from './limits.ts';
import { toTerminalPayloads } from './outbound.ts';
import { createRefs } from './refs.ts';
import { createSaver } from './saver.ts';
import type { Screen } from './screen.ts';
import {
  createClipMemory,
  createShownMessages,
  parseRef,
  type Shown,
  type TerminalRef,
} from './shown-messages.ts';

/** The side of the terminal that the bot writes to. */
export interface Desk extends Pick<ChatAdapter, 'post' | 'edit'> {
  /** Where results of this message go: beside its clips. */
  remember(messageId: string, files: readonly string[]): void;
  /** Nothing that answers this message is shown. */
  mute(messageId: string): void;
  /** The buttons that can be tapped by their number. */
  choices(): readonly string[];
}

export interface DeskOptions {
  readonly screen: Screen;
  readonly ids: Ids;
  readonly cwd: string;
  readonly out: string | undefined;
  /** False where nothing is read: then nothing can be tapped. */
  readonly hasButtons: boolean;
  readonly onSaved: (path: string, file: OutboundFile) => void;
  readonly onSaid: (text: string) => void;
}

export function createDesk(options: DeskOptions): Desk {
  const { screen } = options;
  const shown = createShownMessages();
  const clips = createClipMemory();
  const refs = createRefs(options.ids);
  let choices: readonly Button[] = [];
  const save = createSaver(options);

  const tell = async (ref: TerminalRef, message: OutboundMessage) => {
    if (refs.isMuted(ref)) return;
    await show(ref, options.hasButtons ? message : { ...message, buttons: [] });
  };

  async function show(ref: TerminalRef, message: OutboundMessage): Promise<void> {
    const { text, choices: offered } = toTerminalPayloads(message, terminalLimits);
    if (message.isProgress === true) return showProgress(ref.id, text);
    const before = shown.get(ref.id);
    const next = await settle(before, { text, file: message.file }, ref);
    if (next === undefined) return;
    shown.set(ref.id, next);
    if (offered.length > 0) choices = offered;
    screen.endProgress();
    const rest = withoutSaid(text, before?.said);
    if (rest !== '') screen.print(rest);
    options.onSaid(rest);
    if (message.file !== undefined && next.path !== undefined && next.path !== before?.path) {
      options.onSaved(next.path, message.file);
    }
  }

  /** The last paragraph is what changes; what comes before it is said once, for good. */
  function showProgress(id: string, text: string): void {
    const end = text.lastIndexOf('\n\n');
    const before = text.slice(0, Math.max(end, 0));
    if (before !== '' && shown.get(id) === undefined) {
      screen.note(before);
      shown.set(id, { text: before, said: before });
    }
    screen.showProgress(text.slice(end < 0 ? 0 : end + 2));
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
    const result = { clips: ref.clips, isRepeated: !refs.isOfHere(ref) };
    return { text, file: name, path: isSaved ? before.path : await save(file, result) };
  }

  return {
    remember: clips.remember,
    mute: refs.mute,
    choices: () => choices.map((button) => button.id),
    async post(_thread, message) {
      const replyTo = message.replyTo?.messageId;
      const ref = refs.make(clips.clipsOf(replyTo), replyTo);
      await tell(ref, message);
      return { ...ref };
    },
    edit: (ref: MessageRef, message) => tell(parseRef(ref), message),
  };
}

/** What was said above the progress line is not said again above the result. */
function withoutSaid(text: string, said: string | undefined): string {
  return said !== undefined && text.startsWith(`${said}\n\n`) ? text.slice(said.length + 2) : text;
}
