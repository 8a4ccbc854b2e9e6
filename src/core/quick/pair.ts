import { sendInPrivate } from '../private-message.ts';
import { wordingOf } from '../wording/catalogue.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** An operator lets somebody in who showed them their code, on whichever platform that was. */
export async function pair(
  deps: QuickDeps,
  { turn, wording }: Question,
  code: string,
): Promise<Said> {
  if (!deps.turn.settings.operators.includes(turn.author.id)) {
    return { text: wording.operatorsOnly() };
  }
  const found = await deps.pairing.letIn(code);
  if (found === undefined) return { text: wording.noSuchCode() };
  const { who, isNew } = found;
  const { author, name, language } = who;
  if (!isNew) return { text: wording.letIn(name, true) };
  const text = wordingOf(language).paired();
  const { screens, log } = deps.turn;
  try {
    await sendInPrivate(screens, author, { text, key: `paired:${who.code}` });
    return { text: wording.letIn(name, true) };
  } catch (err) {
    log.info({ err }, 'somebody who was let in could not be told');
    return { text: wording.letIn(name, false) };
  }
}
