import {
  backstage,
  clip,
  type Dialogue,
  hours,
  minutes,
  passes,
  sends,
  taps,
  tapsOld,
  writes,
} from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const megabyte = 1024 * 1024;
const talk = clip('talk.mp4', 24, 38);
const cut = leaves({ video: [['talk.mp4', 0, 27]] });
const pauses = { says: ['Removed 6 pauses: 0:38 → 0:27.'], makes: cut };
const zhPauses = { says: ['剪掉了 6 处停顿：0:38 → 0:27。'], makes: cut };
const music = {
  says: ['Added background music, 30% loud.'],
  makes: leaves({ video: [['talk.mp4', 0, 27]], music: [['Calm bed', 0, 27, 30]] }),
};
const small = { uploadBytes: 10 * megabyte };
const large = { sizeBytes: 64 * megabyte };

export const exportEnglish: Dialogue = {
  file: 'export.en',
  title: 'Export: too early, failing, slow',
  scenes: [
    {
      about: 'There is nothing to export yet.',
      steps: [writes('Mia', 'send me the video'), sends('Mia', [talk]), writes('Mia', '/export')],
    },
    {
      about: 'A render fails and is tried once more without a word.',
      steps: [
        backstage(({ runs, renders }) => {
          runs(pauses);
          renders({ fails: true });
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'It fails twice: Mia is told, and a later try works.',
      steps: [
        backstage(({ runs, renders }) => {
          runs(pauses);
          renders({ fails: true }, { fails: true });
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        writes('Mia', '/export'),
      ],
    },
    {
      about:
        'A render takes half an hour. She is told after five minutes, goes on meanwhile, and gets it when it is done, although the program was restarted.',
      steps: [
        backstage(({ runs, renders }) => {
          runs(pauses, music);
          renders({ takesMs: minutes(30) });
        }),
        sends('Mia', [talk], { text: 'trim the pauses', leave: minutes(7) }),
        writes('Mia', 'add calm music', { leave: minutes(1) }),
        backstage(({ restart }) => restart()),
      ],
    },
  ],
};

export const exportChinese: Dialogue = {
  file: 'export.zh',
  title: '导出：太早、失败、很慢',
  scenes: [
    {
      about: '还没有可以导出的内容。',
      languageTag: 'zh-hans',
      steps: [writes('小林', '导出')],
    },
    {
      about: '两次都没渲染成功，照实说。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs, renders }) => {
          runs(zhPauses);
          renders({ fails: true }, { fails: true });
        }),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
    {
      about: '渲染要半小时：五分钟后告诉小林，做好了再送来。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs, renders }) => {
          runs(zhPauses);
          renders({ takesMs: minutes(30) });
        }),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
  ],
};

export const tooBigEnglish: Dialogue = {
  file: 'too-big.en',
  title: 'A result that is too big for the chat',
  scenes: [
    {
      about:
        'There is a link that people can open: they get it, and a button for a version that fits.',
      bot: { linksOpenable: true },
      chat: small,
      steps: [
        backstage(({ runs, renders }) => {
          runs(pauses);
          renders(large, large);
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        taps('Mia', 'A version that fits'),
      ],
    },
    {
      about: 'There is no such link: Cutroom makes a version that fits by itself, and says so.',
      chat: small,
      steps: [
        backstage(({ runs, renders }) => {
          runs(pauses);
          renders(large, large);
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'Neither is possible.',
      chat: small,
      backend: { canFit: false },
      steps: [
        backstage(({ runs, renders }) => {
          runs(pauses);
          renders(large);
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'It fits, and there is a link as well.',
      bot: { linksOpenable: true },
      steps: [
        backstage(({ runs }) => runs(pauses)),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
  ],
};

export const tooBigChinese: Dialogue = {
  file: 'too-big.zh',
  title: '成片太大，聊天里放不下',
  scenes: [
    {
      about: '有能打开的链接：给链接，再给一个“能发出来的版本”的按钮。',
      languageTag: 'zh-hans',
      bot: { linksOpenable: true },
      chat: small,
      steps: [
        backstage(({ runs, renders }) => {
          runs(zhPauses);
          renders(large, large);
        }),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
    {
      about: '没有链接：自己做一个放得下的，并且说明。',
      languageTag: 'zh-hans',
      chat: small,
      steps: [
        backstage(({ runs, renders }) => {
          runs(zhPauses);
          renders(large, large);
        }),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
  ],
};

export const oldButtons: Dialogue = {
  file: 'old-buttons.en',
  title: 'Buttons from long ago',
  scenes: [
    {
      about: 'A button of yesterday still works; one that is too old expires politely.',
      steps: [
        backstage(({ runs }) => runs(pauses)),
        sends('Mia', [talk]),
        writes('Mia', 'trim the pauses'),
        passes('The next day.', hours(24)),
        taps('Mia', 'Export'),
        tapsOld('Mia', 'Export'),
      ],
    },
  ],
};
