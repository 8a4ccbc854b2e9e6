import type { AuthorId } from '../message.ts';
import type { Screens } from '../turn/screens.ts';

/** A message outside of any turn, to one person alone. Throws where they take none. */
export async function sendInPrivate(
  screens: Pick<Screens, 'adapterOf'>,
  to: AuthorId,
  { text, key }: { readonly text: string; readonly key: string },
): Promise<void> {
  const adapter = screens.adapterOf(to);
  const thread = await adapter.directThread(to);
  await adapter.post(thread, { text, silent: false, visibility: 'all' }, key);
}
