import { ApplicationIntegrationType, ChannelType, InteractionType } from 'discord.js';
import { toBotError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { DiscordApi, InteractionKey } from '../api.ts';
import { isPrivateCommand } from '../commands.ts';
import { discordCodes } from '../errors.ts';
import { canWrite } from '../places.ts';
import { type AskedInteraction, kindOf, userOf } from './inbound-interaction.ts';
import { createRecent } from './recent.ts';

/** What is known of an interaction. It lives in memory alone: after a restart it is gone. */
export interface LiveInteraction {
  readonly key: InteractionKey;
  readonly user: string;
  readonly locale: string;
  readonly channel: string;
  /** The private channel with the bot itself: nobody else reads here anyway. */
  readonly isDirect: boolean;
  /** Only its author sees the answer. */
  readonly isPrivate: boolean;
  /** Whether the bot can write here by its own right too. */
  readonly canWrite: boolean;
  readonly uploadBytes: number;
  /** Where a tapped button is, or where its answer has become one. */
  message: string | undefined;
  /** The key of the post that became its answer. */
  answeredBy: string | undefined;
  followUps: number;
  /** Resolves when Discord knows that the bot is at it; false where that came too late. */
  readonly isDeferred: Promise<boolean>;
  readonly startedAt: number;
}

export interface Interactions {
  /** Answers at once, before anything is waited for: Discord gives three seconds. */
  open(asked: AskedInteraction): LiveInteraction;
  find(interaction: string): LiveInteraction | undefined;
  /** Whether its token still works, as far as time tells. */
  isAlive(live: LiveInteraction): boolean;
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
const tokenLifeMs = 15 * 60_000;
const maxLive = 2_000;

export interface InteractionDeps {
  readonly api: DiscordApi;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createInteractions({ api, clock, log }: InteractionDeps): Interactions {
  const live = createRecent<LiveInteraction>(maxLive);

  async function defer(
    key: InteractionKey,
    how: 'public' | 'private' | 'update',
  ): Promise<boolean> {
    try {
      await api.defer(key, how);
      return true;
    } catch (thrown) {
      const error = toBotError(thrown);
      // An earlier try of ours has landed, its answer was lost.
      if (error.facts['discordCode'] === discordCodes.alreadyAnswered) return true;
      log.warn({ err: error }, 'an interaction was not answered in time');
      live.delete(key.id);
      return false;
    }
  }

  return {
    open(asked) {
      const key = { applicationId: asked.application_id, id: asked.id, token: asked.token };
      const isTap = asked.type === InteractionType.MessageComponent;
      const isDirect = kindOf(asked) === 'direct';
      const isPrivate = !isTap && !isDirect && isPrivateCommand(asked.data.name);
      const how = isTap ? 'update' : isPrivate ? 'private' : 'public';
      const opened: LiveInteraction = {
        isDeferred: defer(key, how),
        key,
        isDirect,
        isPrivate,
        user: userOf(asked).id,
        locale: asked.locale,
        channel: asked.channel.id,
        canWrite: isDirect || canWriteIn(asked),
        uploadBytes: asked.attachment_size_limit,
        message: isTap ? asked.message.id : undefined,
        answeredBy: isTap ? '' : undefined,
        followUps: 0,
        startedAt: clock.now(),
      };
      live.set(asked.id, opened);
      return opened;
    },
    find: live.get,
    isAlive: ({ startedAt }) => clock.now() - startedAt < tokenLifeMs,
  };
}

/** Where only the person has installed the app, the bot is no member and has no rights of its own. */
function canWriteIn(asked: AskedInteraction): boolean {
  const owners = asked.authorizing_integration_owners;
  if (owners[ApplicationIntegrationType.GuildInstall] === undefined) return false;
  const { type } = asked.channel;
  const isThread = type === ChannelType.PublicThread || type === ChannelType.PrivateThread;
  return canWrite(asked.app_permissions, isThread);
}
