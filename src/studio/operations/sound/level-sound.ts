import { z } from 'zod';
import { mentionsMusic } from '../music/music-words.ts';
import { defineOperation, unchanged } from '../operation.ts';

const params = z.object({});

/** Levelling needs no step: every render does it, and people like to hear so. */
export const levelSound = defineOperation<z.infer<typeof params>>({
  kind: 'level_sound',
  phase: 'sound',
  params,
  recognise({ text }) {
    if (mentionsMusic(text)) return undefined;
    const isLevel =
      /\bnormali[sz]e\b|\blufs\b|\bevenly loud\b|\b(?:fix|even out|level|balance|equali[sz]e) (?:out )?(?:the |my )?(?:volume|sound|audio|loudness|levels?)\b|\bconsistent (?:volume|loudness)|\b(?:same|equal|even) (?:volume|loudness|sound level)\b|\b(?:volume|loudness|sound|audio) (?:level )?(?:is |be )?(?:the )?(?:same|equal|even)\b|响度|(?:音量|声音)(?:大小)?[^，,]{0,4}(?:统一|均衡|平衡|一致|标准|一样|相同|差不多)/;
    return isLevel.test(text) ? [{}] : undefined;
  },
  apply: () =>
    unchanged(
      'Every video I finish is levelled to −14 LUFS, so there is nothing to set.',
      '我导出的每个视频都会自动统一响度（−14 LUFS），不用另外设置。',
    ),
  tell: () => ({ en: '', zh: '' }),
});
