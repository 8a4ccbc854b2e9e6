import { z } from 'zod';
import { findSource } from '../../edit/source-length.ts';
import type { Clip } from '../../edit/timeline.ts';
import { mentionsMusic } from '../music/music-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { changeClips, targetIn, targetShape } from '../target.ts';

const params = z.object({ strength: z.enum(['light', 'usual', 'strong', 'off']), ...targetShape });
type Wish = z.infer<typeof params>;

/** How far steady noise goes down at most. More would take breath and the ends of words with it. */
const reductionDb = { light: 6, usual: 12, strong: 20 } as const;

const words =
  /\bde-?nois|\bnois(?:e|es|y)\b|\bhiss(?:ing)?\b|\bhum(?:ming)?\b|\bbuzz(?:ing)?\b|\bstatic\b|\b(?:clean|clear) (?:up )?(?:the |my )?(?:audio|sound|voice|speech)\b|\bclean (?:the |my )?(?:audio|sound|voice|speech) up\b|\bstudio (?:sound|quality sound)\b|\b(?:fan|traffic|wind|engine|air ?con\w*|ac) (?:noise|sound|is (?:running|on|humming)|running)|\bthere'?s (?:a |some )?(?:fan|traffic|wind)\b|\bclean (?:the |my )?(?:audio|sound|voice|speech) up\b|风扇声|空调声|车声|环境音|(?:声音|音频)[^，,]{0,3}(?:干净|清晰|清楚)一?[点些]?|降噪|去噪|杂音|噪音|噪声|底噪|电流声|风声|录音棚/;
const off =
  /\b(?:remove|undo|stop|without|turn off|no|disable|take off) (?:the )?(?:nois\w+ (?:reduction|removal|cancel\w+)|de-?nois\w*)|(?:取消|不要|关闭|关掉|去掉)降噪/;

/** Hiss, hum and the air of a room: steady noise in the clips' own sound. */
/** "Louder and cleaner". */
const cleaner =
  /^(?:(?:much|a (?:bit|little)|also|more) )*(?:clean(?:er)?|clear(?:er)?|crisper|less noisy)$/;

export const denoiseSound = defineOperation<Wish>({
  kind: 'denoise_sound',
  phase: 'sound',
  params,
  recognise({ text }, { previousKind }) {
    const isCleaner = previousKind === 'set_volume' && cleaner.test(text);
    if (!(words.test(text) || isCleaner) || /⟦/.test(text)) return undefined;
    if (mentionsMusic(text) && !/\bbackground nois|背景(?:噪|杂)/.test(text)) return undefined;
    if (/\b(?:keep|leave|don't (?:touch|remove)|do not (?:touch|remove))\b|保留|别动/.test(text))
      return [];
    return [{ strength: strengthIn(text), ...targetIn(text) }];
  },
  apply(timeline, wish, scene) {
    const hasSound = (clip: Clip) => findSource(scene, clip.asset)?.facts.sound !== undefined;
    if (!timeline.clips.some(hasSound)) {
      return unchanged('There is no sound here to clean.', '这里没有声音，不用降噪。');
    }
    return changeClips(timeline, wish, {
      change: (clip) => (hasSound(clip) ? withDenoise(clip, wish.strength) : clip),
      already:
        wish.strength === 'off'
          ? { en: 'There is no noise reduction to take away.', zh: '本来就没有降噪。' }
          : { en: 'The noise is reduced like that already.', zh: '已经这样降噪了。' },
    });
  },
  tell({ params: { strength } }) {
    if (strength === 'off') return { en: 'The sound is as recorded again.', zh: '取消了降噪。' };
    const by = reductionDb[strength];
    return {
      en: `Steady noise behind the voice goes down by up to ${by} dB.`,
      zh: `做了降噪，持续的噪音最多降低${by}分贝。`,
    };
  },
});

function strengthIn(text: string): Wish['strength'] {
  if (off.test(text)) return 'off';
  if (
    /\bstrong|\baggressiv|\bheav|\ball (?:the|of)\b|\bcompletely\b|\bmuch\b|\ba lot\b|强力|彻底|狠|完全|大幅/.test(
      text,
    )
  )
    return 'strong';
  return /\bslight|\blight(?:ly)?\b|\bgentl|\ba (?:little|bit)\b|轻微|稍微|一点点/.test(text)
    ? 'light'
    : 'usual';
}

function withDenoise(clip: Clip, strength: Wish['strength']): Clip {
  const { denoiseDb: _, ...bare } = clip;
  return strength === 'off' ? bare : { ...bare, denoiseDb: reductionDb[strength] };
}
