import { execa } from 'execa';
import type { Timeline } from '../src/studio/edit/timeline.ts';
import type { Footage } from './studio-footage.ts';

/** What somebody who knows FFmpeg would type for a timeline of hard cuts: one command, the studio's own settings. */
export interface Plain {
  /** Chains between the cuts and the encoding: from `[cutv]` and `[cuta]` to `[v]` and `[a]`. */
  readonly graph: readonly string[];
  readonly inputs: readonly string[];
}

export async function plainFfmpeg(
  footage: Footage,
  { clips, fps }: Timeline,
  plain: Plain,
): Promise<void> {
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
    `${joined}concat=n=${clips.length}:v=1:a=1[cutv][cuta]`,
    ...plain.graph,
  ].join(';');
  // As nice as the studio's own processes, so that other work on the machine hits both alike.
  await execa('nice', [
    ...['-n', '10', 'ffmpeg', '-nostdin', '-v', 'error', '-y'],
    ...['-i', footage.talk.path, ...plain.inputs, '-filter_complex', graph],
    ...['-map', '[v]', '-map', '[a]', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '22'],
    ...['-maxrate', '8M', '-bufsize', '16M', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-bf', '2', '-g', '60', '-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '160k'],
    ...['-ar', '48000', '-ac', '2', '-movflags', '+faststart'],
    footage.folder.path('plain.mp4'),
  ]);
}
