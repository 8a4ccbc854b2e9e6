import type { APIApplicationCommand } from 'discord.js';
import { type AttachmentLinks, createAttachmentLinks } from './attachment-links.ts';
import type { FakeGuild, FakePerson, GuildOptions, PersonOptions } from './cast.ts';
import { createCdn } from './cdn.ts';
import type { FakeDiscordOptions } from './discord-options.ts';
import type { Call, FaultRule } from './fault-script.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { welcome } from './gateway/welcome.ts';
import type { GatewayLevers } from './gateway-levers.ts';
import { addGuild, channelView } from './guilds.ts';
import { type LoopbackServer, openLoopback } from './loopback-server.ts';
import { addPerson } from './people.ts';
import { createFaultDesk } from './rest/fault-desk.ts';
import { createRestServer } from './rest/rest-server.ts';
import type { Route } from './rest/router.ts';
import { createApplicationRoutes } from './routes/application-routes.ts';
import { createChannelRoutes } from './routes/channel-routes.ts';
import { createInteractionRoutes } from './routes/interaction-routes.ts';
import { createMessageRoutes } from './routes/message-routes.ts';
import { createWebhookRoutes } from './routes/webhook-routes.ts';
import type { SeenInteraction, SeenMessage } from './seen.ts';
import { seenInteraction, seenMessage } from './seen-view.ts';
import type { Stage } from './stage.ts';
import { createWorld, recordOf, type StoredMessage, type World } from './world.ts';
import { announceMessage } from './write-message.ts';

/** Discord's REST API v10, gateway and CDN on the loopback interface, and the people on it. */
export interface FakeDiscord {
  /** For `DISCORD_API_BASE`; the client adds `/v10`. */
  readonly apiBase: string;
  /** For `DISCORD_CDN_BASE`. */
  readonly cdnBase: string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: { readonly id: string; readonly name: string; readonly mention: string };

  addGuild(name: string, options?: GuildOptions): FakeGuild;
  addPerson(name: string, options?: PersonOptions): FakePerson;

  /** The message as it is now. */
  message(id: string): SeenMessage | undefined;
  interaction(id: string): SeenInteraction;
  /** What the bot wrote anywhere, private messages too, oldest first. */
  saidByBot(): readonly SeenMessage[];
  readonly commands: {
    /** As registered last, with their localisations. */
    all(): readonly APIApplicationCommand[];
    /** How often a list was registered. */
    registrations(): number;
  };
  readonly calls: readonly Call[];
  callsTo(method: string, route: string): readonly Call[];
  /** The next calls of this kind go wrong. */
  next(rule: FaultRule): void;
  /** Nothing that was scripted goes wrong any more. */
  forgive(): void;
  readonly gateway: GatewayLevers;
  /** Nothing of Discord answers, open connections are cut; what people write meanwhile is kept by Discord. */
  goAway(): void;
  comeBack(): void;
  /** No attachment is handed out until what this gives is called. */
  holdDownloads(): () => void;
  /** The gateway tells of a message once more, as it does when it lost count. */
  redeliver(message: SeenMessage): void;
  /** Fetches of attachments: `ok`, or why it was refused. */
  readonly downloads: readonly { readonly path: string; readonly status: number }[];
  /** Makes a message look older, as the quota for edits after an hour counts it. */
  age(message: SeenMessage, byMs: number): void;
  /** Discord takes no larger files than these from now on, whatever it promised. */
  setFileLimit(bytes: number): void;
  /** Lets every link that was given out expire now. */
  expireLinks(): void;
  /** The token is reset in the portal: 401 everywhere, 4004 at the gateway. */
  revokeToken(): void;
  close(): Promise<void>;
}

/** A Discord of its own, on free ports of the loopback interface. */
export async function openDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const world = createWorld(options);
  const front = await openLoopback();
  const back = await openLoopback();
  const apiBase = `http://127.0.0.1:${front.port}/api`;
  const cdnBase = `http://127.0.0.1:${back.port}`;
  const gatewayUrl = `ws://127.0.0.1:${front.port}/gateway`;
  const links = createAttachmentLinks(cdnBase, world.options.linkLifeMs);
  const gateway = createGateway(world, (session) => welcome(world, gatewayUrl, session));
  const stage: Stage = { world, links, announce: gateway.announce };
  const cdn = createCdn(world, links);
  const faults = createFaultDesk();
  const rest = createRestServer(world, createRoutes(stage, gateway, gatewayUrl), faults);
  front.serve(rest.handle, gateway.upgrade);
  back.serve(cdn.handle);

  const { botId, id: applicationId } = world.application;
  return {
    apiBase,
    cdnBase,
    token: world.token,
    applicationId,
    bot: { id: botId, name: 'Cutroom', mention: `<@${botId}>` },
    addGuild: (name, given = {}) => addGuild(stage, name, given),
    addPerson: (name, given = {}) =>
      addPerson({ stage, cdn, channelView: (id) => channelView(stage, id) }, name, given),
    ...createEyes(world),
    calls: rest.calls,
    callsTo: (method, route) =>
      rest.calls.filter((call) => call.method === method && call.route === route),
    downloads: cdn.downloads,
    holdDownloads: cdn.hold,
    redeliver: ({ id }) => announceMessage(stage, 'MESSAGE_CREATE', recordOf(world.messages, id)),
    next: faults.add,
    forgive: faults.clear,
    gateway: gateway.levers,
    ...createTrouble({ world, links, gateway, servers: [front, back] }),
    async close() {
      gateway.drop();
      await Promise.all([front.close(), back.close()]);
    },
  };
}

/** What a test sees of the world. */
function createEyes(
  world: World,
): Pick<FakeDiscord, 'message' | 'interaction' | 'saidByBot' | 'commands'> {
  const look = (message: StoredMessage) => seenMessage(world, message);
  const isByBot = ({ authorId }: StoredMessage) => authorId === world.application.botId;
  return {
    message: (id) => {
      const found = world.messages.get(id);
      return found === undefined ? undefined : look(found);
    },
    interaction: (id) => seenInteraction(world, recordOf(world.interactions, id)),
    saidByBot: () => [...world.messages.values()].filter(isByBot).map(look),
    commands: {
      all: () => world.commands.list,
      registrations: () => world.commands.registrations,
    },
  };
}

interface Breakable {
  readonly world: World;
  readonly links: AttachmentLinks;
  readonly gateway: Gateway;
  readonly servers: readonly LoopbackServer[];
}

function createTrouble({
  world,
  links,
  gateway,
  servers,
}: Breakable): Pick<
  FakeDiscord,
  'goAway' | 'comeBack' | 'age' | 'setFileLimit' | 'expireLinks' | 'revokeToken'
> {
  return {
    goAway() {
      for (const server of servers) server.setAway(true);
      gateway.drop();
    },
    comeBack() {
      for (const server of servers) server.setAway(false);
    },
    age(message, byMs) {
      recordOf(world.messages, message.id).agedByMs += byMs;
    },
    setFileLimit(bytes) {
      world.fileBytes = bytes;
    },
    expireLinks: links.expireAll,
    revokeToken() {
      world.token = 'revoked';
      gateway.levers.closeAll(4004);
    },
  };
}

function createRoutes(stage: Stage, gateway: Gateway, url: string): readonly Route[] {
  return [
    ...createMessageRoutes(stage),
    ...createChannelRoutes(stage),
    ...createInteractionRoutes(stage),
    ...createWebhookRoutes(stage),
    ...createApplicationRoutes(stage.world, {
      url: () => url,
      identifiesLeft: gateway.identifiesLeft,
    }),
  ];
}
