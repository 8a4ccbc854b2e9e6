import { describe, expect, it } from 'vitest';
import { clip, photo, scene, speech, timeline, video } from '../edit/timelines.ts';
import { on, say } from './carried.ts';

const one = scene([video('a_1')]);
const zooms = (text: string, at = one) =>
  say(text, at).timeline.clips.map(({ look }) =>
    look?.zoom === undefined
      ? '-'
      : `${look.zoom.from.scale}-${look.zoom.to.scale} over ${look.zoom.over.join('-')}`,
  );

describe('zooming', () => {
  it('goes once over a whole take, also where pauses were cut out of it', () => {
    const talk = video('a_1', { seconds: 12, measures: speech(12, [[4000, 5500]]) });
    const cut = say('trim the pauses', scene([talk]));
    expect(zooms('slowly zoom in', cut.scene)).toEqual([
      '100-115 over 0-360',
      '100-115 over 0-360',
    ]);
  });

  it('begins anew with every clip', () => {
    const two = scene([video('a_1'), video('a_2', { seconds: 4 })]);
    expect(zooms('slowly zoom out', two)).toEqual(['115-100 over 0-300', '115-100 over 0-120']);
  });

  it('of a part stays in it', () => {
    expect(zooms('zoom in from 3 to 6 s by 30%')).toEqual(['-', '100-130 over 90-180', '-']);
  });

  it('of a clip that plays backwards still comes closer', () => {
    const reversed = say('reverse it', one);
    expect(zooms('zoom in', reversed.scene)).toEqual(['115-100 over 0-300']);
  });

  it('stays bound to the footage when it is cut or made faster', () => {
    const zoomed = say('slowly zoom in', one);
    expect(zooms('cut from 2 to 3 s', zoomed.scene)).toEqual([
      '100-115 over 0-300',
      '100-115 over 0-300',
    ]);
    expect(zooms('speed it up 2x', zoomed.scene)).toEqual(['100-115 over 0-300']);
  });

  it('is told, taken away, and missed where there is none', () => {
    const zoomed = say('zoom in on the top left by 20%', one);
    expect(zoomed.reply).toContain('slowly comes 20% closer, around the upper left.');
    expect(say('remove the zoom', zoomed.scene).timeline.clips[0]).not.toHaveProperty('look');
    expect(say('remove the zoom', one).reply).toContain('no zoom to take away');
  });
});

describe('punching in', () => {
  const clips = [0, 1, 2, 3].map((n) => clip({ id: `c${n}`, in: n * 60, out: n * 60 + 50 }));
  it('makes every second piece larger', () => {
    const { timeline: edit, reply } = say(
      'punch in on every other cut',
      on(timeline({ clips }), one),
    );
    expect(edit.clips.map((each) => each.look?.zoom?.to.scale)).toEqual([
      undefined,
      112,
      undefined,
      112,
    ]);
    expect(reply).toContain('Every second piece is 12% closer (2 pieces).');
  });

  it('needs cuts', () => {
    expect(say('punch in on the cuts', one).reply).toContain('no cuts to punch in on');
  });
});

describe('moving photos', () => {
  it('takes them in turn and leaves films alone', () => {
    const raw = scene([photo('a_1'), video('a_2'), photo('a_3')]);
    const { timeline: edit, reply } = say('ken burns effect', raw);
    const [first, film, second] = edit.clips.map((each) => each.look?.zoom);
    expect(first).toMatchObject({ from: { scale: 100 }, to: { scale: 115 }, over: [60, 165] });
    expect(film).toBeUndefined();
    expect(second).toMatchObject({ from: { scale: 112, x: 450 }, to: { scale: 112, x: 550 } });
    expect(reply).toContain('2 photos slowly move now.');
  });

  it('needs photos', () => {
    expect(say('照片动起来', one).reply).toContain('这里没有照片');
  });
});
