import { describe, expect, it } from 'vitest';
import { clip, scene, timeline, title, video } from '../edit/timelines.ts';
import { on, say } from './carried.ts';

const one = scene([video('a_1')]);

describe('titles', () => {
  it.each([
    ['add the title "A" at the start', [0, 90], 'middle'],
    ['add the title "A" at the end for 2 s', [240, 60], 'middle'],
    ['put "A" at the bottom from 4 to 6 s', [120, 60], 'bottom'],
    ['put "A" at the top at 0:05', [150, 90], 'top'],
    ['show "A" for the whole video', [0, 300], 'middle'],
    ['add the title "A" at 0:09', [270, 30], 'middle'],
  ])('%s', (text, [at, frames], position) => {
    const { timeline: edit, reply } = say(text, one);
    expect(edit.titles).toEqual([{ id: 't2', text: 'A', at, frames, position }]);
    expect(reply).toBe('');
  });

  it.each([
    ['put "A" on clip 2', [300, 90]],
    ['add the title "A" at the end of clip 1 for 2 s', [240, 60]],
    ['第二段加标题“A”，显示20秒', [300, 300]],
  ])('%s counts from the clip, and ends with it', (text, [at, frames]) => {
    const two = scene([video('a_1'), video('a_2')]);
    expect(say(text, two).timeline.titles).toMatchObject([{ text: 'A', at, frames }]);
  });

  it('on a clip that is not there are refused', () => {
    expect(say('put "A" on clip 2', one).reply).toContain('There is no clip 2');
  });

  it('keep letters, emoji and signs as they were written', () => {
    const text = "it's 100% {cool}: a,b;c [x] \\ 🎉 我的";
    expect(say(`add the title "${text}"`, one).timeline.titles[0]?.text).toBe(text);
  });

  it('are no longer than the bound, in whole letters', () => {
    const { timeline: edit } = say(`add the title "${'👩‍👩‍👧'.repeat(60)}"`, one);
    expect(edit.titles[0]?.text).toBe('👩‍👩‍👧'.repeat(37));
  });

  it('change, move and go', () => {
    const dressed = on(
      timeline({ clips: [clip()], titles: [title(), title({ id: 't91', text: 'B' })] }),
      one,
    );
    expect(
      say('change the title to "C"', dressed).timeline.titles.map((each) => each.text),
    ).toEqual(['Hello', 'C']);
    expect(say('change "Hello" to "C" in the title', dressed).timeline.titles[0]?.text).toBe('C');
    expect(say('move the title to the bottom', dressed).timeline.titles[1]?.position).toBe(
      'bottom',
    );
    expect(
      say('remove the title "Hello"', dressed).timeline.titles.map((each) => each.text),
    ).toEqual(['B']);
    expect(say('remove all titles', dressed).timeline.titles).toEqual([]);
  });

  it('after the end are refused', () => {
    expect(say('add the title "A" at 0:30', one).reply).toContain('begin after the end');
  });
});
