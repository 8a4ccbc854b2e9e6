import { z } from 'zod';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { mentionsMusic } from './music-words.ts';

const params = z.object({});

export const removeMusic = defineOperation<z.infer<typeof params>>({
  kind: 'remove_music',
  phase: 'sound',
  params,
  recognise(clause) {
    // "Drop the volume of the song" is about its level.
    if (!mentionsMusic(clause.text) || /\bvolume\b|\blevels?\b|音量/.test(clause.text))
      return undefined;
    if (/^(?:but |just )*not (?:the |my )?(?:music|song|track)$/.test(clause.text)) return [];
    // "Skip the first 20 seconds of the song" is where it begins.
    if (/\bskip\b.*\d+ms|[跳略]过.*\d+ms/.test(clause.text)) return undefined;
    if (/\bmute|\bsilence\b|静音/.test(clause.text)) return isNegated(clause.text) ? [] : [{}];
    if (/\b(?:music|song) off\b|音乐关/.test(clause.text)) return [{}];
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    return polarity === 'remove' ? [{}] : undefined;
  },
  apply(timeline) {
    if (timeline.music.length === 0)
      return unchanged('There is no music to remove.', '本来就没有音乐。');
    return { kind: 'changed', timeline: { ...timeline, music: [] } };
  },
  tell: () => ({ en: 'Removed the music.', zh: '去掉了音乐。' }),
});
