import type { APIUser } from 'discord.js';

export interface Named {
  readonly botId: string;
  /** The role that Discord makes for the bot: people pick it where they mean the bot. */
  readonly botRoleId?: string | undefined;
  readonly mentions: readonly APIUser[];
}

/** What somebody wrote, as they read it: the bot's own mention gone, other people by their names. */
export function toWords(content: string, { botId, botRoleId, mentions }: Named): string {
  const names = new Map(mentions.map((user) => [user.id, user.global_name ?? user.username]));
  return content
    .replaceAll(/<@!?(\d+)>/g, (whole, id: string) => {
      if (id === botId) return ' ';
      const name = names.get(id);
      return name === undefined ? whole : `@${name}`;
    })
    .replaceAll(/<@&(\d+)>/g, (whole, id: string) => (id === botRoleId ? ' ' : whole))
    .replaceAll(/<a?(:\w+:)\d+>/g, '$1')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim();
}
