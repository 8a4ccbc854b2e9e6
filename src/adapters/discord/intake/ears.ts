import {
  type APIInteraction,
  type Client,
  type GatewayReadyDispatchData,
  InteractionType,
} from 'discord.js';
import type { ChatHost } from '../../../core/ports/chat-adapter.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Random } from '../../../core/ports/ids.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { DiscordApi } from '../api.ts';
import type { GatewayHandlers } from '../gateway/gateway.ts';
import { createPresence, type PresenceSettings } from '../gateway/presence.ts';
import { toInboundMessage } from '../inbound.ts';
import { type HandOver, showResultId } from '../sending/hand-over.ts';
import { waitWithin } from '../within.ts';
import type { AttachmentReader } from './attachment-reader.ts';
import type { HeardMessage } from './heard-message.ts';
import type { AskedInteraction } from './inbound-interaction.ts';
import { createIntake, type IntakeDeps, type Self } from './intake.ts';
import type { Interactions } from './interactions.ts';

export interface EarsDeps extends Omit<IntakeDeps, 'hasMessageContent'> {
  readonly settings: PresenceSettings;
  readonly api: DiscordApi;
  readonly reader: AttachmentReader;
  readonly interactions: Interactions;
  readonly handOver: HandOver;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly host: ChatHost;
  /** Once for each connection that is not resumed. */
  onReady(self: Self): Promise<void>;
}

/** Everything that Discord says to the bot, handed to the core. */
export interface Ears {
  start(): Promise<void>;
  stop(): Promise<void>;
  trouble(): string | undefined;
  client(): Client | undefined;
  /** A message that was heard lately. */
  heard(message: string): HeardMessage | undefined;
}

/** So long a start waits for what is done once people can be heard. */
const prepareMs = 5_000;

export function createEars(deps: EarsDeps): Ears {
  const { log, host } = deps;
  const intake = createIntake({ ...deps, hasMessageContent: () => presence.hasMessageContent() });
  let self: Self | undefined;
  let isStopped = false;

  let prepared: Promise<void> = Promise.resolve();

  /** Begins in the same tick. The gateway waits for nobody: what fails is told here. */
  async function run(task: (self: Self) => Promise<void>): Promise<void> {
    if (self === undefined || isStopped) return;
    await task(self).catch((err: unknown) => {
      log.error({ err }, 'an event of Discord was not taken');
    });
  }

  function ready({ user, application }: GatewayReadyDispatchData): void {
    self = { botId: user.id, applicationId: application.id };
    void run(intake.catchUp);
    prepared = run(deps.onReady);
  }

  const handlers: GatewayHandlers = {
    ready,
    message: (message) => void run((me) => intake.take(me, message)),
    edited: (message) => void run((me) => intake.edited(me, message)),
    deleted: ({ id }) => void run(() => intake.deleted(id)),
    deletedMany: ({ ids }) => {
      for (const id of ids) void run(() => intake.deleted(id));
    },
    interaction: (asked) =>
      void run(async () => {
        const heard = isAsked(asked) ? hear(deps, asked) : undefined;
        if (heard === undefined) return;
        await host.receive({ ...heard, attachments: heard.attachments.map(deps.reader.reopen) });
      }),
  };
  const presence = createPresence(deps.settings, {
    ...deps,
    handlers,
    tellOperators: (cause) => host.tellOperators(cause),
  });
  return {
    async start() {
      await presence.start();
      await waitWithin(prepared, prepareMs, deps.clock);
    },
    trouble: presence.trouble,
    client: presence.client,
    heard: intake.heard,
    async stop() {
      isStopped = true;
      await presence.stop();
    },
  };
}

/** Answers first, in the same tick; what it asks for is the core's to find out. */
function hear(
  { interactions, handOver }: EarsDeps,
  asked: AskedInteraction,
): HeardMessage | undefined {
  const live = interactions.open(asked);
  if (asked.type !== InteractionType.MessageComponent) {
    return toInboundMessage({ kind: 'command', interaction: asked });
  }
  const { message, channel } = asked;
  if (message.interaction_metadata !== undefined) {
    handOver.watch(live, { channel: channel.id, message: message.id });
  }
  if (asked.data.custom_id === showResultId) return undefined;
  return toInboundMessage({ kind: 'button', interaction: asked });
}

function isAsked(asked: APIInteraction): asked is AskedInteraction {
  return (
    asked.type === InteractionType.ApplicationCommand ||
    asked.type === InteractionType.MessageComponent
  );
}
