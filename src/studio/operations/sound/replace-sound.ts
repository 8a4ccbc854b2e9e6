import { z } from 'zod';
import { isNegated } from '../../plan/words/polarity.ts';
import { addMusic } from '../music/add-music.ts';
import { keepsOnlyMusic } from '../music/music-words.ts';
import { defineOperation } from '../operation.ts';
import { setVolume } from './set-volume.ts';

const params = z.object({
  /** Music that plays already stays as it is. */
  keepsMusic: z.boolean().optional(),
});
const song = { from: 'upload', duckDb: 0 };

/** "Replace the audio with this track": the original goes, the song comes. "Only the music": what plays already stays. */
export const replaceSound = defineOperation<z.infer<typeof params>>({
  kind: 'replace_sound',
  phase: 'sound',
  params,
  recognise({ text }) {
    const isReplace =
      /\b(?:replace|swap out|substitute)\b[^,]*\b(?:audio|sound|voice)\b[^,]*\b(?:with|by|for)\b|(?:用|拿|把)[^，,]*(?:音频|音乐|歌|mp3)[^，,]*(?:替换|换掉|代替|替代)[^，,]*(?:原声|声音|原音|音频)|(?:原声|原音)[^，,]*(?:换成|替换成?为?)[^，,]*(?:音频|音乐|歌)/;
    if (keepsOnlyMusic(text)) return [{ keepsMusic: true }];
    if (!isReplace.test(text)) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  apply(timeline, { keepsMusic }, scene) {
    if (keepsMusic === true && timeline.music.length > 0)
      return setVolume.apply(timeline, { mode: 'mute' }, scene);
    const added = addMusic.apply(timeline, song, scene);
    if (added.kind === 'unchanged') return added;
    const muted = setVolume.apply(added.timeline, { mode: 'mute' }, scene);
    return muted.kind === 'unchanged' ? added : { ...added, timeline: muted.timeline };
  },
  tell(told) {
    if (told.before.music.length === told.after.music.length && told.params.keepsMusic === true)
      return { en: 'Muted the original sound; the music stays.', zh: '原声关掉了，只留音乐。' };
    const music = addMusic.tell({ ...told, params: song });
    return {
      en: `Muted the original sound. ${music.en}`,
      zh: `原声关掉了。${music.zh}`,
    };
  },
});
