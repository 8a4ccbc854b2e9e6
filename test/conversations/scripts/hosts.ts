import {
  backstage,
  clip,
  type Dialogue,
  hours,
  note,
  operatorAccount,
  passes,
  people,
  seconds,
  sends,
  writes,
} from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const pauses = {
  says: ['Removed 6 pauses: 0:38 → 0:27.'],
  makes: leaves({ video: [['talk.mp4', 0, 27]] }),
};
const byOlga = {
  access: 'pairing',
  operators: [`telegram:${people.Olga}`],
  linksOpenable: true,
} as const;
const group = { place: 'group' } as const;

export const pairingEnglish: Dialogue = {
  file: 'pairing.en',
  title: 'Letting somebody in with a code',
  scenes: [
    {
      about:
        'Olga runs the bot for people she knows. Ben is new: he gets a code, tells it to Olga by other ways, and she lets him in. In a group that she did not name nobody else gets in by that.',
      bot: byOlga,
      steps: [
        backstage(({ runs }) => runs(pauses)),
        writes('Ben', '/start'),
        note('Ben rings Olga up and reads the code to her.'),
        writes('Olga', '/pair {code}'),
        sends('Ben', [talk], { text: 'trim the pauses' }),
        sends('Ben', [talk], { ...group, text: 'trim the pauses', leave: seconds(1) }),
        writes('Mia', 'trim the pauses', group),
      ],
    },
    {
      about: 'A code that was left lying about, and one that is nobody’s business.',
      bot: byOlga,
      steps: [
        writes('Ben', 'hello'),
        passes('More than an hour later.', hours(1.2)),
        writes('Olga', '/pair {code}'),
        writes('Ben', 'hello?'),
        writes('Ben', '/pair {code}'),
        writes('Olga', '/pair {code}'),
      ],
    },
  ],
};

export const pairingChinese: Dialogue = {
  file: 'pairing.zh',
  title: '用代码放人进来',
  scenes: [
    {
      about: 'Olga 只让认识的人用。小林第一次来，拿到代码转告 Olga，Olga 放他进来。',
      languageTag: 'zh-hans',
      bot: byOlga,
      steps: [
        backstage(({ runs }) => runs({ ...pauses, says: ['剪掉了 6 处停顿：0:38 → 0:27。'] })),
        writes('小林', '你好'),
        note('小林把代码告诉了 Olga。'),
        writes('Olga', '/pair {code}'),
        sends('小林', [talk], { text: '剪掉停顿' }),
        sends('小林', [talk], { ...group, text: '剪掉停顿' }),
        passes('两个小时以后。', hours(2)),
        writes('Olga', '/pair ACDEFG'),
        writes('小林', '/pair ACDEFG'),
      ],
    },
  ],
};

export const operatorEnglish: Dialogue = {
  file: 'operator.en',
  title: 'When whoever runs the bot is needed',
  scenes: [
    {
      about:
        "Olga runs the bot on her own account, and the account's key has been refused. Mia hears what she needs to know, Olga what to do, once a day.",
      bot: { operatorAccount, operators: [`telegram:${people.Olga}`] },
      steps: [
        backstage(({ fails, runs }) => {
          fails('openSession', 'bad-token', 2);
          runs(pauses);
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        writes('Mia', 'again please'),
      ],
    },
    {
      about: 'There are no more free accounts to be had.',
      bot: { operators: [`telegram:${people.Olga}`] },
      steps: [
        backstage(({ fails }) => fails('takeToken', 'rate-limited', 2)),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'The service is full.',
      bot: { operators: [`telegram:${people.Olga}`] },
      backend: { refuses: { 'talk.mp4': 'backend-full' } },
      steps: [sends('Mia', [talk], { text: 'trim the pauses' })],
    },
  ],
};
