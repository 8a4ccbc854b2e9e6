import { BotError } from '../../src/core/errors.ts';
import type {
  Attachment,
  InboundMessage,
  InboundRef,
  Json,
  MessageRef,
  OutboundFile,
  OutboundMessage,
  Platform,
  StoredAttachment,
  Thread,
  ThreadId,
} from '../../src/core/message.ts';
import type { ChatAdapter, ChatLimits, Receive } from '../../src/core/ports/chat-adapter.ts';
import { createFaults, type Fault } from './faults.ts';

/** A message of the bot as people see it now, with everything it has been before. */
export interface ShownMessage {
  readonly id: string;
  readonly thread: string;
  /** Under which it was posted. */
  readonly key: string;
  readonly versions: readonly ShownVersion[];
  readonly isDeleted: boolean;
}

export interface ShownVersion {
  readonly text: string;
  readonly buttons: readonly {
    readonly id: string;
    readonly label: string;
    readonly url?: string;
  }[];
  readonly fileName?: string;
  readonly fileBytes?: number;
  readonly thumbnailBytes?: number;
  readonly isSilent: boolean;
}

export interface PersonMessage {
  readonly id?: string;
  readonly text?: string;
  readonly command?: { readonly name: string; readonly argument: string };
  readonly button?: string;
  readonly files?: readonly {
    readonly name: string;
    readonly bytes?: number;
    readonly lies?: number;
  }[];
  readonly author?: string;
  readonly name?: string;
  readonly thread?: string;
  readonly kind?: Thread['kind'];
  readonly languageTag?: string;
  readonly change?: InboundMessage['change'];
  readonly isAddressed?: boolean;
  readonly memberOf?: readonly string[];
}

export interface FakeChat extends ChatAdapter {
  /** A person writes; resolves once the bot took it. */
  say(message: PersonMessage): Promise<void>;
  readonly shown: readonly ShownMessage[];
  readonly acknowledged: readonly InboundRef[];
  readonly forgotten: readonly ThreadId[];
  /** The texts that people see now, in order. */
  texts(thread?: string): readonly string[];
  last(): ShownVersion;
  fail(fault: Fault<'post' | 'edit'>): void;
  /** Every file that came with a message. */
  readonly files: readonly OutboundFile[];
  /** These take no private messages. */
  readonly unreachable: Set<string>;
  /** Each of the next edits that carries a file is refused with one of these. */
  failFiles(errors: readonly BotError[]): void;
  deleteMessage(id: string): void;
}

export interface FakeChatOptions {
  readonly platform?: Platform;
  readonly limits?: Partial<ChatLimits>;
  /** Videos are shown with a thumbnail where there is one. */
  readonly asksThumbnails?: boolean;
}

interface Kept {
  id: string;
  thread: string;
  key: string;
  isDeleted: boolean;
  versions: ShownVersion[];
}

const roomyLimits = {
  textChars: 4096,
  uploadBytes: 50_000_000,
  downloadBytes: 600_000_000,
  editIntervalMs: { direct: 1_000, group: 3_000 },
  buttonsPerRow: 3,
  keyedPosts: 'none',
  opensLoopbackLinks: false,
} as const satisfies ChatLimits;

/**
 * A platform in memory that behaves as the real ones: a post is not idempotent (but by key where posts are keyed), an
 * edit is, a message can be gone, answers get lost after the effect, calls are limited.
 */
export function createFakeChat(options: FakeChatOptions = {}): FakeChat {
  const platform = options.platform ?? 'telegram';
  const limits: ChatLimits = { ...roomyLimits, ...options.limits };
  const board = createBoard(
    limits,
    options.asksThumbnails === true ? toThumbnail : async () => ({}),
  );
  const acknowledged: InboundRef[] = [];
  const forgotten: ThreadId[] = [];
  const unreachable = new Set<string>();
  let receive: Receive | undefined;
  let written = 0;
  return {
    platform,
    limits,
    acknowledged,
    forgotten,
    ...board,
    async start(host) {
      receive = host.receive;
    },
    async stop() {
      receive = undefined;
    },
    async acknowledge(ref) {
      acknowledged.push(ref);
    },
    showActivity: () => Promise.resolve(),
    unreachable,
    async directThread(author) {
      if (unreachable.has(author)) throw new BotError('chat-refused', 'takes no messages');
      return author;
    },
    trouble: () => undefined,
    forget: async (thread) => void forgotten.push(thread),
    reopen: (attachment) => ({ ...attachment, open: () => toBytes(attachment.locator) }),
    async say(message) {
      if (receive === undefined) throw new Error('the adapter is not started');
      written += 1;
      await receive(toInbound(platform, message, `p${written}`));
    },
    texts: (thread) =>
      board.shown
        .filter((each) => !each.isDeleted && (thread === undefined || each.thread === thread))
        .map((each) => each.versions.at(-1)?.text ?? ''),
    last() {
      const version = board.shown.findLast((each) => !each.isDeleted)?.versions.at(-1);
      if (version === undefined) throw new Error('nothing was posted');
      return version;
    },
  };
}

/** The bot's messages as the platform keeps them. */
function createBoard(limits: ChatLimits, thumbnailOf: typeof toThumbnail) {
  const shown: Kept[] = [];
  const files: OutboundFile[] = [];
  const faults = createFaults<'post' | 'edit'>();
  const fileFaults: BotError[] = [];
  let posted = 0;

  async function post(thread: string, message: OutboundMessage, key: string): Promise<MessageRef> {
    const earlier = shown.find((each) => each.key === key && each.thread === thread);
    if (limits.keyedPosts === 'window' && earlier !== undefined) return earlier.id;
    posted += 1;
    const id = `m${posted}`;
    const version = await toVersion(message, limits);
    shown.push({ id, thread, key, isDeleted: false, versions: [version] });
    return id;
  }

  async function edit(ref: MessageRef, message: OutboundMessage): Promise<void> {
    const found = shown.find((each) => each.id === ref);
    if (found === undefined || found.isDeleted) {
      throw new BotError('message-gone', 'no such message');
    }
    const fault = message.file === undefined ? undefined : fileFaults.shift();
    if (fault !== undefined) throw fault;
    if (message.file !== undefined) files.push(message.file);
    const version = { ...(await toVersion(message, limits)), ...(await thumbnailOf(message)) };
    const isSame = JSON.stringify(version) === JSON.stringify(found.versions.at(-1));
    if (!isSame) found.versions.push(version);
  }

  return {
    shown,
    files,
    fail: faults.add,
    failFiles: (errors: readonly BotError[]) => void fileFaults.push(...errors),
    deleteMessage(id: string) {
      const found = shown.find((each) => each.id === id);
      if (found !== undefined) found.isDeleted = true;
    },
    post: (thread: string, message: OutboundMessage, key: string) =>
      faults.act('post', () => post(thread, message, key)),
    edit: (ref: MessageRef, message: OutboundMessage) =>
      faults.act('edit', () => edit(ref, message)),
  };
}

async function toVersion(message: OutboundMessage, limits: ChatLimits): Promise<ShownVersion> {
  const { file } = message;
  if (message.text.length > limits.textChars) throw new BotError('chat-refused', 'text too long');
  const buttons = (message.buttons ?? []).flat();
  const shown = { text: message.text, buttons, isSilent: message.silent };
  if (file === undefined) return shown;
  let fileBytes = 0;
  for await (const chunk of file.open(new AbortController().signal)) fileBytes += chunk.length;
  if (fileBytes > limits.uploadBytes) throw new BotError('message-too-large', 'file too large');
  return { ...shown, fileName: file.name, fileBytes };
}

async function toThumbnail({ file }: OutboundMessage): Promise<{ thumbnailBytes?: number }> {
  const thumbnail = await file?.openThumbnail?.(new AbortController().signal);
  return thumbnail === undefined ? {} : { thumbnailBytes: thumbnail.length };
}

function toInbound(platform: Platform, message: PersonMessage, id: string): InboundMessage {
  const kind = message.kind ?? 'direct';
  return {
    id: message.id ?? id,
    thread: { id: `${platform}:${message.thread ?? '100'}`, kind },
    author: {
      id: `${platform}:${message.author ?? '7'}`,
      name: message.name ?? message.author ?? 'Ada',
      ...(message.languageTag === undefined ? {} : { languageTag: message.languageTag }),
    },
    text: message.text ?? '',
    attachments: (message.files ?? []).map((file) => toAttachment(file)),
    ...toSaidWith(message),
    sentAt: 0,
  };
}

type SaidWith = Pick<InboundMessage, 'command' | 'button' | 'isAddressed' | 'memberOf' | 'change'>;

function toSaidWith(message: PersonMessage): SaidWith {
  const { command, button, isAddressed, memberOf, change } = message;
  return {
    ...(command === undefined ? {} : { command }),
    ...(button === undefined ? {} : { button }),
    ...(isAddressed === undefined ? {} : { isAddressed }),
    ...(memberOf === undefined ? {} : { memberOf }),
    ...(change === undefined ? {} : { change }),
  };
}

function toAttachment(file: NonNullable<PersonMessage['files']>[number]): Attachment {
  const bytes = file.bytes ?? 1_000;
  const stored: StoredAttachment = {
    kind: 'video',
    name: file.name,
    sizeBytes: file.lies ?? bytes,
    locator: { name: file.name, bytes },
  };
  return { ...stored, open: () => toBytes(stored.locator) };
}

async function* toBytes(locator: Json): AsyncIterable<Uint8Array> {
  const isFile = typeof locator === 'object' && locator !== null && 'bytes' in locator;
  let left = isFile && typeof locator['bytes'] === 'number' ? locator['bytes'] : 0;
  while (left > 0) {
    const size = Math.min(left, 65_536);
    yield new Uint8Array(size);
    left -= size;
  }
}
