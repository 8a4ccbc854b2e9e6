import type { Client } from 'discord.js';
import type { InboundRef } from '../../core/message.ts';
import type { ChatAdapter, ChatHost } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids, Random } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Store } from '../../core/ports/store.ts';
import { createDocuments } from '../../core/records/documents.ts';
import { createDiscordApi } from './api.ts';
import { isRightMissing, toBotError } from './errors.ts';
import { parseRef, snowflakeOf, toThreadId } from './ids.ts';
import { createAttachmentReader } from './intake/attachment-reader.ts';
import { createEars, type Ears } from './intake/ears.ts';
import { createFollowed, type FollowedRecord } from './intake/followed.ts';
import { createInteractions } from './intake/interactions.ts';
import { createMovedMessages, type MovedRecord } from './intake/moved-messages.ts';
import { discordLimits } from './limits.ts';
import { createOrdinaryMessages } from './ordinary.ts';
import { createPlaces } from './places.ts';
import { type CommandsRecord, registerCommands } from './register-commands.ts';
import { createDiscordRest } from './rest.ts';
import { createAcknowledger } from './sending/acknowledge.ts';
import { createAnswers } from './sending/answers.ts';
import { createCannotWrite } from './sending/cannot-write.ts';
import { createHandOver } from './sending/hand-over.ts';
import { createTyping } from './sending/typing.ts';
import { createVoice } from './sending/voice.ts';
import { createThreadOpener } from './threads.ts';

export interface DiscordAdapterSettings {
  readonly token: string;
  readonly apiBase: string;
  readonly cdnBase: string;
  /** `auto` goes on without the Message Content intent where Discord does not allow it. */
  readonly messageContent: 'auto' | 'on' | 'off';
  readonly shards: 'auto' | number;
  readonly threads: 'on' | 'off';
  /** When an interaction becomes an ordinary message; Discord lets its token die after 15 minutes. */
  readonly handOverMs?: number;
}

export interface DiscordDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Logger;
  readonly store: Store;
}

/** A token lives 15 minutes; this leaves time for slow calls. */
const defaultHandOverMs = 13 * 60_000;

export function createDiscordAdapter(
  settings: DiscordAdapterSettings,
  deps: DiscordDeps,
): ChatAdapter {
  let ears: Ears | undefined;
  let host: ChatHost | undefined;
  const parts = createParts(settings, deps, () => ears?.client());
  const { api, voice, typing } = parts;

  /** What a person wants and only an operator can make possible is told to both. */
  async function noticing<T>(say: () => Promise<T>, replyTo?: InboundRef): Promise<T> {
    try {
      return await say();
    } catch (thrown) {
      if (!isRightMissing(toBotError(thrown))) throw thrown;
      host?.tellOperators('discord-permission-missing');
      const heard = replyTo && ears?.heard(replyTo.messageId);
      if (replyTo && heard) parts.tellCannotWrite(replyTo.thread, heard);
      throw thrown;
    }
  }

  return {
    platform: 'discord',
    limits: discordLimits,
    async start(given) {
      host = given;
      ears = createEars({ ...deps, ...parts, settings, host });
      await ears.start();
    },
    async stop() {
      typing.stop();
      await parts.handOver.stop();
      await ears?.stop();
      parts.rest.close();
    },
    async post(thread, message, key) {
      const ref = await noticing(() => voice.post(thread, message, key), message.replyTo);
      typing.follow(parseRef(ref), message);
      return ref;
    },
    async edit(ref, message) {
      await noticing(() => voice.edit(ref, message));
      typing.follow(parseRef(ref), message);
    },
    acknowledge: parts.acknowledge,
    showActivity: (thread) => typing.show(snowflakeOf(thread)),
    directThread: async (author) => toThreadId((await api.openDirect(snowflakeOf(author))).id),
    trouble: () => (ears === undefined ? 'Discord is not started.' : ears.trouble()),
    forget: (thread) => parts.followed.forget(snowflakeOf(thread)),
    reopen: parts.reader.reopen,
  };
}

function createParts(
  settings: DiscordAdapterSettings,
  { clock, log, store }: DiscordDeps,
  client: () => Client | undefined,
) {
  const rest = createDiscordRest(settings);
  const api = createDiscordApi(rest);
  const places = createPlaces(api, client);
  const reader = createAttachmentReader({ ...settings, api, clock });
  const interactions = createInteractions({ api, clock, log });
  const answers = createAnswers(api);
  const ordinary = createOrdinaryMessages({ api, uploadBytes: places.uploadBytes });
  const moved = createMovedMessages({
    ordinary,
    clock,
    documents: createDocuments<MovedRecord>('adapter', store, clock),
  });
  const handOverMs = settings.handOverMs ?? defaultHandOverMs;
  const handOver = createHandOver({ api, answers, ordinary, moved, clock, log, handOverMs });
  const followed = createFollowed({
    api,
    clock,
    log,
    documents: createDocuments<FollowedRecord>('adapter', store, clock),
  });
  const commands = createDocuments<CommandsRecord>('adapter', store, clock);
  return {
    rest,
    api,
    places,
    reader,
    interactions,
    handOver,
    followed,
    openThread: createThreadOpener(settings.threads === 'on', { api, log }),
    typing: createTyping({ api, clock, log }),
    voice: createVoice({ api, interactions, answers, ordinary, handOver }),
    tellCannotWrite: createCannotWrite({ api, ordinary, clock, log }),
    acknowledge: createAcknowledger({ api, places, log }),
    onReady: ({ applicationId }: { readonly applicationId: string }) =>
      registerCommands(applicationId, { api, documents: commands }),
  };
}
