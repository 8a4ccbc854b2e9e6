import { offerRegister } from '../turn/replies/register.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** Always from the backend. */
export async function sayCredits(deps: QuickDeps, question: Question): Promise<Said> {
  const { turn, wording, signal } = question;
  const credits = await deps.accounts.withAccount(turn.author.id, signal, (account) =>
    deps.turn.editor.credits({ account, signal }),
  );
  const text = wording.credits(credits);
  return credits.available > 0
    ? { text }
    : { text, links: await offerRegister(deps.turn, question) };
}
