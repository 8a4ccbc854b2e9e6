import { backstage, clip, type Dialogue, sends, writes } from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const cut = leaves({ video: [['talk.mp4', 0, 38]] });

export const filesEnglish: Dialogue = {
  file: 'files-refused.en',
  title: 'Files that cannot be taken',
  scenes: [
    {
      about: 'Too large, of the wrong kind, empty, damaged, or something else than its name says.',
      backend: {
        refuses: { 'holiday.mov': 'file-unreadable', 'poster.png': 'unsupported-file' },
      },
      steps: [
        sends('Mia', [clip('wedding.mp4', 812.4, 1_800)], { text: 'trim the pauses' }),
        sends('Mia', [clip('notes.docx', 0.1, 0)], { text: 'make a video of this' }),
        sends('Mia', [clip('clip.mp4', 0, 0)], { text: 'trim the pauses' }),
        sends('Mia', [clip('holiday.mov', 44, 60)], { text: 'trim the pauses' }),
        sends('Mia', [clip('poster.png', 2.1, 0)]),
      ],
    },
    {
      about: 'One of three cannot be taken: the other two go on.',
      backend: { refuses: { 'poster.png': 'unsupported-file' } },
      steps: [
        backstage(({ runs }) => runs({ says: ['One clip on the timeline: 0:38.'], makes: cut })),
        sends('Mia', [talk, clip('poster.png', 2.1, 0), clip('notes.docx', 0.1, 0)], {
          text: 'put these together',
        }),
      ],
    },
    {
      about: 'The chat itself hands over no more than 20 MB.',
      chat: { downloadBytes: 20 * 1024 * 1024 },
      steps: [sends('Mia', [talk], { text: 'trim the pauses' })],
    },
    {
      about: 'Links: a good one, one that may not be fetched, and one of two.',
      backend: { refuses: { 'secret.mp4': 'link-refused', 'gone.mp4': 'download-failed' } },
      steps: [
        backstage(({ runs }) =>
          runs(
            {
              says: ['Removed 6 pauses: 0:38 → 0:27.'],
              makes: leaves({ video: [['trip.mp4', 0, 27]] }),
            },
            {
              says: ['One clip on the timeline: 0:54.'],
              makes: leaves({ video: [['sea.mp4', 0, 54]] }),
            },
          ),
        ),
        writes('Mia', 'https://files.example/trip.mp4 trim the pauses'),
        writes('Mia', 'https://intranet.example/secret.mp4 trim the pauses'),
        writes('Mia', 'https://files.example/gone.mp4'),
        writes(
          'Mia',
          'put these together: https://files.example/sea.mp4 https://intranet.example/secret.mp4',
        ),
      ],
    },
  ],
};

export const filesChinese: Dialogue = {
  file: 'files-refused.zh',
  title: '收不下的文件',
  scenes: [
    {
      about: '太大、格式不对、空文件、损坏，或者内容和名字对不上。',
      languageTag: 'zh-hans',
      backend: {
        refuses: { 'holiday.mov': 'file-unreadable', 'poster.png': 'unsupported-file' },
      },
      steps: [
        sends('小林', [clip('wedding.mp4', 812.4, 1_800)], { text: '剪掉停顿' }),
        sends('小林', [clip('notes.docx', 0.1, 0)], { text: '做成视频' }),
        sends('小林', [clip('clip.mp4', 0, 0)], { text: '剪掉停顿' }),
        sends('小林', [clip('holiday.mov', 44, 60)], { text: '剪掉停顿' }),
        sends('小林', [clip('poster.png', 2.1, 0)]),
      ],
    },
    {
      about: '三个里有两个收不下，剩下的照常。',
      languageTag: 'zh-hans',
      backend: { refuses: { 'poster.png': 'unsupported-file' } },
      steps: [
        backstage(({ runs }) => runs({ says: ['时间线上有一段素材，0:38。'], makes: cut })),
        sends('小林', [talk, clip('poster.png', 2.1, 0), clip('notes.docx', 0.1, 0)], {
          text: '拼起来',
        }),
      ],
    },
    {
      about: '聊天平台最多只能转交 20 MB。',
      languageTag: 'zh-hans',
      chat: { downloadBytes: 20 * 1024 * 1024 },
      steps: [sends('小林', [talk], { text: '剪掉停顿' })],
    },
    {
      about: '不能下载的链接。',
      languageTag: 'zh-hans',
      backend: { refuses: { 'secret.mp4': 'link-refused' } },
      steps: [writes('小林', 'https://intranet.example/secret.mp4 剪掉停顿')],
    },
  ],
};
