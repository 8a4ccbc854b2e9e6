import { createHash } from 'node:crypto';
import type { Documents } from '../../core/records/documents.ts';
import type { DiscordApi } from './api.ts';
import { toDiscordCommands } from './commands.ts';

/** `adapter:discord:{applicationId}:commands`: what was registered last. */
export interface CommandsRecord {
  readonly hash: string;
}

/** Tells Discord the commands, where they are not what it was told last. */
export async function registerCommands(
  applicationId: string,
  deps: { readonly api: DiscordApi; readonly documents: Documents<CommandsRecord> },
): Promise<void> {
  const commands = toDiscordCommands();
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  const id = `discord:${applicationId}:commands`;
  const known = await deps.documents.get(id);
  if (known?.value.hash === hash) return;
  await deps.api.registerCommands(applicationId, [...commands]);
  await deps.documents.update(id, () => ({ hash }));
}
