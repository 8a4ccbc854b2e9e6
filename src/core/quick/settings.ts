import type { PersonRecord } from '../records/records.ts';
import type { Turn } from '../turn/turn.ts';
import { wordingOf } from '../wording/catalogue.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** Each in itself, so that everybody finds their own. */
const languageNames = { en: 'English', zh: '中文' } as const;

export async function saySettings(deps: QuickDeps, { turn, wording }: Question): Promise<Said> {
  const person = await deps.turn.people.of(turn.author.id);
  const choices = (['always', 'first', 'never'] as const)
    .filter((choice) => choice !== person.exports)
    .map((choice) => ({
      label: wording.exportChoice(choice),
      action: { kind: 'exports', choice } as const,
    }));
  const languages = (['en', 'zh'] as const)
    .filter((language) => language !== turn.language)
    .map((language) => ({
      label: languageNames[language],
      action: { kind: 'language', language } as const,
    }));
  const current = { exports: person.exports, language: languageNames[turn.language] };
  return { text: wording.settings(current), buttons: [...choices, ...languages] };
}

export async function changeSettings(
  deps: QuickDeps,
  turn: Turn,
  settings: Partial<Pick<PersonRecord, 'exports' | 'language'>>,
): Promise<Said> {
  await deps.turn.people.change(turn.author.id, (person) => ({ ...person, ...settings }));
  return { text: wordingOf(settings.language ?? turn.language).settingsSaved() };
}
