import { backstage, clip, type Dialogue, sends, writes } from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const megabyte = 1024 * 1024;
/** What a Telegram bot gets from the public server, and what it may send there. */
const chat = { downloadBytes: 20 * megabyte, uploadBytes: 50 * megabyte } as const;
const album = [clip('IMG_01.mov', 14, 12), clip('IMG_02.mov', 11, 9), clip('IMG_03.jpg', 3, 5)];
const wedding = clip('wedding.mp4', 83.4, 95);
const joined = leaves({
  video: [
    ['IMG_01.mov', 0, 12],
    ['IMG_02.mov', 12, 9],
    ['IMG_03.jpg', 21, 5],
  ],
  music: [['Sunny', 0, 26, 30]],
});
const shorter = leaves({ video: [['wedding.mp4', 0, 71]] });

export const telegramEnglish: Dialogue = {
  file: 'telegram.en',
  title: 'On Telegram: an album, and a clip that Telegram does not hand over',
  scenes: [
    {
      about: 'An album with one caption is one video, in the order of the album.',
      chat,
      steps: [
        backstage(({ runs }) =>
          runs({ says: ['Joined 3 clips and added calm music: 0:26.'], makes: joined }),
        ),
        sends('Mia', album, { text: 'put these together with calm music' }),
      ],
    },
    {
      about:
        'Telegram gives bots no more than 20 MB. Mia hears it at once, with the ways out, and takes one.',
      chat,
      steps: [
        backstage(({ runs }) => runs({ says: ['Removed 9 pauses: 1:35 → 1:11.'], makes: shorter })),
        sends('Mia', [wedding], { text: 'trim the pauses' }),
        writes('Mia', 'https://files.example.org/wedding.mp4 trim the pauses'),
      ],
    },
  ],
};

export const telegramChinese: Dialogue = {
  file: 'telegram.zh',
  title: '在 Telegram 上：一组相册，还有一段太大的视频',
  scenes: [
    {
      about: '一组相册加一句话，就是一条视频，顺序和相册一样。',
      languageTag: 'zh-hans',
      chat,
      steps: [
        backstage(({ runs }) =>
          runs({ says: ['拼好了 3 段素材，加了舒缓的音乐：0:26。'], makes: joined }),
        ),
        sends('小林', album, { text: '拼在一起，加点舒缓的音乐' }),
      ],
    },
    {
      about: 'Telegram 最多只给机器人 20 MB。小林马上知道，也知道怎么办。',
      languageTag: 'zh-hans',
      chat,
      steps: [
        backstage(({ runs }) => runs({ says: ['剪掉了 9 处停顿：1:35 → 1:11。'], makes: shorter })),
        sends('小林', [wedding], { text: '剪掉停顿' }),
        writes('小林', 'https://files.example.org/wedding.mp4 剪掉停顿'),
      ],
    },
  ],
};
