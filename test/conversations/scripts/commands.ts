import {
  backstage,
  clip,
  type Dialogue,
  hours,
  passes,
  sends,
  taps,
  writes,
} from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const cut = leaves({ video: [['talk.mp4', 0, 27]] });
const scored = leaves({
  video: [['talk.mp4', 0, 27]],
  music: [['Lo-fi', 0, 27, 35]],
  titles: [['Urban Dreams', 0, 3]],
});

export const commandsEnglish: Dialogue = {
  file: 'commands.en',
  title: 'Commands: credits, status, settings, projects, forget',
  scenes: [
    {
      about: 'Before anything was made.',
      steps: [
        writes('Mia', '/status'),
        writes('Mia', '/projects'),
        writes('Mia', '/credits'),
        writes('Mia', '/cancel'),
        writes('Mia', '/edit'),
        writes('Mia', 'upload'),
      ],
    },
    {
      about: 'In the middle of the work.',
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: ['Removed 6 pauses. Added music and a title.'], makes: scored },
            { says: ['Removed 3 pauses.'], makes: cut },
          ),
        ),
        sends('Mia', [talk]),
        writes('Mia', 'trim the pauses, add lo-fi music and the title "Urban Dreams"'),
        writes('Mia', 'show tracks'),
        writes('Mia', '/new'),
        passes('The next day.', hours(26)),
        writes('Mia', 'my projects'),
        taps('Mia', 'talk · yesterday'),
        writes('Mia', '/status'),
        writes('Mia', '/settings'),
        taps('Mia', 'Export only when you ask'),
        writes('Mia', '/settings'),
        taps('Mia', '中文'),
        writes('Mia', '/credits'),
      ],
    },
    {
      about: 'Everything about a person is deleted, once they are sure.',
      steps: [
        backstage(({ runs }) => runs({ says: ['Removed 6 pauses.'], makes: cut })),
        sends('Ben', [talk]),
        writes('Ben', 'trim the pauses'),
        writes('Ben', '/forget'),
        taps('Ben', 'Keep it'),
        writes('Ben', '/forget'),
        taps('Ben', 'Delete everything'),
        writes('Ben', '/projects'),
      ],
    },
  ],
};

export const commandsChinese: Dialogue = {
  file: 'commands.zh',
  title: '命令：积分、状态、设置、项目、删除数据',
  scenes: [
    {
      about: '什么都还没做的时候。',
      languageTag: 'zh-hans',
      steps: [
        writes('小林', '/status'),
        writes('小林', '/projects'),
        writes('小林', '/credits'),
        writes('小林', '/cancel'),
        writes('小林', '/edit'),
        writes('小林', '上传'),
      ],
    },
    {
      about: '做到一半。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs({ says: ['剪掉了 6 处停顿，加了音乐和标题。'], makes: scored }),
        ),
        sends('小林', [talk]),
        writes('小林', '剪掉停顿，加 lo-fi 音乐和标题“Urban Dreams”'),
        writes('小林', '状态'),
        writes('小林', '/settings'),
        taps('小林', '每次修改后导出'),
        writes('小林', '/new'),
        passes('三天以后。', hours(73)),
        writes('小林', '我的项目'),
        writes('小林', '/forget'),
        taps('小林', '全部删除'),
      ],
    },
  ],
};
