import { backstage, clip, type Dialogue, sends, writes } from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const edited = leaves({
  video: [['talk.mp4', 0, 27]],
  music: [['Calm bed', 0, 27, 30]],
});

export const quickEnglish: Dialogue = {
  file: 'quick.en',
  title: 'Quick: one clip, one sentence, one video',
  scenes: [
    {
      about:
        'Mia has never written to Cutroom before. She sends a clip and says what she wants, and that is all she does.',
      steps: [
        backstage(({ runs }) =>
          runs({
            tools: ['remove_silence', 'add_transitions', 'add_music'],
            makes: edited,
            takesMs: 14_000,
            says: [
              'Removed 6 pauses: 0:38 → 0:27. Added 3 transitions. Added background music, 30% loud, in time with the cuts. Preview it in the timeline panel, or click the Export button to save it.',
            ],
          }),
        ),
        sends('Mia', [talk], {
          text: 'trim the pauses, add transitions, and sync background music',
        }),
        writes('Mia', 'thank you!'),
      ],
    },
  ],
};

export const quickChinese: Dialogue = {
  file: 'quick.zh',
  title: '快剪：一段素材，一句话，一条成片',
  scenes: [
    {
      about: '小林第一次用 Cutroom。发一段视频，说一句话，别的什么都不用做。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs({
            tools: ['remove_silence', 'add_transitions', 'add_music'],
            makes: edited,
            takesMs: 14_000,
            says: [
              '剪掉了 6 处停顿：0:38 → 0:27。加了 3 处转场。加了背景音乐，音量 30%，已对齐剪辑点。可以在时间线面板预览，点击导出按钮即可保存。',
            ],
          }),
        ),
        sends('小林', [talk], { text: '剪掉停顿，加转场，再配上背景音乐' }),
        writes('小林', '谢谢'),
      ],
    },
  ],
};
