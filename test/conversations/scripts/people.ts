import {
  backstage,
  clip,
  type Dialogue,
  hours,
  minutes,
  passes,
  people,
  seconds,
  sends,
  taps,
  writes,
} from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const promo = clip('promo.mp4', 15, 20);
const pauses = {
  says: ['Removed 6 pauses: 0:38 → 0:27.'],
  makes: leaves({ video: [['talk.mp4', 0, 27]] }),
};
const vertical = {
  says: ['Made it vertical, 9:16.'],
  makes: leaves({ video: [['promo.mp4', 0, 20]] }),
};
const group = { place: 'group' } as const;

export const groupEnglish: Dialogue = {
  file: 'group.en',
  title: 'Two people in one group',
  scenes: [
    {
      about:
        "Mia's edit hangs for ten minutes. Ben asks for something else in the same group and is served at once. Neither touches the other's video, and Mia's private project does not show in the group.",
      steps: [
        backstage(({ runs }) => runs(pauses, { ...pauses, takesMs: minutes(10) }, vertical)),
        sends('Mia', [talk]),
        writes('Mia', 'trim the pauses'),
        sends('Mia', [talk], { ...group, text: 'trim the pauses', leave: seconds(10) }),
        sends('Ben', [promo], { ...group, text: 'make it vertical', leave: minutes(1) }),
        writes('Ben', '/status', { ...group, leave: seconds(1) }),
        writes('Mia', '/projects', { ...group, leave: seconds(1) }),
        taps('Mia', 'Undo', group),
      ],
    },
  ],
};

export const groupChinese: Dialogue = {
  file: 'group.zh',
  title: '一个群里的两个人',
  scenes: [
    {
      about:
        '小林的剪辑卡了十分钟，Ben 在同一个群里要的别的东西马上就好。谁都碰不到对方的视频，小林私下的项目也不会出现在群里。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) => {
          const says = ['剪掉了 6 处停顿：0:38 → 0:27。'];
          runs({ ...pauses, says }, { ...pauses, says, takesMs: minutes(10) }, vertical);
        }),
        sends('小林', [talk]),
        writes('小林', '剪掉停顿'),
        sends('小林', [talk], { ...group, text: '剪掉停顿', leave: seconds(10) }),
        sends('Ben', [promo], { ...group, text: 'make it vertical', leave: minutes(1) }),
        writes('小林', '状态', { ...group, leave: seconds(1) }),
        writes('小林', '/projects', { ...group, leave: seconds(1) }),
        taps('小林', 'Undo', group),
      ],
    },
  ],
};

export const accessEnglish: Dialogue = {
  file: 'access.en',
  title: 'Who may, and how much',
  scenes: [
    {
      about: 'By invitation: Mia is on the list, Ben is not.',
      bot: { access: 'allowlist', allowed: [`telegram:${people.Mia}`] },
      steps: [
        writes('Ben', '/start'),
        sends('Ben', [talk], { text: 'trim the pauses' }),
        writes('Mia', '/start'),
      ],
    },
    {
      about: 'So many requests a day.',
      bot: { turnsPerDay: 1 },
      steps: [
        backstage(({ runs }) => runs(pauses, vertical)),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        writes('Mia', 'add music'),
        passes('The next day.', hours(24)),
        sends('Mia', [promo], { text: 'make it vertical' }),
      ],
    },
    {
      about: 'So many clips a day.',
      bot: { bytesPerDay: 30 * 1024 * 1024 },
      steps: [
        backstage(({ runs }) => runs(pauses)),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        sends('Mia', [promo], { text: 'make it vertical' }),
      ],
    },
    {
      about: 'So many at once: Mia writes in two places.',
      bot: { turnsAtOnce: 1 },
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: minutes(1) }, vertical)),
        sends('Mia', [talk], { text: 'trim the pauses', leave: seconds(10) }),
        sends('Mia', [promo], { ...group, text: 'make it vertical' }),
      ],
    },
  ],
};

export const accessChinese: Dialogue = {
  file: 'access.zh',
  title: '谁能用，能用多少',
  scenes: [
    {
      about: '只对受邀的人开放。',
      languageTag: 'zh-hans',
      bot: { access: 'allowlist' },
      steps: [writes('小林', '/start')],
    },
    {
      about: '每天的次数和素材量有上限。',
      languageTag: 'zh-hans',
      bot: { turnsPerDay: 2, bytesPerDay: 30 * 1024 * 1024 },
      steps: [
        backstage(({ runs }) =>
          runs({ ...pauses, says: ['剪掉了 6 处停顿。'] }, { ...pauses, says: ['加了音乐。'] }),
        ),
        sends('小林', [talk], { text: '剪掉停顿' }),
        sends('小林', [promo], { text: '改成竖屏' }),
        writes('小林', '加音乐'),
        writes('小林', '加标题'),
      ],
    },
  ],
};
