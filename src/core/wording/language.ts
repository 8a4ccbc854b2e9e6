/** The catalogues there are. */
export type Language = 'en' | 'zh';

const han = /\p{Script=Han}/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const latinWords = /\p{Script=Latin}{2,}/gu;
/** One Latin word in a message may be a name; two are a language. */
const tellingWords = 2;

/** The language a text is written in, where it can be told. */
export function detectLanguage(text: string): Language | undefined {
  if (han.test(text) && !kana.test(text)) return 'zh';
  const words = text.match(latinWords) ?? [];
  return words.length >= tellingWords ? 'en' : undefined;
}

/** The catalogue for a platform's tag (`zh-hans`, `pt-BR`): by base language, English where there is none. */
export function toLanguage(tag: string | undefined): Language {
  return tag?.toLowerCase().split(/[-_]/u)[0] === 'zh' ? 'zh' : 'en';
}

export interface LanguageHints {
  /** Chosen in the settings. */
  readonly chosen?: Language | undefined;
  /** What the person wrote now. */
  readonly text: string;
  readonly tag?: string | undefined;
  /** What they wrote last. */
  readonly last?: Language | undefined;
}

/** What a person chose wins, then what they write, then what they wrote before, then their tag. */
export function pickLanguage(hints: LanguageHints): {
  readonly language: Language;
  /** For the backend, as the platform gave it where that agrees. */
  readonly tag: string;
} {
  const language =
    hints.chosen ?? detectLanguage(hints.text) ?? hints.last ?? toLanguage(hints.tag);
  const { tag } = hints;
  return { language, tag: tag !== undefined && toLanguage(tag) === language ? tag : language };
}
