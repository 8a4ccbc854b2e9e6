import { describe, expect, it } from 'vitest';
import { currentTimeline } from '../../../src/studio/edit/scene.ts';
import { clipFrames, timelineFrames } from '../../../src/studio/edit/timeline.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { photo, scene, song, speech, video } from '../edit/timelines.ts';

const clips = scene([
  video('a_1', { seconds: 10, measures: speech(10, [[2000, 3000]]) }),
  video('a_2', { seconds: 10, hasSound: false }),
]);
const say = (text: string, on = clips) => carryOut(interpret(text, on), on);

describe('what cannot be had', () => {
  it.each([
    ['make it 8K', '1080p'],
    ['add an actor to the scene', 'nobody filmed'],
    ['translate the speech', 'cannot speak or translate'],
    ['remove the guy on the left', 'out of the picture'],
    ['change the background to a beach', 'another background'],
    ['add captions automatically', 'no speech service'],
    ['把我P瘦一点', '改不了'],
    ['改成8K', '1080P'],
    ['去水印', '抹不掉'],
    ['把角落里的logo去掉', '抹不掉'],
    ['左下角那个logo擦掉', '抹不掉'],
  ])('%s is refused with what is possible instead', (text, words) => {
    const { done, reply, history } = say(text);
    expect(reply).toContain(words);
    expect(done).toEqual([]);
    expect(history).toBe(clips.history);
  });

  it('does not keep the rest of a message from being done', () => {
    const { done, reply } = say('trim the pauses and make it 8K');
    expect(done.map((step) => step.kind)).toEqual(['remove_pauses']);
    expect(reply).toContain('1080p');
  });

  it.each([
    'remove the background noise',
    'add fire transitions',
    'put the dog clip first',
    'remove the background music',
    '人物居中',
    '去掉背景音乐',
  ])('is not seen in %s', (text) => {
    expect(interpret(text, clips).steps.map((step) => step.kind)).not.toContain('impossible');
  });
});

describe('an amount that changes nothing', () => {
  it.each([
    ['make it vertical for 3 seconds', '3 seconds'],
    ['add music in clip 2', 'clip 2'],
    ['倒放，10%', '10%'],
  ])('in “%s” is named', (text, amount) => {
    expect(interpret(text, clips).unused).toEqual([amount]);
    expect(say(text).reply).toContain(`“${amount}”`);
  });

  it.each([
    'cut pauses longer than half a second',
    'speed it up 20x',
    'add music at 30%',
    'undo twice',
    'make it 9:16',
    'swap clip 1 and 2',
  ])('is not seen in “%s”', (text) => {
    expect(interpret(text, clips).unused).toEqual([]);
  });
});

describe('sound that is not there', () => {
  it('cannot be muted, and that is said', () => {
    const { done, reply } = say('mute clip 2');
    expect(done).toEqual([]);
    expect(reply).toContain('filmed without');
  });

  it('does not keep the rest from being muted', () => {
    const timeline = currentTimeline(say('mute it').history);
    expect(timeline?.clips[0]?.gainDb).toBeNull();
  });
});

describe('photos', () => {
  const photos = scene([photo('a_1'), photo('a_2'), photo('a_3'), song('a_4', 20)]);

  it('are shown as long as is asked, each', () => {
    const { history, reply } = say('make each photo 2 seconds', photos);
    expect(currentTimeline(history)?.clips.map(clipFrames)).toEqual([60, 60, 60]);
    expect(reply).toContain('3 photos for 2 s each: 0:11 → 0:06.');
  });

  it('become a slideshow with crossfades and music', () => {
    const { history, reply } = say('slideshow with music, 2 seconds each', photos);
    const timeline = currentTimeline(history);
    expect(timeline?.clips.map(clipFrames)).toEqual([60, 60, 60]);
    expect(timeline?.clips.map((clip) => clip.transition?.kind ?? null)).toEqual([
      null,
      'fade',
      'fade',
    ]);
    expect(timeline?.music[0]?.frames).toBe(180);
    expect(reply).toContain('3 photos as a slideshow of 0:06, about 2 s each');
  });

  it('last together as long as the song that was sent, to the frame', () => {
    const { history } = say('make a video from the photos with this audio', photos);
    const timeline = currentTimeline(history);
    expect(timeline === undefined ? 0 : timelineFrames(timeline)).toBe(600);
    expect(timeline?.music[0]).toMatchObject({ source: 'a_4', at: 0, frames: 600 });
  });

  it('are not videos: a video has only its own length', () => {
    expect(say('2 seconds each').reply).toContain('There is no photo there');
  });
});

describe('a wish that could be several things', () => {
  it.each([
    'make it longer',
    'change the speed',
    'change the music',
    'cut the middle',
    'change the title',
    'move clip 2',
    '变长一点',
    '调一下速度',
    '换一下音乐',
    '中间那段剪掉',
  ])('(%s) is asked about once, and nothing is done', (text) => {
    const { done, reply } = say(text);
    expect(done).toEqual([]);
    expect(reply).toMatch(/^[^?？]+[?？]/);
  });
});
