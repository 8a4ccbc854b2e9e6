import type { Refusal } from '../turn/turn.ts';
import { wordingOf } from '../wording/catalogue.ts';
import { english } from '../wording/en.ts';
import type { Language } from '../wording/language.ts';
import type { Request } from './request.ts';

/** An edit that a command or a button stands for, in the person's language: the agent answers in what it is asked in. */
export function inTheirWords(request: Request | Refusal, language: Language): Request | Refusal {
  if (request.kind !== 'edit') return request;
  const own = (['undo', 'redo', 'strip'] as const).find(
    (ask) => english.asks[ask] === request.text,
  );
  return own === undefined ? request : { ...request, text: wordingOf(language).asks[own] };
}
