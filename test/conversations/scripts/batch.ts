import { backstage, clip, type Dialogue, sends, taps, writes } from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const clips = [
  clip('monday.mp4', 18, 30),
  clip('tuesday.mp4', 16, 26),
  clip('wednesday.mp4', 21, 34),
];
const cut = (name: string, length: number) => leaves({ video: [[name, 0, length]] });
const merged = leaves({
  video: [
    ['monday.mp4', 0, 30],
    ['tuesday.mp4', 30, 26],
    ['wednesday.mp4', 56, 34],
  ],
});

export const batchEnglish: Dialogue = {
  file: 'batch.en',
  title: 'Batch: three clips, each its own video',
  scenes: [
    {
      about:
        'Mia wants the same thing done to each of three clips. One of them turns out to be broken; the others go on.',
      backend: { refuses: { 'tuesday.mp4': 'file-unreadable' } },
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: ['Removed 4 pauses: 0:30 → 0:24.'], makes: cut('monday.mp4', 24) },
            { says: ['Removed 5 pauses: 0:34 → 0:26.'], makes: cut('wednesday.mp4', 26) },
          ),
        ),
        sends('Mia', clips, { text: 'trim the pauses in each clip' }),
      ],
    },
    {
      about: 'An instruction of its own for each, by number.',
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: ['Removed 4 pauses: 0:30 → 0:24.'], makes: cut('monday.mp4', 24) },
            { says: ['Made it vertical, 9:16.'], makes: cut('tuesday.mp4', 26) },
          ),
        ),
        sends('Mia', clips.slice(0, 2), { text: '1. trim the pauses\n2. make it vertical' }),
      ],
    },
  ],
};

export const severalEnglish: Dialogue = {
  file: 'several-clips.en',
  title: 'Several clips without a word: one question, two buttons',
  scenes: [
    {
      about: 'Mia sends three clips and nothing else. She wants one video of them.',
      steps: [
        backstage(({ runs }) => runs({ says: ['Joined 3 clips: 1:30 in all.'], makes: merged })),
        sends('Mia', clips),
        taps('Mia', 'One video'),
        writes('Mia', 'put them together'),
        writes('Mia', 'export'),
      ],
    },
    {
      about: 'Ben wants each on its own.',
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: ['Removed 4 pauses: 0:30 → 0:24.'], makes: cut('monday.mp4', 24) },
            { says: ['Removed 2 pauses: 0:26 → 0:22.'], makes: cut('tuesday.mp4', 22) },
          ),
        ),
        sends('Ben', clips.slice(0, 2)),
        taps('Ben', 'Each on its own'),
        writes('Ben', 'trim the pauses'),
      ],
    },
  ],
};

export const batchChinese: Dialogue = {
  file: 'batch.zh',
  title: '批量：几段素材，各剪各的',
  scenes: [
    {
      about: '小林要三段素材分别剪。其中一段坏了，其余照常。',
      languageTag: 'zh-hans',
      backend: { refuses: { 'tuesday.mp4': 'file-unreadable' } },
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: ['剪掉了 4 处停顿：0:30 → 0:24。'], makes: cut('monday.mp4', 24) },
            { says: ['剪掉了 5 处停顿：0:34 → 0:26。'], makes: cut('wednesday.mp4', 26) },
          ),
        ),
        sends('小林', clips, { text: '每段都剪掉停顿' }),
      ],
    },
    {
      about: '发了两段，没说话：问一句，两个按钮。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs({
            says: ['两段素材已拼接，共 0:56。'],
            makes: leaves({
              video: [
                ['monday.mp4', 0, 30],
                ['tuesday.mp4', 30, 26],
              ],
            }),
          }),
        ),
        sends('小林', clips.slice(0, 2)),
        taps('小林', '合成一条'),
        writes('小林', '拼起来'),
      ],
    },
  ],
};
