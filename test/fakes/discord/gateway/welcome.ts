import { ApplicationFlags, type GatewayReadyDispatchData } from 'discord.js';
import { guildPayload } from '../guild-payload.ts';
import { userPayload } from '../payloads.ts';
import { recordOf, type World } from '../world.ts';
import type { Session } from './session.ts';

/** READY, and then each server of the shard. */
export function welcome(world: World, resumeUrl: string, session: Session): void {
  const [mine, count] = session.shard;
  const guilds = [...world.guilds.values()].filter(
    ({ id, hasBot }) => hasBot && Number((BigInt(id) >> 22n) % BigInt(count)) === mine,
  );
  const ready: GatewayReadyDispatchData = {
    v: 10,
    user: userPayload(recordOf(world.users, world.application.botId)),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: resumeUrl,
    shard: [mine, count],
    application: { id: world.application.id, ...applicationFlags(world) },
  };
  session.dispatch('READY', ready);
  for (const guild of guilds) session.dispatch('GUILD_CREATE', guildPayload(world, guild));
}

/** Says whether the portal grants the content of messages. */
export function applicationFlags(world: World) {
  const flags = world.options.messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0;
  return { flags, flags_new: String(flags) };
}
