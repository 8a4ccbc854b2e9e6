import { z } from 'zod';
import { findSource } from '../../edit/source-length.ts';
import { toFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clock } from '../telling.ts';
import { addMusic } from './add-music.ts';
import { mentionsMusic } from './music-words.ts';

const params = z.object({ offsetMs: z.int().min(0).max(36_000_000) });

/** "Start the song at 0:42": where in the track the music begins. */
export const musicOffset = defineOperation<z.infer<typeof params>>({
  kind: 'music_offset',
  phase: 'sound',
  params,
  recognise({ text }) {
    if (
      !mentionsMusic(text) ||
      /\badd\b|\bput\b|\buse\b|\bonly (?:start|begin|play|come)|加|配|用|⟦/.test(text)
    )
      return undefined;
    const at =
      /\b(?:start|begin|play)(?:s|ing)?\b[^,]*?\b(?:at|from)\s*(\d+)ms(?!\s*(?:to|-|until))|\bskip\b[^,]*?(\d+)ms|(?:跳过|略过)[^，,]*?(\d+)ms|[从在](?:歌|音乐|曲子?|副歌)?的?第?\s*(\d+)ms\s*(?:处|那里|的地方)?(?:开始|起|播放|放)/.exec(
        text,
      );
    if (at === null || isNegated(text)) return undefined;
    return [{ offsetMs: Number(at.slice(1).find(Boolean)) }];
  },
  apply(timeline, { offsetMs }, scene) {
    const [music, ...others] = timeline.music;
    if (music === undefined) return addMusic.apply(timeline, { offsetMs }, scene);
    const lengthMs = findSource(scene, music.source)?.facts.durationMs ?? 0;
    if (offsetMs >= lengthMs) {
      return unchanged('The track is not that long.', '这段音乐没有那么长。');
    }
    const moved = { ...music, offset: toFrames(offsetMs, timeline.fps), onBeat: false };
    return { kind: 'changed', timeline: { ...timeline, music: [moved, ...others] } };
  },
  tell: ({ params: { offsetMs } }) => ({
    en: `The music begins at ${clock(offsetMs)} of its track.`,
    zh: `音乐从曲子的${clock(offsetMs)}处开始放。`,
  }),
});
