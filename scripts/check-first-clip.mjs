// Judges what the README's first command made: node scripts/check-first-clip.mjs SOURCE.mp4 RESULT.mp4
// It must play, be H.264 with AAC, and be shorter by the pauses; the tests judge everything else.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The sample has about 8 s of pauses; a natural rest stays at each cut. */
const leastRemovedSeconds = 4;

function probe(file) {
  const args = [
    '-v',
    'error',
    '-of',
    'json',
    '-show_entries',
    'format=duration:stream=codec_name,codec_type',
    file,
  ];
  const { format, streams } = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' }));
  return {
    seconds: Number(format.duration),
    codecs: streams.map((stream) => stream.codec_name).sort(),
  };
}

function requireTrue(isTrue, sentence) {
  if (!isTrue) throw new Error(sentence);
}

const [source, result] = process.argv.slice(2);
const before = probe(source);
const after = probe(result);
execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', result, '-f', 'null', '-']);
requireTrue(after.codecs.join() === 'aac,h264', `streams are ${after.codecs.join()}`);
requireTrue(
  after.seconds > 5 && after.seconds < before.seconds - leastRemovedSeconds,
  `it lasts ${after.seconds} s, the source ${before.seconds} s`,
);
const kilobytes = Math.round(statSync(result).size / 1000);
process.stdout.write(
  `${before.seconds} s became ${after.seconds} s: ${after.codecs.join(' and ')}, ${kilobytes} kB, decodes without an error\n`,
);
