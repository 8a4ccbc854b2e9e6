import { english } from './en.ts';
import type { Language } from './language.ts';
import type { Wording } from './wording.ts';
import { chinese } from './zh.ts';

const catalogues: Readonly<Record<Language, Wording>> = { en: english, zh: chinese };

export function wordingOf(language: Language): Wording {
  return catalogues[language];
}
