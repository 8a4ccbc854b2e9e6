import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { runFfmpeg } from '../studio/media/run-ffmpeg.ts';
import { findTools, type Tools } from '../studio/media/tools.ts';
import { findPictured } from '../studio/render/titles/emoji-layers.ts';
import type { World } from '../world.ts';
import { type Check, fail, ok, warn } from './check.ts';
import { toSentence } from './sentences.ts';

const findMs = 60_000;
const drawMs = 60_000;

/** FFmpeg with what it must be able to do, and whether titles can be written, in Chinese too. */
export async function checkFfmpeg(settings: Settings, world: World): Promise<readonly Check[]> {
  const { ffmpegPath, ffprobePath } = settings.studio;
  try {
    const tools = await findTools({
      ...(ffmpegPath === undefined ? {} : { ffmpegPath }),
      ...(ffprobePath === undefined ? {} : { ffprobePath }),
      signal: AbortSignal.timeout(findMs),
    });
    const hdr = tools.hasZscale ? '' : ' It was built without zscale, so HDR clips are refused.';
    const vp9 = tools.hasVp9 ? '' : ' It was built without libvpx-vp9, so it makes no stickers.';
    const found = `FFmpeg ${tools.version} at ${tools.ffmpeg} can do what is needed.${hdr}${vp9}`;
    return [ok('ffmpeg', found), await checkFonts(tools, settings, world)];
  } catch (error) {
    // The cloud edits without it.
    const isNeeded = settings.backend.url === undefined;
    const sentence = `${toSentence(error).replace(/\.$/, '')}.`;
    return [isNeeded ? fail('ffmpeg', sentence) : warn('ffmpeg', sentence)];
  }
}

/** Signs that stand for a script each; the drawing library names those that no font has. */
const samples = { Latin: 'Ag', Chinese: '永國', Japanese: 'あ', Korean: '한' } as const;

async function checkFonts(tools: Tools, settings: Settings, world: World): Promise<Check> {
  const workDir = await mkdtemp(join(world.temporary, 'cutroom-fonts-'));
  try {
    const missing = await findMissing(tools, settings.studio.fontsDir, workDir);
    const scripts = Object.entries(samples)
      .filter(([, signs]) => [...signs].some((sign) => missing.has(sign)))
      .map(([script]) => script);
    if (scripts.length === 0) return ok('fonts', await sayWritten());
    const advice = 'on Debian or Ubuntu: sudo apt-get install -y fonts-noto-cjk';
    const sentence = `No font has ${scripts.join(', ')} letters; install one (${advice}).`;
    return scripts.includes('Latin') ? fail('fonts', sentence) : warn('fonts', sentence);
  } catch (error) {
    return warn('fonts', `Whether titles can be written cannot be told: ${toSentence(error)}`);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function sayWritten(): Promise<string> {
  const some = '🎬';
  if ((await findPictured([some])).has(some))
    return 'Titles can be written, in Chinese and with emoji too.';
  const advice = 'on Debian or Ubuntu: sudo apt-get install -y fonts-noto-color-emoji';
  return `Titles can be written, in Chinese too; emoji are left out (${advice}).`;
}

async function findMissing(
  tools: Tools,
  fontsDir: string | undefined,
  workDir: string,
): Promise<ReadonlySet<string>> {
  const text = Object.values(samples).join(' ');
  await writeFile(
    join(workDir, 'probe.ass'),
    `[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,sans-serif,20
[Events]
Format: Start, End, Style, Text
Dialogue: 0:00:00.00,0:00:01.00,Default,${text}
`,
  );
  // By a name of ours: a path in a filter would have to be escaped.
  if (fontsDir !== undefined) await symlink(fontsDir, join(workDir, 'fonts'), 'dir');
  const { log } = await runFfmpeg(tools, {
    args: [
      ...['-f', 'lavfi', '-i', 'color=black:size=320x180:rate=25:duration=0.04'],
      ...['-vf', 'ass=f=probe.ass:fontsdir=fonts', '-frames:v', '1', '-f', 'null', '-'],
    ],
    workDir,
    signal: AbortSignal.timeout(drawMs),
    wallMs: drawMs,
    logLevel: 'verbose',
  });
  const codes = log.matchAll(/failed to find any fallback with glyph 0x([0-9a-f]+)/gi);
  return new Set(
    [...codes].map(([, code]) => String.fromCodePoint(Number.parseInt(code ?? '20', 16))),
  );
}
