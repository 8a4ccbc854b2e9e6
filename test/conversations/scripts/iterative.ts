import { backstage, clip, type Dialogue, type Scene, sends, taps, writes } from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('interview.mov', 86, 95);
const rough = { video: [['interview.mov', 0, 68]] } as const;
const withMusic = { ...rough, music: [['Calm bed', 0, 68, 30]] } as const;
const quieter = { ...rough, music: [['Calm bed', 0, 68, 18]] } as const;

const english: Scene = {
  about:
    'Mia sends a clip without a word, gets a rough cut, looks at it, refines it in her own words, takes one step back, and exports when she is happy.',
  steps: [
    backstage(({ runs, renders }) => {
      runs(
        { says: ['Removed 11 pauses: 1:35 → 1:08.'], makes: leaves(rough) },
        { says: ['Added background music, 30% loud.'], makes: leaves(withMusic) },
        { says: [], makes: leaves(quieter) },
        {
          says: ['Took back the last change: the music is at 30% again.'],
          makes: leaves(withMusic),
        },
      );
      renders({ sizeBytes: 1_900_000, takesMs: 9_000 });
    }),
    sends('Mia', [talk]),
    writes('Mia', 'give me a rough cut, just trim the pauses'),
    taps('Mia', 'Preview'),
    writes('Mia', 'nice! add some calm music'),
    writes('Mia', 'music a little quieter'),
    writes('Mia', '/undo'),
    writes('Mia', "great, I'm happy, send me the video"),
  ],
};

const chinese: Scene = {
  about: '小林先发素材，看小样，一句一句地改，退回一步，满意了再导出。',
  languageTag: 'zh-hans',
  steps: [
    backstage(({ runs, renders }) => {
      runs(
        { says: ['剪掉了 11 处停顿：1:35 → 1:08。'], makes: leaves(rough) },
        { says: ['加了背景音乐，音量 30%。'], makes: leaves(withMusic) },
        { says: [], makes: leaves(quieter) },
        { says: ['撤销了上一步：音乐音量回到 30%。'], makes: leaves(withMusic) },
      );
      renders({ sizeBytes: 1_900_000, takesMs: 9_000 });
    }),
    sends('小林', [talk]),
    writes('小林', '先粗剪一下，把停顿剪掉'),
    taps('小林', '预览'),
    writes('小林', '不错，加一段舒缓的音乐'),
    writes('小林', '音乐小声一点'),
    taps('小林', '撤销'),
    writes('小林', '可以了，把视频发给我'),
  ],
};

export const iterativeEnglish: Dialogue = {
  file: 'iterative.en',
  title: 'Iterative: a rough cut, then one wish after the other',
  scenes: [english],
};

export const iterativeChinese: Dialogue = {
  file: 'iterative.zh',
  title: '慢慢改：先粗剪，再一步一步来',
  scenes: [chinese],
};
