import { maxFileBytes } from '../media-types.ts';
import type { Turn } from '../turn/turn.ts';
import { chooseClips } from './clips.ts';
import { sayCredits } from './credits.ts';
import { askToForget, forget } from './forget.ts';
import { freshLink } from './fresh-link.ts';
import { pair } from './pair.ts';
import { openProject, sayProjects } from './projects.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';
import { sayRefusal } from './refusal.ts';
import { changeSettings, saySettings } from './settings.ts';
import { sayStatus } from './status.ts';

/** Each kind of question has a file of its own, but for those that are one sentence. */
export async function answerQuestion(deps: QuickDeps, question: Question): Promise<Said> {
  const { wording, turn } = question;
  const { request } = turn;
  switch (request.kind) {
    case 'refuse':
      return sayRefusal(deps, question, request);
    case 'credits':
      return sayCredits(deps, question);
    case 'status':
      return sayStatus(deps, question);
    case 'cancel':
      return { text: wording[await deps.canceller.cancel(turn.conversation, request.turnId)]() };
    case 'fresh-link':
      return freshLink(deps, question, request.turnId);
    case 'projects':
      return sayProjects(deps, question);
    case 'open-project':
      return openProject(deps, question, request.projectId);
    case 'settings':
      return saySettings(deps, question);
    case 'set-exports':
      return changeSettings(deps, turn, { exports: request.choice });
    case 'set-language':
      return changeSettings(deps, turn, { language: request.language });
    case 'choose-clips':
      return chooseClips(deps, question, request.mode);
    case 'forget':
      return askToForget(wording);
    case 'forget-answer':
      return forget(deps, question, request.isSure);
    case 'pair':
      return pair(deps, question, request.code);
    case 'ask-clip':
      return { text: wording.sendAClip(largestClip(deps, turn)) };
    case 'ask-words':
      return { text: wording.sayWhatToDo() };
    case 'thanks':
      return { text: wording.welcome() };
    case 'help':
    case 'edit':
    case 'export':
    case 'preview':
    case 'upload':
    case 'new':
    case 'greeting':
      return { text: sayHelp(deps, question) };
  }
}

/** Operators alone read of the command that is in no menu. */
function sayHelp({ turn: { settings } }: QuickDeps, { turn, wording }: Question): string {
  const letsIn = settings.access === 'pairing' && settings.operators.includes(turn.author.id);
  return letsIn ? `${wording.help()}\n\n${wording.helpForOperators()}` : wording.help();
}

function largestClip({ turn: { screens } }: QuickDeps, { thread }: Turn): number {
  return Math.min(maxFileBytes, screens.adapterOf(thread.id).limits.downloadBytes);
}
