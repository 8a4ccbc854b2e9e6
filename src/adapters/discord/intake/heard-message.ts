import type { APIUser } from 'discord.js';
import type { InboundMessage, StoredAttachment } from '../../../core/message.ts';

/** Everything but the bytes: `attachments` are opened by the adapter. */
export type HeardMessage = Omit<InboundMessage, 'attachments'> & {
  readonly attachments: readonly StoredAttachment[];
};

export function nameOf(user: APIUser): string {
  return user.global_name ?? user.username;
}

export interface Membership {
  readonly guild: string | undefined;
  readonly channels: readonly (string | undefined)[];
  readonly roles: readonly string[] | undefined;
}

/** What, besides its author, an operator may name on the allowlist. */
export function memberOf({ guild, channels, roles }: Membership): {
  readonly memberOf?: readonly string[];
} {
  if (guild === undefined) return {};
  return {
    memberOf: [
      `discord:server:${guild}`,
      ...channels.flatMap((id) => (id === undefined ? [] : [`discord:channel:${id}`])),
      ...(roles ?? []).map((id) => `discord:role:${id}`),
    ],
  };
}
