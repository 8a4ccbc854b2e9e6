import type { Scene, Sentence, Source } from '../../edit/scene.ts';

export interface MusicWish {
  readonly from: 'any' | 'upload' | 'bed';
  readonly mood?: 'calm' | 'bright' | undefined;
  readonly isSynced: boolean;
}

export interface Picked {
  readonly source: Source;
  readonly note?: Sentence;
}

/** The song that was sent last, else a bed of the mood; cutting on beats asks for the livelier one. */
export function pickMusic(scene: Scene, wish: MusicWish): Picked | undefined {
  const song = scene.assets.findLast((each) => each.facts.kind === 'audio');
  if (
    song !== undefined &&
    wish.from !== 'bed' &&
    (wish.mood === undefined || wish.from === 'upload')
  ) {
    return { source: song };
  }
  const mood = wish.mood ?? (wish.isSynced ? 'bright' : 'calm');
  const bed = scene.beds.find((each) => isOfMood(each, mood)) ?? scene.beds[0];
  if (bed === undefined) return song === undefined ? undefined : { source: song };
  if (wish.from !== 'upload') return { source: bed };
  return {
    source: bed,
    note: {
      en: 'No song has arrived, so I took one of mine; send an MP3 to use yours.',
      zh: '还没有收到歌曲，所以先用了自带的音乐；发一个MP3就能换成你的。',
    },
  };
}

function isOfMood(bed: Source, mood: string): boolean {
  return `${bed.id} ${bed.name}`.toLowerCase().includes(mood);
}
