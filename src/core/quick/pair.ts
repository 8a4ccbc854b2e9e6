import type { Applicant } from '../people/pairing.ts';
import { sendInPrivate } from '../people/private-message.ts';
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
  const who = await deps.pairing.letIn(code);
  if (who === undefined) return { text: wording.noSuchCode() };
  return { text: wording.letIn(who.name, await tell(deps, who)) };
}

/** Once: where a crash or an error hides whether it went out, the operator is asked to tell them. */
async function tell({ pairing, turn }: QuickDeps, who: Applicant): Promise<boolean> {
  const { author, code, language } = who;
  const told = await pairing.claimTelling(code);
  if (told !== undefined) return told === 'yes';
  try {
    const text = wordingOf(language).paired();
    await sendInPrivate(turn.screens, author, { text, key: `paired:${code}` });
  } catch (err) {
    turn.log.info({ err }, 'somebody who was let in could not be told');
    return false;
  }
  await pairing.noteTold(code);
  return true;
}
