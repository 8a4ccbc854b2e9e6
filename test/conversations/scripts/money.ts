import { backstage, clip, type Dialogue, operatorAccount, sends, writes } from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const cut = leaves({ video: [['talk.mp4', 0, 27]] });
const website = 'https://nemovideo.com';
const empty = { available: 0, frozen: 0, total: 100 };

export const noCreditsEnglish: Dialogue = {
  file: 'no-credits.en',
  title: 'Out of credits',
  scenes: [
    {
      about: 'Mia edits for free on the cloud. Her free credits are used up.',
      backend: { website, credits: empty },
      steps: [
        backstage(({ fails }) => fails('run', 'no-credits')),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        writes('Mia', 'how many credits do I have?'),
      ],
    },
    {
      about:
        'Everybody here edits on the account of whoever runs the bot, and that account is empty.',
      bot: { operatorAccount },
      backend: { website, credits: empty },
      steps: [
        backstage(({ fails }) => fails('run', 'no-credits')),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'The bot edits on a machine of its own, without any website to register at.',
      backend: { credits: empty },
      steps: [
        backstage(({ fails }) => fails('run', 'no-credits')),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        writes('Mia', '/credits'),
      ],
    },
  ],
};

export const noCreditsChinese: Dialogue = {
  file: 'no-credits.zh',
  title: '积分用完了',
  scenes: [
    {
      about: '小林用的是云端的免费积分，用完了。',
      languageTag: 'zh-hans',
      backend: { website, credits: empty },
      steps: [
        backstage(({ fails }) => fails('run', 'no-credits')),
        sends('小林', [talk], { text: '剪掉停顿' }),
        writes('小林', '我还有多少积分'),
      ],
    },
    {
      about: '机器人用自己的机器剪，没有可以注册的网站。',
      languageTag: 'zh-hans',
      backend: { credits: empty },
      steps: [
        backstage(({ fails }) => fails('run', 'no-credits')),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
  ],
};

export const planBlocked: Dialogue = {
  file: 'plan-blocked.en',
  title: 'The plan does not include export',
  scenes: [
    {
      about:
        'The cut is made; the cloud keeps the export back until Mia registers. Nothing is lost, and asking again works once she did.',
      backend: { website },
      steps: [
        backstage(({ runs, fails }) => {
          runs({ says: ['Removed 6 pauses: 0:38 → 0:27.'], makes: cut });
          fails('submitRender', 'export-blocked');
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        writes('Mia', '/export'),
      ],
    },
  ],
};

export const planBlockedChinese: Dialogue = {
  file: 'plan-blocked.zh',
  title: '套餐里没有导出',
  scenes: [
    {
      about: '剪好了，但云端要小林先注册才能导出。什么都没丢，注册后再说一次就行。',
      languageTag: 'zh-hans',
      backend: { website },
      steps: [
        backstage(({ runs, fails }) => {
          runs({ says: ['剪掉了 6 处停顿：0:38 → 0:27。'], makes: cut });
          fails('submitRender', 'export-blocked');
        }),
        sends('小林', [talk], { text: '剪掉停顿' }),
        writes('小林', '导出'),
      ],
    },
  ],
};
