import type { Readable } from 'node:stream';
import { Api } from 'grammy';
import { type Dispatcher, request } from 'undici';
import { capBytes } from '../../net/byte-cap.ts';
import { createNamedDispatcher } from '../../net/dispatchers.ts';

export interface TelegramClient {
  /** For getUpdates alone, with connections of its own. */
  polling(): Api;
  readonly calls: Api;
  /** For what takes as long as its file. */
  readonly uploads: Api;
  /** For the bytes of files. */
  readonly downloads: Dispatcher;
  /** Lets the connections of polling go: the next poll makes new ones. */
  renewPolling(): void;
  close(): Promise<void>;
}

const callSeconds = 60;
const uploadSeconds = 3_600;
/** The public server itself gives up after 500 s. */
const uploadAnswerMs = 510_000;
/** A hundred updates are a fraction of it. */
const maxAnswerBytes = 20 * 2 ** 20;

export function createClient(at: {
  readonly token: string;
  readonly apiRoot: string;
}): TelegramClient {
  const open = (dispatcher: Dispatcher, timeoutSeconds: number) =>
    new Api(at.token, {
      apiRoot: at.apiRoot.replace(/\/+$/, ''),
      timeoutSeconds,
      fetch: createFetch(dispatcher),
    });
  const calls = createNamedDispatcher();
  const uploads = createNamedDispatcher({ headersMs: uploadAnswerMs });
  let pollingDispatcher = createNamedDispatcher();
  let polling = open(pollingDispatcher, callSeconds);

  return {
    polling: () => polling,
    calls: open(calls, callSeconds),
    uploads: open(uploads, uploadSeconds),
    downloads: uploads,
    renewPolling() {
      // Whatever still waits on it is what was given up.
      pollingDispatcher.destroy().catch(() => undefined);
      pollingDispatcher = createNamedDispatcher();
      polling = open(pollingDispatcher, callSeconds);
    },
    async close() {
      await Promise.all([calls, uploads, pollingDispatcher].map((each) => each.destroy()));
    },
  };
}

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/**
 * Proof for the cast: grammY asks a signal whether it is aborted and listens for that, which Node's own does too; only
 * the types of the package that it uses for old Nodes say otherwise.
 */
export function forGrammy(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}

/** What grammY gives to the `fetch` it is handed. */
interface GrammyRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  readonly signal: AbortSignal;
}

/**
 * undici instead of grammY's node-fetch, whose errors hold the address and so the token, and do not tell a connection
 * that never came about from one that broke.
 */
function createFetch(dispatcher: Dispatcher) {
  return async (url: string, { headers, body, signal }: GrammyRequest) => {
    const { connection: _kept, ...sent } = headers;
    const answer = await request(url, { dispatcher, method: 'POST', headers: sent, body, signal });
    return { json: () => readAnswer(answer) };
  };
}

/** What stands before Telegram answers in HTML: then the status says it all. */
async function readAnswer({ statusCode, body }: Dispatcher.ResponseData): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of capBytes(body, maxAnswerBytes)) chunks.push(chunk);
  const refused = { ok: false, error_code: statusCode, description: `HTTP ${statusCode}` };
  try {
    const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof answer === 'object' && answer !== null && 'ok' in answer ? answer : refused;
  } catch {
    return refused;
  }
}
