// Makes samples/talk.mp4 from three free recordings (samples/README.md names them):
//   node scripts/make-talk.mjs SPEECH.wav FIRST.webm SECOND.mp4 OUT.mp4
// One sentence is spoken twice, as two takes of raw footage; room tone from the recording itself fills longer pauses.
import { execFileSync } from 'node:child_process';

const takeSeconds = 12.25;
const framesPerSecond = 24;
const sampleRate = 48_000;

/** Where each phrase stands in the speech, in seconds. */
const phrases = [
  { from: 0.2, to: 2.25 },
  { from: 3.15, to: 4.35 },
  { from: 5.3, to: 7.65 },
  { from: 8.1, to: 10.45 },
];

/** Silence before each phrase, in seconds, for each take. */
const takes = [
  [0.35, 1.0, 0.9, 1.1],
  [0.45, 0.8, 1.1, 0.95],
];

/** A second of the hall with nobody speaking; played forwards and backwards it repeats without a seam. */
const roomTone = { from: 2.35, to: 3.05 };

function placePhrases() {
  return takes.flatMap((pauses, take) => {
    let at = take * takeSeconds;
    return phrases.map((phrase, index) => {
      at += pauses[index];
      const placed = { ...phrase, at };
      at += phrase.to - phrase.from;
      return placed;
    });
  });
}

function soundFilters() {
  const placed = placePhrases();
  const seconds = takes.length * takeSeconds;
  const copies = placed.map((_, index) => `[voice${index}]`).join('');
  const cut = ({ from, to }) => `atrim=${from}:${to},asetpts=PTS-STARTPTS`;
  const fade = ({ from, to }) =>
    `afade=d=0.06:curve=hsin,afade=t=out:st=${(to - from - 0.1).toFixed(2)}:d=0.1:curve=hsin`;
  return [
    `[0:a]afftdn=nr=14:nf=-38,aresample=${sampleRate},volume=-4dB,asplit=${placed.length + 2}${copies}[ahead][behind]`,
    `[ahead]${cut(roomTone)}[tone0];[behind]${cut(roomTone)},areverse[tone1]`,
    `[tone0][tone1]concat=n=2:v=0:a=1,aloop=-1:size=${Math.round(1.4 * sampleRate)},atrim=0:${seconds}[room]`,
    ...placed.map(
      (phrase, index) =>
        `[voice${index}]${cut(phrase)},${fade(phrase)},adelay=${Math.round(phrase.at * 1000)}[said${index}]`,
    ),
    `[room]${placed.map((_, index) => `[said${index}]`).join('')}amix=${placed.length + 1}:normalize=0:duration=first[sound]`,
  ];
}

/** Each take, cropped clear of the first recording's black edges, is one camera move that turns back when its recording ends, at the speed that shows every frame once. */
function pictureFilters() {
  const frames = takeSeconds * framesPerSecond;
  return [1, 2].flatMap((input) => [
    `[${input}:v]crop=iw*0.97:ih,hqdn3d=2,scale=640:360:force_original_aspect_ratio=increase:flags=lanczos,crop=640:360:0:(ih-360)*0.35,setsar=1,setpts=N/${framesPerSecond}/TB,fps=${framesPerSecond},split[go${input}][turn${input}]`,
    `[turn${input}]reverse[back${input}]`,
    `[go${input}][back${input}]concat=n=2:v=1,trim=end_frame=${frames},setpts=PTS-STARTPTS[take${input}]`,
  ]);
}

function main([speech, first, second, out]) {
  if (!out) throw new Error('usage: node scripts/make-talk.mjs SPEECH FIRST SECOND OUT.mp4');
  const graph = [...soundFilters(), ...pictureFilters(), '[take1][take2]concat=n=2:v=1[picture]'];
  const inputs = [speech, first, second].flatMap((file) => ['-i', file]);
  const video = '-map [picture] -c:v libx264 -preset veryslow -crf 29 -pix_fmt yuv420p -g 96';
  const audio = `-map [sound] -c:a aac -b:a 64k -ac 1 -ar ${sampleRate}`;
  const file = '-map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart';
  const options = [video, audio, file].join(' ').split(' ');
  const quiet = ['-v', 'error', '-y'];
  const args = [...quiet, ...inputs, '-filter_complex', graph.join(';'), ...options, out];
  execFileSync('ffmpeg', args, { stdio: 'inherit' });
}

main(process.argv.slice(2));
