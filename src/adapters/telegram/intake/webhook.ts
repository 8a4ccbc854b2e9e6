import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { Store } from '../../../core/ports/store.ts';
import { createDocuments } from '../../../core/records/documents.ts';
import { forGrammy, type TelegramClient } from '../client.ts';
import { isAborted, toBotError } from '../errors.ts';
import type { Link } from '../link.ts';
import { allowedUpdates } from './poll.ts';

export interface WebhookSettings {
  /** The whole address that Telegram sends to. */
  readonly url: string;
  /** Its path as the listener sees it. */
  readonly path: `/${string}`;
  readonly secret: string;
}

/** What the public listener calls with Telegram's updates; the shape of its `PublicRoute`. */
export interface TelegramRoute {
  readonly method: 'POST';
  readonly path: `/${string}`;
  readonly maxBodyBytes: number;
  handle(request: TelegramRequest): Promise<{ readonly status: number }>;
}

export interface TelegramRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** An update is a message with its reply; the longest of both are a small part of this. */
const maxBodyBytes = 1_000_000;

/** Answers 200 once `take` has it on disk, 503 where that failed: Telegram sends it again. */
export function createRoute(
  { path, secret }: WebhookSettings,
  log: Logger,
  take: (updates: readonly Update[]) => Promise<void>,
): TelegramRoute {
  const isSecret = createSecretCheck(secret);
  return {
    method: 'POST',
    path,
    maxBodyBytes,
    async handle({ headers, body }) {
      if (!isSecret(headers['x-telegram-bot-api-secret-token'])) return { status: 401 };
      const update = parseUpdate(body);
      if (update === undefined) return { status: 400 };
      try {
        await take([update]);
        return { status: 200 };
      } catch (err) {
        log.warn({ err }, 'an update was not taken; Telegram sends it again');
        return { status: 503 };
      }
    },
  };
}

/** https://core.telegram.org/bots/api#setwebhook: 1 to 256 characters, all of them ASCII. */
const maxSecretBytes = 256;

/** Compares what is filled up to one length, so that the time it takes tells nothing, not even how long the secret is. */
function createSecretCheck(secret: string): (shown: unknown) => boolean {
  const expected = fill(Buffer.alloc(maxSecretBytes + 1), secret);
  const compared = Buffer.alloc(maxSecretBytes + 1);
  return (shown) => typeof shown === 'string' && timingSafeEqual(fill(compared, shown), expected);
}

/** What is too long is cut, and one byte longer than any secret then. */
function fill(buffer: Buffer, text: string): Buffer {
  buffer.fill(0);
  buffer.write(text, 'latin1');
  return buffer;
}

/** Whoever knows the secret is Telegram: its updates are taken as its library describes them. */
function parseUpdate(body: Uint8Array): Update | undefined {
  try {
    const { buffer, byteOffset, byteLength } = body;
    const value: unknown = JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'));
    return isUpdate(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isSafeInteger(value.update_id)
  );
}

export interface KeepWebhookDeps {
  readonly client: TelegramClient;
  readonly botId: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly link: Link;
}

/** Somebody may take it away, by polling with the same token for one. */
const lookEveryMs = 10 * 60_000;

/** Sets the webhook where Telegram has another one, and looks now and then whether it is still there. */
export async function keepWebhook(
  deps: KeepWebhookDeps,
  settings: WebhookSettings,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = deps.clock.now();
  while (!signal.aborted) {
    try {
      const info = await setWhereDifferent(deps, settings, signal);
      deps.link.up(findTrouble(info, startedAt));
      await deps.clock.sleep(lookEveryMs, signal);
    } catch (thrown) {
      if (isAborted(signal)) return;
      deps.log.warn({ err: toBotError(thrown) }, 'the webhook could not be looked after');
      await deps.link.down(thrown, signal);
    }
  }
}

interface WebhookInfo {
  readonly last_error_date?: number;
  readonly last_error_message?: string;
  readonly pending_update_count?: number;
}

/** Telegram does not tell the secret that it has, so what was set last is kept. */
interface SetWebhook {
  readonly v: 1;
  readonly fingerprint: string;
}

async function setWhereDifferent(
  deps: KeepWebhookDeps,
  { url, secret }: WebhookSettings,
  signal: AbortSignal,
): Promise<WebhookInfo> {
  const documents = createDocuments<SetWebhook>('adapter', deps.store, deps.clock);
  const id = `telegram:${deps.botId}:webhook`;
  const terms = JSON.stringify([url, secret, allowedUpdates]);
  const fingerprint = createHash('sha256').update(terms).digest('hex');
  const info = await deps.client.calls.getWebhookInfo(forGrammy(signal));
  const isKnown = (await documents.get(id))?.value.fingerprint === fingerprint;
  if (info.url === url && isKnown) return info;
  const options = { secret_token: secret, allowed_updates: allowedUpdates };
  await deps.client.calls.setWebhook(url, options, forGrammy(signal));
  await documents.update(id, () => ({ v: 1, fingerprint }));
  deps.log.info({ host: URL.parse(url)?.host }, 'the webhook is set');
  // What went wrong before was another webhook's.
  return {};
}

/** Updates wait, and Telegram says why it cannot bring them; what was wrong before the start is over. */
function findTrouble(info: WebhookInfo, startedAt: number): string | undefined {
  const {
    last_error_date: at = 0,
    last_error_message: said,
    pending_update_count: count = 0,
  } = info;
  if (said === undefined || count === 0 || at * 1_000 < startedAt) return undefined;
  return `Telegram's updates do not arrive: ${said}`;
}
