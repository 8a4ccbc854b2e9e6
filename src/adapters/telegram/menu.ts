import { createHash } from 'node:crypto';
import type { LanguageCode } from 'grammy/types';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Store } from '../../core/ports/store.ts';
import { createDocuments } from '../../core/records/documents.ts';
import type { Language } from '../../core/wording/language.ts';
import { forGrammy, type TelegramClient } from './client.ts';
import { toCommands } from './commands.ts';
import { toBotError } from './errors.ts';

export interface MenuDeps {
  readonly client: TelegramClient;
  readonly botId: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The first is for everybody whose own language is not among the others. */
const languages: readonly (Language & LanguageCode)[] = ['en', 'zh'];

/** Sets the command menu where it is not what it was set to last; never fails. */
export async function setMenu(deps: MenuDeps, signal: AbortSignal): Promise<void> {
  const documents = createDocuments<{ v: 1; hash: string }>('adapter', deps.store, deps.clock);
  const id = `telegram:${deps.botId}:menu`;
  const menus = languages.map((language) => ({ language, commands: toCommands(language) }));
  const hash = createHash('sha256').update(JSON.stringify(menus)).digest('hex');
  try {
    if ((await documents.get(id))?.value.hash === hash) return;
    for (const [at, { language, commands }] of menus.entries()) {
      const scope = at === 0 ? {} : { language_code: language };
      await deps.client.calls.setMyCommands(commands, scope, forGrammy(signal));
    }
    await documents.update(id, () => ({ v: 1, hash }));
  } catch (thrown) {
    // The old menu still works; the next start tries again.
    deps.log.warn({ err: toBotError(thrown) }, 'the command menu could not be set');
  }
}
