import { writeFile } from 'node:fs/promises';
import { timelineFrames } from '../src/studio/edit/timeline.ts';
import { type Bench, inTurnWithCpu } from './measure.ts';
import { editByWords, type Footage, render, withFilm } from './studio-footage.ts';
import { plainFfmpeg } from './studio-plain.ts';

const title = 'Our first day';
const words = `remove the pauses, add the title "${title}" at the start and add background music`;

/**
 * From three wishes in words to the checked file, against one FFmpeg command that makes the same cuts, the same title
 * and the same music under the voice. That command is told the cuts; ours hears the pauses, measures and levels the
 * voice, ducks the music as deep as asked and brings all to -14 LUFS.
 */
export const bench: Bench = {
  name: 'studio.three-operations',
  goal: '<=1.10',
  unit: 'ms',
  run: () =>
    withFilm(words, async (footage, timeline) => {
      const text = footage.folder.path('title.txt');
      await writeFile(text, title);
      const seconds = timelineFrames(timeline) / (timeline.fps.num / timeline.fps.den);
      let run = 0;
      return inTurnWithCpu({
        runs: 2,
        ours: async () => {
          run += 1;
          const edited = await editByWords(footage, words);
          await render(footage, { timeline: edited, cache: `run-${run}` });
        },
        baseline: () => plainFfmpeg(footage, timeline, plainThree(footage, { text, seconds })),
      });
    }),
};

function plainThree({ bed }: Footage, film: { readonly text: string; readonly seconds: number }) {
  const look = 'fontsize=61:fontcolor=white:borderw=4:x=(w-tw)/2:y=(h-th)/2';
  return {
    inputs: ['-stream_loop', '-1', '-i', bed.path],
    graph: [
      `[cutv]drawtext=textfile=${film.text}:expansion=none:${look}:enable='lt(t,3)'[v]`,
      '[cuta]aformat=channel_layouts=stereo,asplit[voice][key]',
      `[1:a]atrim=end=${film.seconds},aresample=48000[bed]`,
      '[key]aresample=48000[sc]',
      '[bed][sc]sidechaincompress=threshold=0.03:ratio=8:attack=20:release=400[low]',
      '[voice][low]amix=inputs=2:normalize=0:duration=first,alimiter=limit=0.89[a]',
    ],
  };
}
