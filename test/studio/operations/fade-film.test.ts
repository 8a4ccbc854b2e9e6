import { describe, expect, it } from 'vitest';
import { clip, scene, timeline, video } from '../edit/timelines.ts';
import { on, say } from './carried.ts';

const one = scene([video('a_1')]);
const fade = (frames: number) => ({ frames, of: 'both', colour: 'black' });

describe('fades of the film', () => {
  it('lie at its edges and are told with their lengths', () => {
    const { timeline: edit, reply } = say('fade in from black and fade out at the end', one);
    expect(edit.fades).toEqual({ in: fade(24), out: fade(30) });
    expect(reply).toContain(
      'It fades in from black over 0.8 s. It fades to black over the last 1 s.',
    );
  });

  it('are never most of a short film', () => {
    const short = on(timeline({ clips: [clip({ out: 30 })] }), one);
    expect(say('fade out over 5 seconds', short).timeline.fades).toEqual({ out: fade(10) });
  });

  it('stay at the edges when cuts move them, change, and go', () => {
    const faded = say('fade out', one);
    const cut = say('cut the last 3 seconds', faded.scene);
    expect(cut.timeline.fades).toEqual({ out: fade(30) });
    const longer = say('fade to black over 2 seconds', cut.scene);
    expect(longer.timeline.fades).toEqual({ out: fade(60) });
    const gone = say('remove the fade out', longer.scene);
    expect(gone.timeline).not.toHaveProperty('fades');
    expect(gone.timeline).toEqual({ ...cut.timeline, fades: undefined });
    expect(say('undo', longer.scene).timeline).toEqual(cut.timeline);
  });

  it('that are there already, or are not there, are said', () => {
    const faded = say('fade out', one);
    expect(say('fade out', faded.scene).reply).toContain('already');
    expect(say('remove the fade in', faded.scene).reply).toContain('no fade to take away');
  });
});
