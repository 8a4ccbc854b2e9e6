import { execa } from 'execa';
import type { Timeline } from '../src/studio/edit/timeline.ts';
import { type Bench, inTurn, timeMs } from './measure.ts';
import { editByWords, type Footage, prepareFootage, render } from './studio-footage.ts';

const words = 'remove the pauses';

/** From the words to the checked file, against one FFmpeg command that makes the same cuts with the same settings. */
export const bench: Bench = {
  name: 'studio.pause-removal',
  goal: '<=1.10',
  unit: 'ms',
  async run() {
    const footage = await prepareFootage();
    try {
      const timeline = await editByWords(footage, words);
      let run = 0;
      const figures = await inTurn({
        runs: 3,
        ours: () =>
          timeMs(async () => {
            run += 1;
            await render(footage, {
              timeline: await editByWords(footage, words),
              cache: `run-${run}`,
            });
          }),
        baseline: () => timeMs(() => plainFfmpeg(footage, timeline)),
      });
      return { ...figures, facts: { pieces: timeline.clips.length } };
    } finally {
      await footage.folder.remove();
    }
  },
};

async function plainFfmpeg(footage: Footage, { clips, fps }: Timeline): Promise<void> {
  const rate = fps.num / fps.den;
  const pieces = clips.flatMap((clip, at) => {
    const window = `start=${clip.in / rate}:end=${clip.out / rate}`;
    return [
      `[v${at}]trim=${window},setpts=PTS-STARTPTS[pv${at}]`,
      `[a${at}]atrim=${window},asetpts=PTS-STARTPTS[pa${at}]`,
    ];
  });
  const labels = (prefix: string) => clips.map((_, at) => `[${prefix}${at}]`).join('');
  const joined = clips.map((_, at) => `[pv${at}][pa${at}]`).join('');
  const graph = [
    `[0:v]split=${clips.length}${labels('v')}`,
    `[0:a]asplit=${clips.length}${labels('a')}`,
    ...pieces,
    `${joined}concat=n=${clips.length}:v=1:a=1[v][a]`,
  ].join(';');
  // As nice as the studio's own processes, so that other work on the machine hits both alike.
  await execa('nice', [
    ...['-n', '10', 'ffmpeg'],
    ...['-nostdin', '-v', 'error', '-y', '-i', footage.talk.path, '-filter_complex', graph],
    ...['-map', '[v]', '-map', '[a]', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '22'],
    ...[
      '-maxrate',
      '8M',
      '-bufsize',
      '16M',
      '-profile:v',
      'high',
      '-pix_fmt',
      'yuv420p',
      '-bf',
      '2',
      '-g',
      '60',
    ],
    ...[
      '-c:a',
      'aac',
      '-aac_coder',
      'fast',
      '-b:a',
      '160k',
      '-ar',
      '48000',
      '-ac',
      '2',
      '-movflags',
      '+faststart',
    ],
    footage.folder.path('plain.mp4'),
  ]);
}
