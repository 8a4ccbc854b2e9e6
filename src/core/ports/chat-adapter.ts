import type {
  Activity,
  Attachment,
  AuthorId,
  InboundMessage,
  InboundRef,
  MessageRef,
  OutboundMessage,
  Platform,
  StoredAttachment,
  ThreadId,
} from '../message.ts';
import type { OperatorCause } from '../people/operators.ts';

/** Resolves when the message is safe in the mailbox: only then may the platform be told that it was received. */
export type Receive = (message: InboundMessage) => Promise<void>;

/** What an adapter may ask of the bot. */
export interface ChatHost {
  readonly receive: Receive;
  /** Tells the operators, once for each cause and day; never fails. */
  tellOperators(cause: OperatorCause): void;
  /** A group goes on under a new id: so do its conversations. Repeating it changes nothing. */
  moveThread(from: ThreadId, to: ThreadId): Promise<void>;
}

/** What differs between platforms, as numbers and literals that the core reads. */
export interface ChatLimits {
  readonly textChars: number;
  /** Largest file that `post` and `edit` can carry. */
  readonly uploadBytes: number;
  /** Largest file that an attachment can be opened with. */
  readonly downloadBytes: number;
  /** Least time between two edits of one message. */
  readonly editIntervalMs: { readonly direct: number; readonly group: number };
  readonly buttonsPerRow: number;
  /** `window`: the same key within minutes gives the same message. `none`: a post must not be repeated. */
  readonly keyedPosts: 'window' | 'none';
  /** Whether people here can open a link to this machine's loopback interface. */
  readonly opensLoopbackLinks: boolean;
}

/** One chat platform. Everything it throws is a `BotError`. */
export interface ChatAdapter {
  readonly platform: Platform;
  readonly limits: ChatLimits;
  start(host: ChatHost): Promise<void>;
  stop(): Promise<void>;
  /** A reaction, or the nearest honest thing; never fails loudly. */
  acknowledge(ref: InboundRef): Promise<void>;
  post(thread: ThreadId, message: OutboundMessage, key: string): Promise<MessageRef>;
  /** Repeating an edit changes nothing. */
  edit(ref: MessageRef, message: OutboundMessage): Promise<void>;
  showActivity(thread: ThreadId, activity: Activity): Promise<void>;
  /** The thread in which only this person reads. `BotError` chat-refused where they take no messages. */
  directThread(author: AuthorId): Promise<ThreadId>;
  /** Why people cannot be heard just now, in one sentence for operators; undefined while they can. */
  trouble(): string | undefined;
  /** Drops what the adapter itself keeps of a private thread; absent where it keeps nothing. */
  forget?(thread: ThreadId): Promise<void>;
  /** Makes a stored attachment openable again, also after a restart. */
  reopen(attachment: StoredAttachment): Attachment;
}
