import type { Layer } from '../../edit/picture/layer.ts';
import type { Sentence } from '../../edit/scene.ts';

/** Whether the sound of a clip that lies over the film is wanted; undefined where nothing is said of it. */
export function soundIn(text: string): boolean | undefined {
  if (
    /\b(?:mute|silent|silence|no sound|no audio|without (?:its |the |any )?(?:sound|audio))\b|静音|不要声音|别出声|无声|没有?声音|关掉?声音|去掉声音/.test(
      text,
    )
  )
    return false;
  const isHeard =
    /\b(?:with|keep|hear|play|unmute|include|mix)\b[^,]{0,24}\b(?:sound|audio|voice|both sounds)\b|\bunmute\b|\bhear\b(?! no)|\b(?:hear|let me hear) (?:it|both|them)\b|带(?:上)?声音?|有声音?|开声音?|打开声音|保留[^，,]{0,6}(?:声音|原声)|(?:两边|都)[^，,]{0,4}(?:声音|出声)|取消静音/;
  return isHeard.test(text) ? true : undefined;
}

/** The film's own sound goes on alone unless both are asked for. */
export function tellSound({ gainDb, kind }: Layer): Sentence {
  const name = kind === 'half' ? '分屏' : '画中画';
  return gainDb === null
    ? {
        en: ' Its own sound is off; say “with its sound” to hear both.',
        zh: `它的声音关掉了，想听就说“${name}带声音”。`,
      }
    : { en: ' Both sounds are heard.', zh: '两边的声音都有。' };
}
