import { describe, expect, it } from 'vitest';
import { beatFrames } from '../../../src/studio/edit/beat-grid.ts';
import { clipStarts } from '../../../src/studio/edit/timeline.ts';
import { beats, music, photo, scene, song, speech, video } from '../edit/timelines.ts';
import { lengths, say, total } from './carried.ts';

const one = scene([video('a_1')]);

describe('music', () => {
  it('lies under everything, faded, 12 dB down under speech', () => {
    const { timeline: edit, reply } = say('add calm music', one);
    expect(edit.music).toEqual([
      music({ id: 'm2', source: 'bed_calm', frames: 300, fadeIn: 15, fadeOut: 60 }),
    ]);
    expect(reply).toContain('Added music “calm”. Music sits 12 dB under the voice.');
  });

  it('is the song that was sent, else a bed with a word about it', () => {
    const withSong = scene([video('a_1'), song('a_2')]);
    expect(say('use this mp3', withSong).timeline.music[0]?.source).toBe('a_2');
    expect(say('add music', withSong).timeline.music[0]?.source).toBe('a_2');
    expect(say('add upbeat music', withSong).timeline.music[0]?.source).toBe('bed_bright');
    const without = say('use this mp3', one);
    expect(without.timeline.music[0]?.source).toBe('bed_calm');
    expect(without.reply).toContain('No song has arrived');
  });

  it('is replaced by other music, not stacked', () => {
    const first = say('add calm music', one);
    const second = say('add upbeat music', first.scene);
    expect(second.timeline.music.map((each) => each.source)).toEqual(['bed_bright']);
    expect(second.reply).toContain('Changed the music to “bright”.');
  });

  it('begins in its track where that is said', () => {
    const first = say('add music', one);
    expect(say('start the song at 0:05', first.scene).timeline.music[0]?.offset).toBe(150);
    expect(say('start the song at 5:00', first.scene).reply).toContain('not that long');
  });

  it.each([
    ['music quieter', -6],
    ['make the music louder', 6],
    ['set the music to 25%', -6],
    ['lower the music by 4 dB', -4],
  ])('%s changes its level without a word', (text, gainDb) => {
    const first = say('add music', one);
    const { timeline: edit, reply } = say(text, first.scene);
    expect(edit.music[0]?.gainDb).toBe(gainDb);
    expect(reply).toBe('');
  });

  it('ducks as far as is asked', () => {
    const first = say('add music', one);
    expect(say('duck by 15 dB', first.scene).timeline.music[0]?.duckDb).toBe(15);
  });

  it('that is not there cannot be quieter or removed', () => {
    expect(say('music quieter', one).reply).toContain('There is no music yet');
    expect(say('remove the music', one).reply).toContain('no music to remove');
  });

  it('can take the place of the original sound', () => {
    const { timeline: edit } = say(
      'replace the audio with this track',
      scene([video('a_1'), song('a_2')]),
    );
    expect(edit.clips[0]?.gainDb).toBeNull();
    expect(edit.music[0]).toMatchObject({ source: 'a_2', duckDb: 0 });
  });
});

it.each(['mute everything but the music', '全部静音只留音乐'])(
  'music stays as it is where nothing else is to be heard: %s',
  (words) => {
    const first = say('add music', one);
    const { timeline: edit } = say(words, first.scene);
    expect(edit.clips[0]?.gainDb).toBeNull();
    expect(edit.music).toEqual(first.timeline.music);
  },
);
// 120 beats a minute at 30 frames a second: one every 15 frames.
const grid = (edit: ReturnType<typeof say>['timeline']) => {
  const [track] = edit.music;
  if (track === undefined) return [];
  const { beats: found } = beats(120, 16);
  return found === undefined ? [] : beatFrames(track, found, { frames: 480, fps: edit.fps });
};

describe('music on the beat', () => {
  it('puts photos on beats to the frame', () => {
    const photos = scene([photo('a_1'), photo('a_2'), photo('a_3')]);
    const { timeline: edit, reply } = say('add upbeat music synced to the beat', photos);
    const on = grid(edit);
    for (const at of [...clipStarts(edit).slice(1), total(edit)]) expect(on).toContain(at);
    expect(edit.music[0]).toMatchObject({ onBeat: true, frames: total(edit) });
    expect(reply).toContain('put 2 cuts on its beat (120 bpm)');
  });

  it('moves no cut into speech', () => {
    const pauses = [
      [3000, 4100],
      [6500, 7700],
    ] as const;
    const talk = video('a_1', { measures: speech(10, pauses) });
    const cut = say('trim the pauses', scene([talk]));
    const { timeline: edit } = say('add upbeat music on the beat', cut.scene);
    const spoken = [
      [0, 90],
      [123, 195],
      [231, 300],
    ] as const;
    for (const [from, to] of spoken) {
      const whole = edit.clips.some((each) => each.in <= from && each.out >= to);
      expect(whole).toBe(true);
    }
    expect(lengths(edit)).not.toEqual(lengths(cut.timeline));
    expect(
      clipStarts(edit)
        .slice(1)
        .filter((at) => grid(edit).includes(at)).length,
    ).toBeGreaterThan(0);
  });
});

describe('the beat of a track', () => {
  it('ends one clip on a beat by where the track begins, without cutting it', () => {
    const { timeline: edit, reply } = say(
      'add upbeat music synced to the beat',
      scene([video('a_1', { seconds: 7.2, measures: speech(8, [[1000, 2000]]) })]),
    );
    expect(total(edit)).toBe(216);
    expect(grid(edit)).toContain(216);
    expect(reply).toContain('ended it on the beat');
  });

  it('repeats with its track', () => {
    const { beats: found } = beats(60, 2);
    if (found === undefined) throw new Error('no beats');
    const track = music({ frames: 150, offset: 15 });
    expect(beatFrames(track, found, { frames: 60, fps: { num: 30, den: 1 } })).toEqual([
      15, 45, 75, 105, 135,
    ]);
  });

  it('says so where the track has no clear beat', () => {
    const vague = scene([video('a_1'), song('a_2', 60, beats(100, 60, 0.1))]);
    expect(say('sync the cuts to this song', vague).reply).toContain('no clear beat');
  });
});
