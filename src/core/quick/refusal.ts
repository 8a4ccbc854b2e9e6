import { maxWaiting } from '../people/access.ts';
import { sayFailure } from '../turn/replies/say-failure.ts';
import type { Refusal } from '../turn/turn.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** Why a message is answered with a sentence and nothing else. */
export async function sayRefusal(
  deps: QuickDeps,
  question: Question,
  refusal: Refusal,
): Promise<Said> {
  const { turn, wording, signal } = question;
  const { settings } = deps.turn;
  switch (refusal.why) {
    case 'file': {
      const { code, facts } = refusal;
      return { text: await sayFailure(deps.turn, { ...turn, failure: { code, facts } }, signal) };
    }
    case 'stranger':
      return { text: wording.notAllowed() };
    case 'unpaired':
      return { text: await sayPairing(deps, question) };
    case 'not-here':
      return { text: wording.notHere() };
    case 'too-many-today':
      return { text: wording.tooManyToday(settings.turnsPerDay) };
    case 'too-much-today':
      return { text: wording.tooMuchToday(settings.bytesPerDay) };
    case 'queue-full':
      return { text: wording.queueFull(maxWaiting) };
    case 'button-expired':
      return { text: wording.buttonExpired() };
  }
}

async function sayPairing(deps: QuickDeps, { turn, wording }: Question): Promise<string> {
  const code = await deps.pairing.apply(turn.author, turn.language);
  return code === undefined ? wording.pairingFull() : wording.pairing(code);
}
