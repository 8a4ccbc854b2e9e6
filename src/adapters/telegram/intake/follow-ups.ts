import { createHash } from 'node:crypto';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { Store } from '../../../core/ports/store.ts';
import { createDocuments } from '../../../core/records/documents.ts';
import type { TelegramClient } from '../client.ts';
import { toBotError } from '../errors.ts';
import type { OwnMessage } from '../places.ts';
import { type PatienceDeps, patiently } from '../sending/patience.ts';
import type { Strays } from '../sending/strays.ts';

/** What did not fit into a message stands below it. */
export interface FollowUps {
  /** Posts the parts once for each message and wording, however often it is asked; never fails. */
  show(own: OwnMessage, parts: readonly string[]): Promise<void>;
  /** Keeps nothing of this chat any more. */
  forget(chat: number): Promise<void>;
}

export interface FollowUpDeps extends PatienceDeps {
  readonly client: TelegramClient;
  readonly strays: Strays;
  readonly botId: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Written before anything is posted: after a crash in between a part may be missing, but none stands there twice. */
interface Shown {
  readonly v: 1;
  readonly digest: string;
  readonly ids: readonly number[];
  readonly keepUntil: number;
}

/** Later nobody edits the message any more. */
const keepMs = 7 * 86_400_000;

export function createFollowUps(deps: FollowUpDeps): FollowUps {
  const { client, clock, log } = deps;
  const documents = createDocuments<Shown>('adapter', deps.store, clock);
  const prefixOf = (chat: number) => `telegram:${deps.botId}:more:${chat}:`;

  async function post({ chat, id }: OwnMessage, text: string): Promise<number> {
    const made = await deps.strays.posting({ chat }, async () => {
      const sent = await patiently(deps, { chat }, (at) =>
        client.calls.raw.sendMessage({
          chat_id: at.chat,
          text,
          disable_notification: true,
          link_preview_options: { is_disabled: true },
          // Carries the topic too.
          reply_parameters: { message_id: id, allow_sending_without_reply: true },
        }),
      );
      return { chat: sent.chat.id, id: sent.message_id };
    });
    return made.id;
  }

  async function replace(own: OwnMessage, parts: readonly string[]): Promise<void> {
    const key = `${prefixOf(own.chat)}${own.id}`;
    const before = (await documents.get(key))?.value;
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    if ((before === undefined && parts.length === 0) || before?.digest === digest) return;
    const write = (ids: readonly number[]) =>
      documents.update(key, () => ({ v: 1, digest, ids, keepUntil: clock.now() + keepMs }));
    await write([]);
    // The old ones say what no longer holds.
    for (const id of before?.ids ?? []) {
      await client.calls.deleteMessage(own.chat, id).catch(() => undefined);
    }
    const ids: number[] = [];
    for (const part of parts) ids.push(await post(own, part));
    if (ids.length > 0) await write(ids);
  }

  return {
    async show(own, parts) {
      await replace(own, parts).catch((thrown: unknown) => {
        log.warn({ err: toBotError(thrown) }, 'the rest of a long message was not posted');
      });
    },
    async forget(chat) {
      for await (const { key } of deps.store.scan(`adapter:${prefixOf(chat)}`)) {
        await documents.delete(key.slice('adapter:'.length));
      }
    },
  };
}
