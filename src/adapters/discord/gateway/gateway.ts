import {
  type Client,
  GatewayDispatchEvents as Dispatch,
  Events,
  GatewayCloseCodes,
  type GatewayInteractionCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord.js';
import type { Logger } from '../../../core/ports/logger.ts';

/** What the gateway delivers, in the order in which it comes. None of these may throw or wait. */
export interface GatewayHandlers {
  ready(data: GatewayReadyDispatchData): void;
  message(data: GatewayMessageCreateDispatchData): void;
  edited(data: GatewayMessageUpdateDispatchData): void;
  deleted(data: GatewayMessageDeleteDispatchData): void;
  deletedMany(data: GatewayMessageDeleteBulkDispatchData): void;
  interaction(data: GatewayInteractionCreateDispatchData): void;
}

/** Why a connection ended for good; `failed` is worth another try. */
export type Ending = 'token-refused' | 'intent-refused' | 'failed';

export interface Connection {
  readonly client: Client;
  /** Resolves when it has ended for good; discord.js reconnects and resumes by itself until then. */
  readonly whenEnded: Promise<Ending>;
  /** False from the first lost connection of a shard until it is back. */
  isConnected(): boolean;
  close(): Promise<void>;
}

export interface ConnectionDeps {
  readonly client: Client;
  readonly token: string;
  readonly log: Logger;
  readonly handlers: GatewayHandlers;
}

export function openConnection({ client, token, log, handlers }: ConnectionDeps): Connection {
  const connected = new Set<number>();
  const { promise: whenEnded, resolve: end } = withResolver<Ending>();
  client.ws.on(Dispatch.Ready, (data: GatewayReadyDispatchData, shard) => {
    connected.add(shard);
    handlers.ready(data);
  });
  client.on(Events.ShardResume, (shard) => void connected.add(shard));
  client.on(Events.ShardReconnecting, (shard) => void connected.delete(shard));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    connected.delete(shard);
    log.warn({ code, shard }, 'Discord ended a connection');
    end(toEnding(code));
  });
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, 'a Discord connection'));
  client.on(Events.Error, (err) => log.warn({ err }, 'the Discord client'));
  listen(client, handlers);
  client.login(token).catch((err: unknown) => {
    log.warn({ err }, 'Discord could not be logged in to');
    end(isTokenInvalid(err) ? 'token-refused' : 'failed');
  });
  return {
    client,
    whenEnded,
    isConnected: () => connected.size > 0 && connected.size >= client.ws.shards.size,
    close: () => client.destroy(),
  };
}

/** discord.js's own structures are passed by: the plain data of an event says all, also of what it holds in no cache. */
function listen(client: Client, handlers: GatewayHandlers): void {
  const { ws } = client;
  ws.on(Dispatch.MessageCreate, (data: GatewayMessageCreateDispatchData) => handlers.message(data));
  ws.on(Dispatch.MessageUpdate, (data: GatewayMessageUpdateDispatchData) => handlers.edited(data));
  ws.on(Dispatch.MessageDelete, (data: GatewayMessageDeleteDispatchData) => handlers.deleted(data));
  ws.on(Dispatch.MessageDeleteBulk, (data: GatewayMessageDeleteBulkDispatchData) =>
    handlers.deletedMany(data),
  );
  ws.on(Dispatch.InteractionCreate, (data: GatewayInteractionCreateDispatchData) =>
    handlers.interaction(data),
  );
}

function toEnding(code: number): Ending {
  if (code === GatewayCloseCodes.AuthenticationFailed) return 'token-refused';
  return code === GatewayCloseCodes.DisallowedIntents ? 'intent-refused' : 'failed';
}

function isTokenInvalid(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
}

function withResolver<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
