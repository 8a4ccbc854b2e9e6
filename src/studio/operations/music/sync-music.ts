import { z } from 'zod';
import { findSource } from '../../edit/source-length.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, type Told, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { addMusic } from './add-music.ts';
import { beatNeeds, cutsOnBeat, putOnBeat } from './music-beat.ts';
import { pickMusic } from './music-source.ts';
import { isAboutSomebody, mentionsBeat } from './music-words.ts';

const params = z.object({});
type Wish = z.infer<typeof params>;
const withMusic = { from: 'any', isSynced: true } as const;

/** "Cut to the beat": of the music that is there, else of music that is added for it. */
export const syncMusic = defineOperation<Wish>({
  kind: 'sync_music',
  phase: 'sound',
  params,
  recognise({ text }, { scene, previousKind }) {
    if (!mentionsBeat(text) || isAboutSomebody(text)) return undefined;
    const hasNew =
      /\badd\b|\bput\b|\buse\b|\bwith\b|加(?!快)|配|用/.test(text) &&
      /\bmusic|\bsong|音乐|歌|曲/.test(text);
    const hasMusic =
      previousKind === 'add_music' ||
      (scene.history.revisions[scene.history.at]?.music.length ?? 0) > 0;
    const isCut = /\bcuts?\b|\bedit\b|画面|剪/.test(text);
    if (hasNew || (!hasMusic && !isCut && /\bmusic|\bsong|音乐|歌|曲/.test(text))) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  needs(_, scene) {
    const music = scene.history.revisions[scene.history.at]?.music[0];
    const source = music === undefined ? undefined : findSource(scene, music.source);
    return beatNeeds(source ?? pickMusic(scene, withMusic)?.source, scene);
  },
  apply(timeline, _, scene) {
    const [music] = timeline.music;
    if (music === undefined) return addMusic.apply(timeline, withMusic, scene);
    const synced = putOnBeat(timeline, music, { scene, mayShift: true });
    if (synced.note !== undefined) return { kind: 'unchanged', why: synced.note };
    if (synced.timeline.music[0]?.onBeat !== true) {
      return unchanged(
        'No cut could be moved to a beat without cutting into speech.',
        '剪切点一动就会切到说话，所以没有卡点。',
      );
    }
    return { kind: 'changed', timeline: synced.timeline };
  },
  tell(told) {
    const [music] = told.after.music;
    if (told.before.music.length === 0 || music === undefined) return tellAdded(told);
    const found = cutsOnBeat(told.after, music, told.scene);
    const cuts = found?.cuts ?? 0;
    const bpm = found?.bpm ?? 0;
    if (cuts === 0)
      return {
        en: `The end falls on the beat (${bpm} bpm).`,
        zh: `结尾踩在节拍上（每分钟${bpm}拍）。`,
      };
    return {
      en: `Put ${count(cuts, 'cut')} on the beat (${bpm} bpm).`,
      zh: `${cuts}个剪切点踩在节拍上（每分钟${bpm}拍）。`,
    };
  },
});

function tellAdded(told: Told<Wish>) {
  return addMusic.tell({ ...told, params: withMusic });
}
