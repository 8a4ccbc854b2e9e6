import { BotError } from '../errors.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** The link of an earlier result, made anew by asking for it: links last a day. */
export async function freshLink(
  deps: QuickDeps,
  { turn, wording, signal }: Question,
  earlierId: string,
): Promise<Said> {
  const earlier = (await deps.turn.turns.get(earlierId))?.value;
  const render = earlier?.render;
  if (render === undefined || earlier?.author.id !== turn.author.id) {
    return { text: wording.buttonExpired() };
  }
  const status = await deps.accounts.withAccount(turn.author.id, signal, (account) =>
    deps.turn.editor.renderStatus({ account, signal }, render.pollId ?? render.id),
  );
  if (status.url === undefined) throw new BotError('not-found', 'a result has no link any more');
  return { text: wording.freshLink(status.url) };
}
