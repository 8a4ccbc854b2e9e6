import { z } from 'zod';
import { isNegated } from '../../plan/words/polarity.ts';
import { addMusic } from '../music/add-music.ts';
import { defineOperation } from '../operation.ts';
import { setVolume } from './set-volume.ts';

const params = z.object({});
const song = { from: 'upload', duckDb: 0 };

/** "Replace the audio with this track": the original goes, the song comes. */
export const replaceSound = defineOperation<z.infer<typeof params>>({
  kind: 'replace_sound',
  phase: 'sound',
  params,
  recognise({ text }) {
    const isReplace =
      /\b(?:replace|swap out|substitute)\b[^,]*\b(?:audio|sound|voice)\b[^,]*\b(?:with|by|for)\b|(?:用|拿|把)[^，,]*(?:音频|音乐|歌|mp3)[^，,]*(?:替换|换掉|代替|替代)[^，,]*(?:原声|声音|原音|音频)|(?:原声|原音)[^，,]*(?:换成|替换成?为?)[^，,]*(?:音频|音乐|歌)/;
    if (!isReplace.test(text)) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  apply(timeline, _, scene) {
    const added = addMusic.apply(timeline, song, scene);
    if (added.kind === 'unchanged') return added;
    const muted = setVolume.apply(added.timeline, { mode: 'mute' }, scene);
    return muted.kind === 'unchanged' ? added : { ...added, timeline: muted.timeline };
  },
  tell(told) {
    const music = addMusic.tell({ ...told, params: song });
    return {
      en: `Muted the original sound. ${music.en}`,
      zh: `原声关掉了。${music.zh}`,
    };
  },
});
