import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** Several clips came without words: now it is known how the next words are meant. */
export async function chooseClips(
  deps: QuickDeps,
  { turn, wording }: Question,
  mode: 'together' | 'each',
): Promise<Said> {
  await deps.turn.conversations.update(turn.conversation, (conversation) =>
    conversation?.clips === undefined
      ? undefined
      : { ...conversation, clips: { ...conversation.clips, isEach: mode === 'each' } },
  );
  return { text: wording.clipsChosen(mode) };
}
