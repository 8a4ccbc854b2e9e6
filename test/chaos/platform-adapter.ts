import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { BotError } from '../../src/core/errors.ts';
import type {
  Attachment,
  InboundMessage,
  OutboundMessage,
  Platform,
  StoredAttachment,
} from '../../src/core/message.ts';
import type { ChatAdapter, ChatLimits, Receive } from '../../src/core/ports/chat-adapter.ts';
import type { LifePlan, WireMessage, WireUpdate } from './wire.ts';

const clipBytes = 2_000;
const pauseAfterFailureMs = 20;
const answerMs = 10_000;

const limits = {
  textChars: 4096,
  uploadBytes: 50_000_000,
  downloadBytes: 600_000_000,
  editIntervalMs: { direct: 3_000, group: 5_000 },
  buttonsPerRow: 3,
  keyedPosts: 'none',
  opensLoopbackLinks: false,
} as const satisfies ChatLimits;

type Call = (path: string, body: unknown) => Promise<unknown>;

/** Speaks to the platform over HTTP: polls for updates, confirms them once they are on disk. */
export function createPlatformAdapter(plan: LifePlan): ChatAdapter {
  const platform = plan.keyedPosts === 'window' ? 'discord' : 'telegram';
  const call: Call = (path, body) => exchange(`${plan.platformUrl}/${path}`, body);
  const stopping = new AbortController();
  let polling: Promise<void> | undefined;
  return {
    platform,
    limits: { ...limits, keyedPosts: plan.keyedPosts },
    async start({ receive }) {
      polling = poll({ call, receive, platform }, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await polling;
    },
    async acknowledge(ref) {
      await call('react', ref).catch(() => undefined);
    },
    async post(thread, message, key) {
      const { id } = toRecord(await call('post', { thread, key, message: await toWire(message) }));
      return String(id);
    },
    async edit(ref, message) {
      await call('edit', { id: String(ref), message: await toWire(message) });
    },
    showActivity: () => Promise.resolve(),
    directThread: async (author) => author,
    trouble: () => undefined,
    reopen: (attachment) => withBytes(attachment),
  };
}

interface Poll {
  readonly call: Call;
  readonly receive: Receive;
  readonly platform: Platform;
}

async function poll({ call, receive, platform }: Poll, signal: AbortSignal): Promise<void> {
  let after = 0;
  while (!signal.aborted) {
    try {
      // Our own platform sends what `WireUpdate` says.
      const updates = (await call('updates', { after })) as readonly WireUpdate[];
      for (const update of updates) {
        const message = toInbound(update, platform);
        await Promise.all([receive(message), ...(update.isTwice ? [receive(message)] : [])]);
        after = update.number;
      }
    } catch {
      // As the real ones: what was not confirmed is asked for again.
      await wait(pauseAfterFailureMs);
    }
  }
}

async function exchange(url: string, body: unknown): Promise<unknown> {
  const answer = await request(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  }).catch((cause: unknown) => {
    throw new BotError('chat-unreachable', 'the platform did not answer', { cause });
  });
  const text = await answer.body.text().catch((cause: unknown) => {
    throw new BotError('chat-unreachable', 'the answer of the platform broke off', { cause });
  });
  if (answer.statusCode === 200) return JSON.parse(text);
  // Editing a message into what it is already is no failure.
  if (answer.statusCode === 400 && text.includes('not modified')) return {};
  throw toFailure(answer.statusCode, Number(answer.headers['retry-after']));
}

function toFailure(status: number, retryAfterSeconds: number): BotError {
  if (status === 429) {
    const retryAfterMs = retryAfterSeconds * 1_000;
    return new BotError('chat-rate-limited', 'too many requests', { retryAfterMs });
  }
  return status === 404
    ? new BotError('message-gone', 'no such message')
    : new BotError('chat-refused', `the platform answered ${status}`);
}

async function toWire(message: OutboundMessage): Promise<WireMessage> {
  const { file } = message;
  return {
    text: message.text,
    isSilent: message.silent,
    isProgress: message.isProgress === true,
    buttons: (message.buttons ?? []).flat().map(({ id, label }) => ({ id, label })),
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo.messageId }),
    ...(file === undefined ? {} : { fileText: await readText(file) }),
  };
}

async function readText(file: NonNullable<OutboundMessage['file']>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open(new AbortController().signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function toInbound(update: WireUpdate, platform: Platform): InboundMessage {
  return {
    id: update.id,
    thread: { id: `${platform}:${update.thread}`, kind: update.kind },
    author: { id: `${platform}:${update.author}`, name: update.author },
    text: update.text,
    attachments: (update.clips ?? []).map(toClip),
    ...(update.button === undefined ? {} : { button: update.button }),
    ...(update.change === undefined ? {} : { change: update.change }),
    ...(update.command === undefined ? {} : { command: { name: update.command, argument: '' } }),
    sentAt: 0,
  };
}

function toClip(name: string): Attachment {
  return withBytes({ kind: 'video', name, sizeBytes: clipBytes, locator: { name } });
}

function withBytes(attachment: StoredAttachment): Attachment {
  return {
    ...attachment,
    async *open() {
      yield new Uint8Array(clipBytes);
    },
  };
}

function toRecord(value: unknown): { readonly id?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
