import { randomBytes } from 'node:crypto';
import {
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type InteractionType,
} from 'discord.js';
import { refuse } from './api-error.ts';
import { channelPayload, memberPayload, userPayload } from './payloads.ts';
import { botPermissions, guildOf, isUserInstall, memberPermissions } from './permissions.ts';
import { fileLimit } from './routes/bot-writing.ts';
import type { Stage } from './stage.ts';
import { recordOf, type StoredChannel, type StoredInteraction, type World } from './world.ts';

export interface NewInteraction {
  readonly type: InteractionType;
  readonly personId: string;
  readonly channelId: string;
  readonly commandName?: string;
  readonly messageId?: string;
  /** `data`, and `message` for a button. */
  readonly payload: object;
}

/** A person asks something of the app: the bot is told, and has its time to answer. */
export function startInteraction(stage: Stage, asked: NewInteraction): StoredInteraction {
  const { world } = stage;
  const { payload, ...facts } = asked;
  const channel = recordOf(world.channels, asked.channelId);
  const interaction: StoredInteraction = {
    ...facts,
    isUserInstall: isUserInstall(world, channel),
    id: world.nextId(),
    token: `${randomBytes(24).toString('base64url')}.interaction`,
    startedAt: Date.now(),
    tokenCalls: [],
    followUps: [],
  };
  world.interactions.set(interaction.id, interaction);
  const { guildId } = channel;
  stage.announce('INTERACTION_CREATE', { guildId }, () => ({
    ...interactionPayload(world, interaction),
    ...payload,
  }));
  return interaction;
}

function interactionPayload(world: World, interaction: StoredInteraction) {
  const channel = recordOf(world.channels, interaction.channelId);
  const person = recordOf(world.users, interaction.personId);
  const guild = guildOf(world, channel);
  const inGuild = guild !== undefined && {
    guild_id: guild.id,
    guild: { id: guild.id, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: {
      ...memberPayload(guild, person),
      permissions: memberPermissions(guild, person.id).toString(),
    },
  };
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: channelPayload(world, channel),
    locale: person.locale,
    entitlements: [],
    app_permissions: botPermissions(world, channel).toString(),
    authorizing_integration_owners: ownersOf(interaction, guild?.id),
    context: contextOf(channel),
    attachment_size_limit: fileLimit(world, channel),
    ...(guild === undefined ? { user: userPayload(person) } : inGuild),
  };
}

export function contextOf({ type, isForeign }: StoredChannel): InteractionContextType {
  if (isForeign === true) return InteractionContextType.PrivateChannel;
  return type === ChannelType.DM ? InteractionContextType.BotDM : InteractionContextType.Guild;
}

function ownersOf(interaction: StoredInteraction, guildId: string | undefined) {
  if (interaction.isUserInstall) {
    return { [ApplicationIntegrationType.UserInstall]: interaction.personId };
  }
  return { [ApplicationIntegrationType.GuildInstall]: guildId ?? '0' };
}

/** By the token in the path, while it lives; 50027 after, 10015 for one that never was or that was never answered. */
export function liveInteraction(world: World, token: string): StoredInteraction {
  const found = [...world.interactions.values()].find((each) => each.token === token);
  if (found === undefined) throw refuse('unknownWebhook');
  if (Date.now() - found.startedAt > world.options.interactionTokenMs) {
    throw refuse('invalidToken');
  }
  if (found.answer === undefined) throw refuse('unknownWebhook');
  return found;
}

export function hasFailed(world: World, interaction: StoredInteraction): boolean {
  const age = Date.now() - interaction.startedAt;
  return interaction.answer === undefined && age > world.options.answerMs;
}
