import { describe, expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../../src/studio/edit/draft/draft.ts';
import { shownLines } from '../../../../src/studio/edit/subtitles.ts';
import type { SourceId, Timeline } from '../../../../src/studio/edit/timeline.ts';
import type { Cue } from '../../../../src/studio/media/facts.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { scene, speech, subtitleFile, video } from '../../edit/timelines.ts';
import { say } from '../carried.ts';

const cue = (fromMs: number, toMs: number, text: string): Cue => ({ fromMs, toMs, text });
const lines = [cue(1000, 2000, 'one'), cue(3000, 4500, 'two'), cue(8000, 12_000, 'three')];
const clips = scene([video('a_1'), subtitleFile('a_9', lines)]);
const burned = say('burn in these subtitles', clips).scene;

/** What is seen, as text and its frames at 30 a second: `one 30-60`. */
const seen = (timeline: Timeline) =>
  shownLines(timeline).map(
    ({ line, at, frames }) => `${line.text.replace('\n', '/')} ${at}-${at + frames}`,
  );

describe('subtitles from a file', () => {
  it('are seen when they say, and no longer than the film', () => {
    const { timeline, reply, kinds } = say('burn in these subtitles', clips);
    expect(kinds).toEqual(['burn_subtitles']);
    expect(seen(timeline)).toEqual(['one 30-60', 'two 90-135', 'three 240-300']);
    expect(reply).toContain('Burned in 3 subtitles from “talk.srt” (1–10 s).');
    expect(say('把这个字幕文件压进去', clips).reply).toContain(
      '压好了“talk.srt”的 3 条字幕（1–10 秒）。',
    );
  });

  it('stick to what was said, whatever is cut, sped up, moved, turned or held', () => {
    const now = (text: string) => seen(say(text, burned).timeline);
    expect(now('cut from 0 to 0.5 s')).toEqual(['one 15-45', 'two 75-120', 'three 225-285']);
    expect(now('remove from 3.5 to 4 s')).toEqual(['one 30-60', 'two 90-120', 'three 225-285']);
    expect(now('cut 0:03 to 0:05')).toEqual(['one 30-60', 'three 180-240']);
    expect(now('speed it up 2x')).toEqual(['one 15-30', 'two 45-68', 'three 120-150']);
    expect(now('reverse the clip')).toEqual(['three 0-60', 'two 165-210', 'one 240-270']);
    expect(now('freeze 0:03.5 for 2 seconds')).toEqual([
      'one 30-60',
      'two 90-195',
      'three 300-360',
    ]);
    const split = say('split at 5s', burned).scene;
    expect(
      seen(split.history.revisions.at(-1) ?? (burned.history.revisions[0] as Timeline)),
    ).toEqual(['one 30-60', 'two 90-135', 'three 240-300']);
    expect(seen(say('put the second clip first', split).timeline)).toEqual([
      'three 90-150',
      'one 180-210',
      'two 240-285',
    ]);
    expect(seen(say('duplicate the last clip', split).timeline)).toEqual([
      'one 30-60',
      'two 90-135',
      'three 240-300',
      'three 390-450',
    ]);
  });

  it('come back with what was cut, and go with undo', () => {
    const { timeline, scene: cutScene } = say('cut 0:03 to 0:05', burned);
    expect(timeline.subtitles?.lines).toHaveLength(3);
    const back = say('undo', cutScene);
    expect(back.timeline).toEqual(burned.history.revisions.at(-1));
    const gone = say('undo', burned);
    expect(gone.timeline.subtitles).toBeUndefined();
    expect(say('redo', gone.scene).timeline).toEqual(burned.history.revisions.at(-1));
  });
});

describe('the times of a subtitle file', () => {
  it('are those of the footage when pauses go in the same message', () => {
    const measures = speech(10, [[5000, 7000]]);
    const talk = scene([video('a_1', { measures }), subtitleFile('a_9', lines)]);
    const { timeline, reply } = say('trim the pauses and burn in the subtitles', talk);
    const gone = 300 - timeline.clips.reduce((sum, each) => sum + each.out - each.in, 0);
    expect(seen(timeline)).toEqual([
      'one 30-60',
      'two 90-135',
      `three ${240 - gone}-${300 - gone}`,
    ]);
    expect(reply).toContain('Removed 1 pause');
  });

  it('are those of the film where that is said', () => {
    const cutFilm = say(
      'cut the first 5 seconds',
      scene([video('a_1'), subtitleFile('a_9', lines)]),
    );
    const { timeline } = say('burn in the subtitles, they are for the edited video', cutFilm.scene);
    expect(seen(timeline)).toEqual(['one 30-60', 'two 90-135']);
    expect(seen(say('burn in the subtitles', cutFilm.scene).timeline)).toEqual(['three 90-150']);
    const film = say('burn in the subtitles for the edited video', cutFilm.scene);
    expect(seen(film.timeline)).toEqual(seen(timeline));
    expect(film.reply).toContain('1 of 3 begin after the end and do not show.');
    expect(seen(say('undo', film.scene).timeline)).toEqual([]);
  });

  it('go through several clips in order, or belong to the one that the file is named after', () => {
    const two = [video('a_1', { seconds: 4 }), video('a_2', { seconds: 10 })];
    const through = say(
      'burn in the subtitles',
      scene([...two, subtitleFile('a_9', lines, 'x.srt')]),
    );
    expect(seen(through.timeline)).toEqual(['one 30-60', 'two 90-135', 'three 240-360']);
    expect(through.timeline.subtitles?.lines.map((line) => line.asset)).toEqual([
      ...['a_1', 'a_1', 'a_2', 'a_2'],
    ]);
    const own = say(
      'burn in the subtitles',
      scene([...two, subtitleFile('a_9', lines, 'a_2.en.srt')]),
    );
    expect(seen(own.timeline)).toEqual(['one 150-180', 'two 210-255', 'three 360-420']);
    const named = say(
      'burn the subtitles into clip 2',
      scene([...two, subtitleFile('a_9', lines, 'x.srt')]),
    );
    expect(seen(named.timeline)).toEqual(seen(own.timeline));
  });
});

describe('subtitle files', () => {
  it('in two languages stand together', () => {
    const both = scene([
      video('a_1'),
      subtitleFile('a_8', [cue(1000, 2000, 'Hello')], 'en.srt'),
      subtitleFile('a_9', [cue(1000, 2500, '你好')], 'zh.srt'),
    ]);
    const { timeline, reply } = say('burn in these subtitles', both);
    expect(seen(timeline)).toEqual(['Hello 30-60', '你好 30-75']);
    expect(reply).toContain('“en.srt” and “zh.srt”');
  });

  it('of a new file take the place of the ones before', () => {
    const corrected = {
      ...burned,
      assets: [...burned.assets, subtitleFile('a_10', [cue(0, 900, 'fixed')])],
    };
    const { timeline, reply } = say('use the new subtitles', corrected);
    expect(seen(timeline)).toEqual(['fixed 0-27']);
    expect(reply).toContain('instead of the ones before');
  });

  it('are said to be missing, unreadable or elsewhere', () => {
    expect(say('burn in the subtitles', scene([video('a_1')])).reply).toContain('SRT, VTT or ASS');
    const empty = scene([video('a_1'), subtitleFile('a_9', [])]);
    expect(say('burn in the subtitles', empty).reply).toContain('no subtitles in “talk.srt”');
    const far = scene([video('a_1'), subtitleFile('a_9', [cue(90_000, 91_000, 'late')])]);
    expect(say('压入字幕', far).reply).toContain('都不在这段视频的时间范围内');
    expect(say('burn in these subtitles', burned).reply).toContain('in already');
    const some = scene([
      video('a_1'),
      subtitleFile('a_9', [...lines, cue(90_000, 91_000, 'late')]),
    ]);
    expect(say('burn in the subtitles', some).reply).toContain(
      '1 of 4 belong to parts that are not in the film and do not show.',
    );
  });

  it('are in the draft, the hidden ones too, under the name of their file', () => {
    const { timeline } = say('cut 0:03 to 0:05', burned);
    const names = new Map<SourceId, string>([['a_9', 'talk.srt']]);
    const draft = JSON.parse(JSON.stringify(toDraft(timeline, names)));
    expect(draft.t.at(-1)).toMatchObject({ tt: 7, d: 8000 });
    expect(draft.t.at(-1).sg).toMatchObject([
      { d: 1000, m: { title: 'talk.srt', text: 'one', start: 1000, a: 'a_1', f: [30, 30, 60] } },
      { d: 0, m: { text: 'two', start: 2000 } },
      { d: 2000, m: { text: 'three', start: 6000, f: [180, 240, 300] } },
    ]);
    expect(readDraft(draft, new Set<SourceId>(['a_1', 'a_9']))).toEqual(timeline);
    expect(() => readDraft(draft, new Set<SourceId>(['a_1']))).toThrow(/unknown asset/);
  });

  it('ask for a file to be read only where there is one', () => {
    expect(interpret('add subtitles', scene([video('a_1')])).steps).toMatchObject([
      { kind: 'impossible', params: { wish: 'captions' } },
    ]);
    expect(interpret('add subtitles', clips).steps).toMatchObject([
      { kind: 'burn_subtitles', params: { sources: ['a_9'] } },
    ]);
    expect(interpret('add automatic subtitles', clips).steps).toMatchObject([
      { kind: 'impossible' },
    ]);
  });
});

describe('subtitles that are there', () => {
  it.each([
    ['shift the subtitles by half a second', 15],
    ['make the subtitles 0.5s earlier', -15],
    ['the subtitles are half a second late', -15],
    ['the subtitles come 1 second too early', 30],
    ['delay the captions 200ms', 6],
    ['字幕推后1秒', 30],
    ['字幕提前0.5秒', -15],
    ['字幕慢了半秒', -15],
  ])('%s: %i frames', (text, frames) => {
    const { timeline } = say(text, burned);
    expect(timeline.subtitles?.shift).toBe(frames);
    expect(seen(timeline)[0]).toBe(`one ${30 + frames}-${60 + frames}`);
  });

  it('say how far they were shifted, and are shifted back exactly', () => {
    const later = say('shift the subtitles by half a second', burned);
    expect(later.reply).toBe('The subtitles come 0.5 s later now.');
    const back = say('and now half a second earlier', later.scene);
    expect(back.timeline).toEqual(burned.history.revisions.at(-1));
    expect(say('shift the subtitles by 9 minutes', burned).reply).toContain('no subtitle would');
    expect(say('shift the subtitles a bit later', burned).reply).toContain('By how much');
  });

  it.each([
    ['bigger subtitles', { size: 130 }, 'bottom'],
    ['make the subtitles yellow and move them to the top', { colour: 'ffe600' }, 'top'],
    ['smaller subs please, the subs are huge', { size: 75 }, 'bottom'],
    ['put the subtitles on a black box', { box: '000000' }, 'bottom'],
    ['字幕大一点，黄色', { size: 130, colour: 'ffe600' }, 'bottom'],
    ['字幕放到上面', {}, 'top'],
  ])('%s', (text, style, position) => {
    const { timeline } = say(text, burned);
    expect(timeline.subtitles?.style ?? {}).toMatchObject(style);
    expect(timeline.subtitles?.position).toBe(position);
    expect(timeline.titles).toEqual([]);
  });
});

describe('wishes about subtitles', () => {
  it.each([
    'remove the subtitles',
    'no subtitles please',
    'take the captions off',
    '去掉字幕',
    '不要字幕',
  ])('%s', (text) => {
    const { timeline, reply } = say(text, burned);
    expect(timeline.subtitles).toBeUndefined();
    expect(reply).toMatch(/Removed the 3 subtitles|去掉了 3 条字幕/);
  });

  it('may leave them unnamed after they were burned in', () => {
    const { timeline } = say('burn in these subtitles and make them bigger', clips);
    expect(timeline.subtitles?.style?.size).toBe(130);
    expect(
      say('burn in the subtitles in yellow at the top', clips).timeline.subtitles,
    ).toMatchObject({
      position: 'top',
      style: { colour: 'ffe600' },
    });
  });

  it('leave titles alone, and the other way round', () => {
    const titled = say('add the title "Hi"', burned).scene;
    expect(say('remove the title', titled).timeline).toMatchObject({ titles: [], subtitles: {} });
    expect(say('remove the subtitles', titled).timeline.titles).toHaveLength(1);
    const none = say('remove the subtitles', titled).scene;
    expect(say('去掉字幕', none).reply).toContain('去掉标题');
    expect(say('no subtitles', scene([video('a_1')])).reply).toContain('no subtitles to remove');
  });
});

it('lines beyond those that are taken are counted in the reply', () => {
  const file = subtitleFile('a_9', lines);
  const long = scene([video('a_1'), { ...file, facts: { ...file.facts, linesLeftOut: 812 } }]);
  expect(say('burn in the subtitles', long).reply).toContain(
    '“talk.srt” is longer than I can take: its last 812 lines are left out.',
  );
  expect(say('压入字幕', long).reply).toContain('“talk.srt”太长，最后 812 条没有用上。');
});
