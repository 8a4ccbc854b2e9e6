import type { Language } from '../../edit/scene.ts';

/** The language that a message is in, by its letters outside of quotes; `otherwise` where it has none. */
export function languageOf(unquoted: string, otherwise: Language): Language {
  const chinese = unquoted.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = unquoted.match(/[a-z]{2,}/gi)?.length ?? 0;
  if (chinese === 0 && words === 0) return otherwise;
  return chinese >= words && chinese > 0 ? 'zh' : 'en';
}
