import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../src/studio/edit/draft/draft.ts';
import {
  currentTimeline,
  emptyHistory,
  type Scene,
  type Source,
} from '../../../src/studio/edit/scene.ts';
import { timelineFrames } from '../../../src/studio/edit/timeline.ts';
import { measureSource } from '../../../src/studio/media/measure.ts';
import { operations } from '../../../src/studio/operations/list.ts';
import { carryOut, needsOf } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { lookAt } from '../../fixtures/media/look.ts';
import { makeColours } from '../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, type RenderKit } from '../render/render-kit.ts';

/** What each operation is asked with: after some wishes on some files, the last one is the operation's. */
const asked: Readonly<Record<string, readonly [files: string, ...wishes: string[]]>> = {
  add_inset: ['talk walk', 'put the second video in the corner'],
  add_logo: ['talk logo', 'add my logo top right'],
  add_music: ['talk', 'add calm music'],
  add_title: ['talk', 'add the title "Hello 🎬" for the first 2 seconds'],
  add_transitions: ['talk walk', 'add transitions'],
  burn_subtitles: ['talk subs', 'burn in these subtitles'],
  change_cover: ['talk', 'blur the area top left', 'make the blur bigger'],
  change_layer: ['talk logo', 'add my logo top right', 'make the logo smaller'],
  change_title: ['talk', 'add the title "Hello"', 'change the title to "Bye"'],
  colour_auto: ['talk', 'auto colour correct'],
  colour_level: ['talk', 'brighten it'],
  colour_tone: ['talk', 'make it black and white'],
  cover_region: ['talk', 'blur the area top left'],
  crop_picture: ['talk', 'crop 10% off the top'],
  cut_range: ['talk', 'cut from 0:02 to 0:03'],
  denoise_sound: ['talk', 'remove the background noise'],
  duplicate_clip: ['talk walk', 'duplicate clip 2'],
  fade_film: ['talk', 'fade in and fade out'],
  fit_length: ['talk', 'make it 5 seconds long'],
  flip_picture: ['talk', 'mirror it'],
  freeze_frame: ['talk', 'freeze the last frame for 1 second'],
  go_to_version: ['talk', 'mirror it', 'save this as v1', 'brighten it', 'go back to v1'],
  keep_range: ['talk', 'keep only 0:01 to 0:05'],
  keep_scenes: ['walk', 'keep only scene 1'],
  ken_burns_zoom: ['photo', 'add a Ken Burns effect'],
  level_sound: ['talk', 'normalize loudness'],
  list_scenes: ['walk', 'list the scenes'],
  merge_clips: ['talk walk', 'merge the clips'],
  move_clip: ['talk walk', 'move clip 2 to the start'],
  music_fade: ['talk', 'add calm music', 'fade the music out at the end'],
  music_level: ['talk', 'add calm music', 'make the music quieter'],
  music_offset: ['talk', 'add calm music', 'start the music at 0:10 of the song'],
  pick_highlights: ['talk walk', 'pick the best 5 seconds'],
  place_clips: ['talk', 'put the clips on the timeline'],
  polish: ['talk', 'make it look professional'],
  punch_in_zoom: ['talk', 'split into 4 equal parts', 'punch in on every other cut'],
  redo: ['talk', 'mirror it', 'undo', 'redo'],
  remove_clip: ['talk walk', 'remove clip 2'],
  remove_empty: ['walk', 'remove the black parts'],
  remove_layer: ['talk logo', 'add my logo top right', 'remove the logo'],
  remove_music: ['talk', 'add calm music', 'remove the music'],
  remove_pauses: ['talk', 'trim the pauses'],
  remove_subtitles: ['talk subs', 'burn in these subtitles', 'remove the subtitles'],
  remove_title: ['talk', 'add the title "Hello"', 'remove the title'],
  remove_transitions: ['talk walk', 'add transitions', 'remove the transitions'],
  replace_sound: ['talk', 'replace the sound with calm music'],
  restore_pauses: ['talk', 'trim the pauses', 'bring the pauses back'],
  reverse_clips: ['talk', 'reverse it'],
  rotate_picture: ['talk', 'rotate it 90 degrees'],
  save_version: ['talk', 'mirror it', 'save this as v1'],
  set_aspect: ['talk', 'make it vertical'],
  set_photo_length: ['photo', 'show the photo for 2 seconds'],
  set_speed: ['talk', 'speed it up 1.5x'],
  set_volume: ['talk', 'make the sound louder'],
  shift_subtitles: ['talk subs', 'burn in these subtitles', 'shift the subtitles by half a second'],
  slideshow: ['photo logo', 'make a slideshow of these photos'],
  speed_pauses: ['talk', 'speed through the pauses'],
  speed_ramp: ['talk', 'ramp up the speed at the end'],
  split_clip: ['talk', 'split at 0:03'],
  split_equal: ['talk', 'split into 3 equal parts'],
  split_scenes: ['walk', 'split at the scenes'],
  split_screen: ['talk walk', 'side by side with the second video'],
  stabilise: ['talk', 'stabilise it'],
  start_over: ['talk', 'mirror it', 'start over', 'yes'],
  style_subtitles: ['talk subs', 'burn in these subtitles', 'bigger subtitles'],
  style_title: ['talk', 'add the title "Hello"', 'make the title yellow'],
  swap_clips: ['talk walk', 'swap clips 1 and 2'],
  sync_music: ['talk', 'split into 4 equal parts', 'add calm music', 'sync the cuts to the beat'],
  trim_ends: ['talk', 'trim the start'],
  uncover_region: ['talk', 'blur the area top left', 'stop blurring'],
  undo: ['talk', 'mirror it', 'undo'],
  zoom_picture: ['talk', 'slowly zoom in'],
};

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url));

let kit: RenderKit;
const sources = new Map<string, RenderSource>();
let beds: readonly Source[] = [];

const makers: Readonly<Record<string, () => Promise<string>>> = {
  async talk() {
    const path = kit.folder.path('talk.mp4');
    const small = ['-t', '8', '-vf', 'scale=160:90', '-c:v', 'libx264', '-preset', 'ultrafast'];
    await ffmpeg(['-i', sample('talk.mp4'), ...small, path]);
    return path;
  },
  walk: () =>
    makeColours(kit.folder.path('walk.mp4'), ['red', 'black', 'blue'], { secondsEach: 2 }),
  photo: () => picture('photo.png', 'testsrc=size=200x300'),
  logo: () => picture('logo.png', 'color=yellow:size=64x64'),
  async subs() {
    const path = kit.folder.path('subs.srt');
    await writeFile(path, '1\n00:00:01,000 --> 00:00:03,000\nHello\n');
    return path;
  },
};

async function picture(name: string, what: string): Promise<string> {
  const path = kit.folder.path(name);
  await ffmpeg(['-f', 'lavfi', '-i', what, '-frames:v', '1', path]);
  return path;
}

beforeAll(async () => {
  kit = await createRenderKit();
  for (const [name, make] of Object.entries(makers)) {
    sources.set(name, await kit.source(`a_${name}`, await make()));
  }
  const bed = await kit.source('bed_calm', sample('calm-bed.ogg'));
  sources.set('bed', bed);
  beds = [{ ...bed, name: 'Calm', measures: {} }];
});
afterAll(() => kit.remove());

function open(files: string): Scene {
  const assets = files.split(' ').flatMap((name) => {
    const source = sources.get(name);
    if (source === undefined) return [];
    return [{ ...source, name: source.path.split('/').at(-1) ?? name, measures: {} }];
  });
  return { assets, beds, history: emptyHistory, language: 'en' };
}

interface Said {
  readonly scene: Scene;
  readonly kinds: readonly string[];
}

/** What the words need is measured on the real files first. */
async function say(words: string, given: Scene): Promise<Said> {
  const interpretation = interpret(words, given);
  let scene = given;
  const { signal } = new AbortController();
  for (const { source: id, measure } of needsOf(interpretation, scene)) {
    const source = [...sources.values()].find((each) => each.id === id);
    if (source === undefined) continue;
    const value = await measureSource(source.path, source.facts, measure, {
      tools: kit.tools,
      signal,
    });
    const add = (all: readonly Source[]) =>
      all.map((each) =>
        each.id === id ? { ...each, measures: { ...each.measures, [measure]: value } } : each,
      );
    scene = { ...scene, assets: add(scene.assets), beds: add(scene.beds) };
  }
  const { history } = carryOut(interpretation, scene);
  return { scene: { ...scene, history }, kinds: interpretation.steps.map(({ kind }) => kind) };
}

it('every operation is asked for', () => {
  expect(Object.keys(asked).sort()).toEqual(operations.map(({ kind }) => kind).sort());
});

describe('an operation becomes a film of exactly its timeline', () => {
  it.each(Object.entries(asked))('%s', async (kind, [files, ...wishes]) => {
    let scene = open(files);
    let kinds: readonly string[] = [];
    for (const words of wishes) ({ scene, kinds } = await say(words, scene));
    expect(kinds).toContain(kind);
    const timeline = currentTimeline(scene.history);
    if (timeline === undefined) throw new Error('there is no timeline');
    const ids = new Map([...sources.values()].map(({ id }) => [id, id] as const));
    const draft: unknown = JSON.parse(JSON.stringify(toDraft(timeline, ids)));
    expect(readDraft(draft, new Set(ids.keys()))).toEqual(timeline);
    const film = await kit.render({
      ...{ timeline, sources: [...sources.values()], name: kind },
      output: { height: 180 },
    });
    const facts = await lookAt(film.path);
    const frame = timeline.fps.den / timeline.fps.num;
    expect([facts.frames, film.frames]).toEqual(Array(2).fill(timelineFrames(timeline)));
    expect(Math.abs(facts.pictureSeconds - facts.soundSeconds)).toBeLessThan(1.1 * frame);
  });
});
