import { describe, expect, it } from 'vitest';
import { scene, timeline, title, video } from '../edit/timelines.ts';
import { on, say } from './carried.ts';

const titled = on(
  timeline({ titles: [title({ text: 'A' }), title({ id: 't91', text: 'B' })] }),
  scene([video('a_1')]),
);
const styles = (text: string, at = titled) =>
  say(text, at).timeline.titles.map((each) => each.style);

describe('the style of titles', () => {
  it('is changed of the last one, of a named one, of all', () => {
    expect(styles('make the title red')).toEqual([
      undefined,
      expect.objectContaining({ colour: 'ff3b30', bold: true, size: 100 }),
    ]);
    expect(styles('make the title "A" italic')).toEqual([
      expect.objectContaining({ italic: true }),
      undefined,
    ]);
    expect(styles('make all titles bigger').map((style) => style?.size)).toEqual([130, 130]);
  });

  it('adds up, stays within bounds, and is gone when it is the usual one again', () => {
    const first = say('make the title bigger', titled);
    expect(first.reply).toContain('The title “B” is at 130% of the usual size now.');
    const second = say('bigger text', first.scene);
    expect(second.timeline.titles[1]?.style?.size).toBe(169);
    const huge = say('make the title huge', say('make the title huge', second.scene).scene);
    expect(huge.timeline.titles[1]?.style?.size).toBe(250);
    const slanted = say('make the title italic', titled);
    expect(styles('make the title not italic', slanted.scene)).toEqual([undefined, undefined]);
  });

  it('gives black letters a light edge', () => {
    expect(styles('black text')[1]).toMatchObject({ colour: '000000', outline: 'ffffff' });
  });

  it('goes into a corner and comes in from the side', () => {
    const there = say('move the title to the bottom right', titled);
    expect(there.timeline.titles[1]).toMatchObject({
      position: 'bottom',
      style: { side: 'right' },
    });
    expect(styles('make the title slide in', there.scene)[1]).toMatchObject({
      side: 'right',
      enter: 'slide',
    });
  });

  it('needs a title', () => {
    const bare = on(timeline(), scene([video('a_1')]));
    expect(say('make the title red', bare).reply).toContain('no title to style');
  });

  it('leaves colours of the picture alone', () => {
    expect(say('make it black and white', titled).kinds).toEqual(['colour_tone']);
  });
});
