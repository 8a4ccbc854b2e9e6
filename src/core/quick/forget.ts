import type { Wording } from '../wording/wording.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** There is no way back, so it is asked first. */
export function askToForget(wording: Wording): Said {
  return {
    text: wording.forgetAsk(),
    buttons: [
      { label: wording.buttons.forget, action: { kind: 'forget', isSure: true } },
      { label: wording.buttons.keep, action: { kind: 'forget', isSure: false } },
    ],
  };
}

export async function forget(
  deps: QuickDeps,
  { turn, wording, signal }: Question,
  isSure: boolean,
): Promise<Said> {
  if (!isSure) return { text: wording.forgetKept() };
  await deps.forgetting.forget(turn, signal);
  return { text: wording.forgetDone() };
}
