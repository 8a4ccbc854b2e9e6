import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { answerAtLast, isRefused, type Misfortune } from './misfortune.ts';
import type { WireEdit, WireMessage, WirePost, WireUpdate } from './wire.ts';

/** A message of the bot as the platform keeps it, with everything that it ever showed. */
export interface KeptMessage {
  readonly id: string;
  readonly thread: string;
  readonly key: string;
  readonly replyTo: string;
  readonly versions: KeptVersion[];
}

export interface KeptVersion extends WireMessage {
  /** Grows with everything that is shown anywhere. */
  readonly order: number;
}

/** The messages of a turn in their last words: neither progress nor the ring that follows. */
export function resultsOf(replies: readonly KeptMessage[]): readonly KeptMessage[] {
  return replies.filter((reply) => {
    const last = reply.versions.at(-1);
    return last?.isProgress === false && last.isSilent;
  });
}

export interface Platform {
  readonly url: string;
  readonly messages: readonly KeptMessage[];
  /** A person writes. */
  say(update: Omit<WireUpdate, 'number' | 'isTwice'>): void;
  /** What replies to a person's message. */
  repliesTo(messageId: string): readonly KeptMessage[];
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly keyedPosts: 'window' | 'none';
  readonly misfortune: Misfortune;
}

const twiceShare = 0.05;
const redeliveredShare = 0.05;
const pollMs = 25;
const retryAfterSeconds = 2;

/** A chat platform over HTTP: updates are given out until confirmed, a post is not idempotent, an edit is. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const board = createBoard(options);
  const queue = createQueue(options.misfortune);
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const body = await json(request);
    // Proof for the casts below: only our own adapter speaks to this server.
    if (path === '/updates') return queue.give(body as { after: number }, response);
    const send = (status: number, said: unknown, headers = {}) =>
      response.writeHead(status, headers).end(JSON.stringify(said));
    if (isRefused(options.misfortune)) {
      return void send(429, {}, { 'retry-after': String(retryAfterSeconds) });
    }
    const [status, said] = act(path, body);
    return answerAtLast(options.misfortune, response, () => send(status, said));
  }

  function act(path: string, body: unknown): readonly [number, unknown] {
    if (path === '/post') return board.post(body as WirePost);
    if (path === '/edit') return board.edit(body as WireEdit);
    return [200, {}];
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Proof: a server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    messages: board.messages,
    repliesTo: (messageId) => board.repliesTo.get(messageId) ?? [],
    say: queue.say,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createBoard({ keyedPosts }: PlatformOptions) {
  const messages: KeptMessage[] = [];
  const repliesTo = new Map<string, KeptMessage[]>();
  const byKey = new Map<string, KeptMessage>();
  let order = 0;

  function show(message: WireMessage): KeptVersion {
    order += 1;
    return { ...message, order };
  }

  function keep({ thread, key, message }: WirePost): KeptMessage {
    const replyTo = message.replyTo ?? '';
    const versions = [show(message)];
    const kept = { id: `b${messages.length + 1}`, thread, key, replyTo, versions };
    messages.push(kept);
    repliesTo.set(replyTo, [...(repliesTo.get(replyTo) ?? []), kept]);
    byKey.set(`${thread} ${key}`, kept);
    return kept;
  }

  return {
    messages,
    repliesTo,
    post(post: WirePost): readonly [number, unknown] {
      const same = byKey.get(`${post.thread} ${post.key}`);
      const kept = keyedPosts === 'window' && same !== undefined ? same : keep(post);
      return [200, { id: kept.id }];
    },
    edit({ id, message }: WireEdit): readonly [number, unknown] {
      const kept = messages.find((each) => each.id === id);
      if (kept === undefined) return [404, {}];
      if (isSame(kept.versions.at(-1), message)) return [400, { about: 'message is not modified' }];
      kept.versions.push(show(message));
      return [200, {}];
    },
  };
}

function isSame(shown: KeptVersion | undefined, next: WireMessage): boolean {
  return shown?.text === next.text && shown.fileText === next.fileText;
}

/** Updates in order, until they are confirmed; now and then one that was confirmed comes once more. */
function createQueue({ random }: Misfortune) {
  const updates: WireUpdate[] = [];
  let confirmed = 0;

  function give({ after }: { readonly after: number }, response: ServerResponse): void {
    confirmed = Math.max(confirmed, after);
    const open = updates.filter((update) => update.number > confirmed);
    const old = updates[Math.floor(random.next() * confirmed)];
    const isAgain = random.next() < redeliveredShare;
    const given =
      isAgain && old !== undefined && open.length > 0
        ? [{ ...old, number: confirmed }, ...open]
        : open;
    setTimeout(() => response.end(JSON.stringify(given)), open.length > 0 ? 0 : pollMs);
  }

  return {
    give,
    say(update: Omit<WireUpdate, 'number' | 'isTwice'>) {
      const isTwice = random.next() < twiceShare;
      updates.push({ ...update, number: updates.length + 1, isTwice });
    },
  };
}
