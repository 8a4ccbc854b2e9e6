import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { scene, speech, video } from '../../edit/timelines.ts';

const clips = scene([
  { ...video('a_1', { seconds: 60, measures: speech(60, [[2000, 3000]]) }), name: 'talk.mp4' },
  { ...video('a_2', { seconds: 20, measures: speech(20, []) }), name: 'beach.mp4' },
]);
const say = (text: string, on = clips) => carryOut(interpret(text, on), on);

describe('a message that asks for nothing', () => {
  it.each([
    ['thanks, that’s perfect!', 'You are welcome!'],
    ['love it 😍', 'Glad you like it!'],
    ['how long is it now?', 'It runs 1:20 now.'],
    ['is it under a minute?', 'It runs 1:20 now.'],
    ['how many clips are there', 'There are 2 clips: 1. “talk.mp4” 60 s, 2. “beach.mp4” 20 s.'],
    ['is it vertical already?', 'It is widescreen, 1920×1080.'],
    ['is there any music in it?', 'There is no music in it.'],
    ['what did you do?', 'Nothing has been changed so far.'],
  ])('is answered and changes nothing: %s', (text, answer) => {
    const { reply, done, history } = say(text);
    expect(reply).toBe(answer);
    expect(done).toEqual([]);
    expect(history).toBe(clips.history);
  });

  it('is told what was done last in the words that asked for it', () => {
    const cut = { ...clips, history: say('cut the first 5 seconds').history };
    expect(say('did it work?', cut).reply).toBe('The last thing I did: “cut the first 5 seconds”.');
  });

  it.each(['great, now mute it', 'thanks! mute it', 'how about you mute it?'])(
    'is none where a wish stands beside it: %s',
    (text) => {
      expect(say(text).done.map(({ kind }) => kind)).toEqual(['set_volume']);
    },
  );

  it('is answered beside a wish as well', () => {
    const { reply, done } = say('make it vertical. how many clips are there?');
    expect(done.map(({ kind }) => kind)).toEqual(['set_aspect']);
    expect(reply).toContain('There are 2 clips');
  });
});

describe('what only tells how things are', () => {
  it.each([
    'cut the first 5 seconds, i was just fumbling with my phone',
    'it feels a bit empty, cut the first 5 seconds',
    'cut the first 5 seconds, keep the rest',
    'cut the first 5 seconds, the others stay as they are',
    'cut 0 to 5 s, someone swears there',
  ])('is no wish that failed: %s', (text) => {
    const { steps, notUnderstood, unused } = interpret(text, clips);
    expect(steps.map(({ kind }) => kind)).toEqual(['cut_range']);
    expect([...notUnderstood, ...unused]).toEqual([]);
  });

  it('is asked about where it is all that there is', () => {
    expect(interpret('i think it drags', clips).question?.en).toContain('What shall I try');
  });
});
