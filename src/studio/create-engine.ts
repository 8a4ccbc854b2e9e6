import { dirname } from 'node:path';
import PQueue from 'p-queue';
import { readDraft, toDraft } from './edit/draft/draft.ts';
import type { Engine } from './engine.ts';
import { StudioError } from './errors.ts';
import type { MediaFacts } from './media/facts.ts';
import { inspectMedia } from './media/inspect.ts';
import { measureSource } from './media/measure.ts';
import { probe } from './media/probe.ts';
import { toSound } from './media/streams.ts';
import type { Tools } from './media/tools.ts';
import { findTools } from './media/tools.ts';
import { carryOut, needsOf } from './plan/carry-out.ts';
import { interpret } from './plan/interpret.ts';
import { createRenderer } from './render/create-renderer.ts';
import { formatsWith } from './render/outputs/derive.ts';
import { rendersAtOnce } from './renders/at-once.ts';
import type { StudioLog, StudioSettings } from './settings.ts';

/** Pieces of earlier renders may take this share of the disk in one session. */
const cacheShare = 0.1;

/** The engine that edits with FFmpeg. Throws `ffmpeg-missing`. */
export async function createEngine(
  settings: StudioSettings,
  how: { readonly log: StudioLog; readonly signal: AbortSignal },
): Promise<Engine> {
  const { ffmpegPath, ffprobePath, cores, maxMinutes, fonts } = settings;
  const tools = await findTools({
    ...(ffmpegPath === undefined ? {} : { ffmpegPath }),
    ...(ffprobePath === undefined ? {} : { ffprobePath }),
    signal: how.signal,
  });
  // However many people upload at once, no more of these processes than cores.
  const looks = new PQueue({ concurrency: Math.max(1, cores) });
  how.log.info({ version: tools.version }, 'FFmpeg was found');
  return {
    inspect: (path, signal) =>
      looks.add(() => inspectMedia(path, { tools, maxMinutes, signal }), { signal }),
    inspectBed: (path, signal) => inspectBed(path, tools, signal),
    measure: async ({ path, facts }, name, signal) => ({
      [name]: await looks.add(
        () => measureSource(path, facts, name, { tools, signal, workDir: settings.dataDir }),
        { signal },
      ),
    }),
    ...{ interpret, needsOf, carryOut, toDraft, readDraft },
    renderer: createRenderer({
      tools,
      threads: Math.max(1, Math.floor(cores / rendersAtOnce(cores))),
      cacheBytes: settings.diskBytes * cacheShare,
      ...(fonts === undefined ? {} : { fontsDir: fonts }),
      log: how.log,
    }),
    outputs: formatsWith(tools),
  };
}

/** Beds are Ogg files of ours, which uploads cannot be. */
async function inspectBed(path: string, tools: Tools, signal: AbortSignal): Promise<MediaFacts> {
  const target = { path, demuxer: 'ogg', workDir: dirname(path), signal };
  const { streams, format } = await probe(tools, target);
  const sound = toSound(streams);
  if (sound === undefined || format.duration === undefined) {
    throw new StudioError('unsupported-file', 'a music bed has no sound');
  }
  return { kind: 'audio', demuxer: 'ogg', durationMs: format.duration * 1000, sound };
}
