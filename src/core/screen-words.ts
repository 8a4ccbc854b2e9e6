/** What the agent wanted the person to do on a screen, offered as a button or done instead. */
export type ScreenOffer = 'export' | 'timeline' | 'credits';

export interface Translated {
  /** What is left for people to read; may be empty. */
  readonly text: string;
  readonly offers: readonly ScreenOffer[];
}

export function translateScreenWords(said: string): Translated {
  return { text: said.trim(), offers: [] };
}
