import fc from 'fast-check';
import {
  type Layer,
  layerEdges,
  layerKinds,
  layerSides,
} from '../../../../src/studio/edit/picture/layer.ts';
import {
  changeLook,
  plainColour,
  plainFraming,
  wholeView,
} from '../../../../src/studio/edit/picture/look.ts';
import { plainSubtitle } from '../../../../src/studio/edit/subtitles.ts';
import type { Clip, Fades, Subtitles, Timeline } from '../../../../src/studio/edit/timeline.ts';
import { timelineFrames, transitionKinds } from '../../../../src/studio/edit/timeline.ts';
import { music, timeline, title } from '../timelines.ts';

const anyLook = fc
  .record({
    turn: fc.constantFrom(0, 90, 180, 270),
    tilt: fc.integer({ min: -300, max: 300 }),
    top: fc.nat(400),
    warmth: fc.integer({ min: -100, max: 100 }),
    scale: fc.integer({ min: 101, max: 400 }),
    steady: fc.boolean(),
    how: fc.constantFrom('blur', 'pixels', 'fill'),
  })
  .map(({ turn, tilt, top, warmth, scale, steady, how }) =>
    changeLook(undefined, {
      ...(steady ? { steady: true } : {}),
      framing: { ...plainFraming, turn, tilt, crop: { ...plainFraming.crop, top } },
      colour: { ...plainColour, warmth },
      ...(steady && {
        covers: [
          {
            x: top,
            y: 5,
            width: 300,
            height: 995,
            how,
            colour: '00ff00',
            ...(top % 2 === 1 && { steadied: true as const }),
          },
        ],
      }),
      zoom: { from: wholeView, to: { ...wholeView, scale }, over: [top, top + 90] },
    }),
  );

const anyClip = fc
  .record({
    asset: fc.constantFrom('a_1' as const, 'a_2' as const),
    in: fc.nat(5000),
    frames: fc.integer({ min: 1, max: 2000 }),
    speed: fc.constantFrom({ num: 1, den: 1 }, { num: 3, den: 2 }, { num: 1, den: 2 }),
    gainDb: fc.option(fc.integer({ min: -300, max: 300 }).map((n) => n / 10)),
    transition: fc.option(
      fc.record({
        kind: fc.constantFrom(...transitionKinds),
        frames: fc.integer({ min: 4, max: 60 }),
      }),
    ),
    playing: fc.constantFrom({}, {}, { reversed: true as const }, { hold: 40 }, { denoiseDb: 12 }),
    look: fc.option(anyLook, { nil: undefined }),
  })
  .map(({ frames, playing, look, ...rest }): Clip => {
    const clip = { ...rest, ...playing, id: 'c0', out: rest.in + frames };
    return look === undefined ? clip : { ...clip, look };
  });

const anyLayer = fc.record({
  kind: fc.constantFrom(...layerKinds),
  asset: fc.constantFrom('a_1' as const, 'a_2' as const),
  from: fc.nat(5000),
  place: fc.record({ x: fc.constantFrom(...layerSides), y: fc.constantFrom(...layerEdges) }),
  size: fc.integer({ min: 30, max: 1000 }),
  margin: fc.nat(300),
  opacity: fc.integer({ min: 1, max: 100 }),
  gainDb: fc.option(fc.integer({ min: -300, max: 300 }).map((n) => n / 10)),
});

const anySubtitles = fc
  .record({
    position: fc.constantFrom('top' as const, 'bottom' as const),
    shift: fc.integer({ min: -90, max: 90 }),
    lines: fc.array(
      fc.record({ asset: fc.constantFrom('a_1' as const, 'a_2' as const), at: fc.nat(5000) }),
      { minLength: 1, maxLength: 20 },
    ),
    style: fc.constantFrom({}, { style: { ...plainSubtitle, size: 130 } }),
  })
  .map(({ lines, style, ...rest }): Subtitles => {
    return {
      ...{ sources: ['a_2'], ...rest, ...style },
      lines: lines.map(({ asset, at }, nth) => ({
        ...{ asset, in: at, out: at + 40, text: `line ${nth}\n第${nth}行` },
        ...(nth % 3 === 0 ? { italic: true as const } : {}),
      })),
    };
  });

const share = fc.double({ min: 0, max: 0.9, noNaN: true });
/** Timelines of two clips' footage and a bed with everything that a draft can hold. */
export const anyTimeline = fc
  .record({
    fps: fc.constantFrom({ num: 30, den: 1 }, { num: 30_000, den: 1001 }, { num: 25, den: 1 }),
    clips: fc.array(anyClip, { minLength: 1, maxLength: 12 }),
    fades: fc.constantFrom<Fades | undefined>(
      undefined,
      { out: { frames: 30, of: 'both', colour: 'black' } },
      { in: { frames: 12, of: 'picture', colour: 'white' } },
    ),
    titleAt: fc.array(share, { maxLength: 4 }),
    musicAt: fc.option(share),
    subtitles: fc.option(anySubtitles, { nil: undefined }),
    over: fc.array(fc.tuple(anyLayer, share), { maxLength: 3 }),
    text: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() !== ''),
  })
  .map(({ fps, clips, fades, titleAt, musicAt, over, text, subtitles }): Timeline => {
    const numbered = clips.map((each, nth) => ({
      ...each,
      id: `c${nth}`,
      transition: nth === 0 ? null : each.transition,
    }));
    const bare = timeline({ fps, clips: numbered });
    const end = timelineFrames(bare);
    const window = (part: number) => ({
      at: Math.floor(part * end),
      frames: end - Math.floor(part * end),
    });
    const titles = titleAt.map((part, nth) => title({ id: `t${nth}`, text, ...window(part) }));
    const edges = { fadeIn: 0, fadeOut: 0 };
    const songs =
      musicAt === null ? [] : [music({ id: 'm1', offset: 7, ...edges, ...window(musicAt) })];
    const layers = over.map(([layer, part], nth): Layer => {
      return { ...layer, id: `l${nth}`, ...window(part) };
    });
    const film = { ...bare, titles, music: songs, ...(layers.length > 0 && { layers }) };
    return {
      ...film,
      ...(fades === undefined ? {} : { fades }),
      ...(subtitles === undefined ? {} : { subtitles }),
    };
  });
