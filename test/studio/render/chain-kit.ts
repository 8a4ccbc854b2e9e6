import { writeFile } from 'node:fs/promises';
import { emptyHistory, type Scene, type Source } from '../../../src/studio/edit/scene.ts';
import type { AssetId, SourceId } from '../../../src/studio/edit/timeline.ts';
import { measureSource } from '../../../src/studio/media/measure.ts';
import { carryOut, needsOf } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { makeOddFlashAndBeep } from '../../fixtures/media/flash-and-beep.ts';
import { makeClip, turnClip } from '../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, type RenderKit } from './render-kit.ts';

/** Footage with a flash and a beep each second, in many forms, and messages carried out as a session does. */
export interface ChainKit extends RenderKit {
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  /** Files as they were sent, in this order. */
  open(ids: readonly AssetId[]): Scene;
  /** What the words need is measured on the files first. */
  say(words: string, scene: Scene): Promise<Scene>;
}

/** As long as six frames of the film, so that both ends of a flash and of its beep fall together. */
const lit = 0.2;
const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'] as const;

type Makers = Readonly<Record<AssetId, (path: (name: string) => string) => Promise<string>>>;

const footage: Makers = {
  a_plain: (path) => makeOddFlashAndBeep(path('plain.mp4'), { lit, seconds: 5 }),
  a_tall: (path) =>
    makeOddFlashAndBeep(path('tall.mp4'), {
      ...{ lit, size: '180x320', fps: '25' },
      encoding: [...encoding, '-ar', '44100', '-ac', '1'],
    }),
  a_uneven: (path) =>
    makeOddFlashAndBeep(path('uneven.mp4'), {
      ...{ lit, fps: '60000/1001', picture: "select='lt(mod(n,60),8)+gt(mod(n,7),2)'" },
      encoding: [...encoding, '-vsync', 'vfr'],
    }),
  a_turned: async (path) => {
    const filmed = { lit, size: '180x320', fps: '30000/1001' };
    return turnClip(await makeOddFlashAndBeep(path('filmed.mp4'), filmed), 90);
  },
  a_sixty: (path) =>
    makeOddFlashAndBeep(path('sixty.mov'), { lit, size: '240x180', fps: '60000/1001' }),
  a_mute: (path) => makeClip(path('mute.mp4'), { sound: null, picture: 'color=black' }),
  a_photo: (path) => photo(path('photo.png'), 'color=black:size=200x300'),
  a_logo: (path) => photo(path('logo.png'), 'color=blue:size=64x64'),
  a_words: async (path) => {
    const cue = (n: number) => `${n}\n00:00:0${n},100 --> 00:00:0${n},900\nline ${n}\n\n`;
    await writeFile(path('words.srt'), cue(1) + cue(2) + cue(3));
    return path('words.srt');
  },
};

async function photo(path: string, picture: string): Promise<string> {
  await ffmpeg(['-f', 'lavfi', '-i', picture, '-frames:v', '1', path]);
  return path;
}

export async function createChainKit(): Promise<ChainKit> {
  const kit = await createRenderKit();
  const sources = new Map<SourceId, RenderSource>();
  for (const [id, make] of Object.entries(footage)) {
    // The keys of `footage` are what its type says.
    const asset = id as AssetId;
    sources.set(asset, await kit.source(asset, await make((name) => kit.folder.path(name))));
  }
  const hum = { sound: '0.3*sin(110*2*PI*t)*(1+sin(4*PI*t))', seconds: 8 };
  const song = await makeClip(kit.folder.path('song.mkv'), hum);
  await ffmpeg(['-i', song, '-vn', kit.folder.path('song.wav')]);
  const bed = await kit.source('bed_calm', kit.folder.path('song.wav'));
  sources.set('bed_calm', bed);
  const beds = [{ ...bed, name: 'calm', measures: {} }];
  const known = new Map<string, Source>();
  return {
    ...kit,
    sources,
    open(ids) {
      const assets = ids.flatMap((id): Source[] => {
        const source = sources.get(id);
        return source === undefined ? [] : [known.get(id) ?? { ...source, name: id, measures: {} }];
      });
      return { assets, beds, history: emptyHistory, language: 'en' };
    },
    async say(words, scene) {
      const interpretation = interpret(words, scene);
      let now = scene;
      for (const { source: id, measure } of needsOf(interpretation, scene)) {
        const source = [...sources.values()].find((each) => each.id === id);
        if (source === undefined) continue;
        const deps = { tools: kit.tools, signal: new AbortController().signal };
        const value = await measureSource(source.path, source.facts, measure, deps);
        const add = (all: readonly Source[]) =>
          all.map((each) =>
            each.id === id ? { ...each, measures: { ...each.measures, [measure]: value } } : each,
          );
        now = { ...now, assets: add(now.assets), beds: add(now.beds) };
        for (const each of now.assets) known.set(each.id, each);
      }
      return { ...now, history: carryOut(interpretation, now).history };
    },
  };
}
