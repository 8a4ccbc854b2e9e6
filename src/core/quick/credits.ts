import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** Always from the backend. */
export async function sayCredits(
  deps: QuickDeps,
  { turn, wording, signal }: Question,
): Promise<Said> {
  const credits = await deps.accounts.withAccount(turn.author.id, signal, (account) =>
    deps.turn.editor.credits({ account, signal }),
  );
  return { text: wording.credits(credits) };
}
