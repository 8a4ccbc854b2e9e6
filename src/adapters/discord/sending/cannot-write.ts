import type { ThreadId } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import { wordingOf } from '../../../core/wording/catalogue.ts';
import { pickLanguage } from '../../../core/wording/language.ts';
import type { DiscordApi } from '../api.ts';
import { snowflakeOf } from '../ids.ts';
import type { HeardMessage } from '../intake/heard-message.ts';
import { createRecent } from '../intake/recent.ts';
import type { OrdinaryMessages } from '../ordinary.ts';

/** Tells a person in private why the bot stays silent where they asked it. */
export type TellCannotWrite = (thread: ThreadId, heard: HeardMessage) => void;

export interface CannotWriteDeps {
  readonly api: DiscordApi;
  readonly ordinary: OrdinaryMessages;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Once is enough for somebody who tries again. */
const silentMs = 60 * 60_000;
const maxRemembered = 500;

export function createCannotWrite({ api, ordinary, clock, log }: CannotWriteDeps): TellCannotWrite {
  const toldAt = createRecent<number>(maxRemembered);
  return (thread, heard) => {
    const key = `${thread}|${heard.author.id}`;
    const before = toldAt.get(key);
    if (before !== undefined && clock.now() - before < silentMs) return;
    toldAt.set(key, clock.now());
    const { language } = pickLanguage({ text: heard.text, tag: heard.author.languageTag });
    const text = `<#${snowflakeOf(thread)}>: ${wordingOf(language).menu.cannotWriteHere}`;
    const tell = async () => {
      const direct = await api.openDirect(snowflakeOf(heard.author.id));
      const message = { text, silent: true, visibility: 'author' } as const;
      await ordinary.create(direct.id, message, { key: `cannot-write:${heard.id}` });
    };
    tell().catch((err: unknown) => log.info({ err }, 'a missing right could not be told'));
  };
}
