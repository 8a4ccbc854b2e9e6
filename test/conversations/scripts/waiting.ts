import {
  backstage,
  clip,
  type Dialogue,
  minutes,
  type Scene,
  seconds,
  sends,
  taps,
  writes,
} from '../kit/script.ts';
import { leaves } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const cut = leaves({ video: [['talk.mp4', 0, 27]] });
const scored = leaves({ video: [['talk.mp4', 0, 27]], music: [['Calm bed', 0, 27, 30]] });
const pauses = { says: ['Removed 6 pauses: 0:38 → 0:27.'], makes: cut };
const music = { says: ['Added background music, 30% loud.'], makes: scored };

export const longRun: Dialogue = {
  file: 'long-run.en',
  title: 'A long edit: never left in silence',
  scenes: [
    {
      about:
        'Mia asks for something that takes seven minutes. Meanwhile she looks at her credits, which is answered at once.',
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: minutes(7) })),
        sends('Mia', [talk], { text: 'trim the pauses', leave: minutes(3) }),
        writes('Mia', '/credits', { leave: seconds(1) }),
        writes('Mia', '/status'),
      ],
    },
  ],
};

export const longRunChinese: Dialogue = {
  file: 'long-run.zh',
  title: '剪得很久：不会没有消息',
  scenes: [
    {
      about: '这次要五分钟。小林中途查积分，马上有回答。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs({ says: ['剪掉了 6 处停顿：0:38 → 0:27。'], makes: cut, takesMs: minutes(5) }),
        ),
        sends('小林', [talk], { text: '剪掉停顿', leave: minutes(3) }),
        writes('小林', '查一下积分'),
      ],
    },
  ],
};

export const queue: Dialogue = {
  file: 'queue.en',
  title: 'Writing on while an edit is going',
  scenes: [
    {
      about:
        'Mia has many ideas at once. They wait in line and are told their place; the sixth has to come back later.',
      steps: [
        backstage(({ runs }) =>
          runs(
            { ...pauses, takesMs: seconds(40) },
            music,
            { says: ['Added the title “Monday”, 0–3 s.'] },
            { says: ['Made it vertical, 9:16.'] },
            { says: ['Added 2 transitions.'] },
            { says: ['Made it 10% faster.'] },
          ),
        ),
        sends('Mia', [talk]),
        writes('Mia', 'trim the pauses', { leave: seconds(5) }),
        writes('Mia', 'add calm music', { leave: seconds(2) }),
        writes('Mia', 'put the title "Monday" at the start', { leave: seconds(2) }),
        writes('Mia', 'make it vertical', { leave: seconds(2) }),
        writes('Mia', 'add transitions', { leave: seconds(2) }),
        writes('Mia', 'a bit faster', { leave: seconds(2) }),
        writes('Mia', 'and a red frame'),
      ],
    },
  ],
};

export const queueChinese: Dialogue = {
  file: 'queue.zh',
  title: '剪辑还在进行，接着往下说',
  scenes: [
    {
      about: '小林一口气说了好几个想法。它们按顺序排队，每个都知道自己的位置；第六个要晚点再来。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs(
            { ...pauses, says: ['剪掉了 6 处停顿：0:38 → 0:27。'], takesMs: seconds(40) },
            { ...music, says: ['加了舒缓的音乐。'] },
            { says: ['加了标题“周一”，0–3 秒。'] },
            { says: ['改成了竖屏，9:16。'] },
            { says: ['加了 2 处转场。'] },
            { says: ['快了 10%。'] },
          ),
        ),
        sends('小林', [talk]),
        writes('小林', '剪掉停顿', { leave: seconds(5) }),
        writes('小林', '加点舒缓的音乐', { leave: seconds(2) }),
        writes('小林', '开头加标题“周一”', { leave: seconds(2) }),
        writes('小林', '改成竖屏', { leave: seconds(2) }),
        writes('小林', '加转场', { leave: seconds(2) }),
        writes('小林', '再快一点', { leave: seconds(2) }),
        writes('小林', '加个红色边框'),
      ],
    },
  ],
};

const withCancel = (about: string, canCancelRun: boolean): Scene => ({
  about,
  backend: { canCancelRun },
  steps: [
    backstage(({ runs }) => runs({ ...pauses, takesMs: minutes(4) }, music)),
    sends('Mia', [talk]),
    writes('Mia', 'trim the pauses', { leave: seconds(12) }),
    writes('Mia', 'add calm music', { leave: seconds(5) }),
    writes('Mia', '/cancel'),
  ],
});

export const cancel: Dialogue = {
  file: 'cancel.en',
  title: 'Cancel',
  scenes: [
    withCancel(
      'A service that can be stopped: it stops, and what was waiting goes on at once.',
      true,
    ),
    withCancel(
      'A service that cannot be stopped: Cutroom says so, and lets nothing else in until it is quiet, so that the two edits do not mix.',
      false,
    ),
    {
      about:
        'The button on the progress message does the same; later there is nothing left to stop.',
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: minutes(4) })),
        sends('Ben', [talk], { text: 'trim the pauses', leave: seconds(12) }),
        taps('Ben', 'Cancel'),
        writes('Ben', 'stop'),
      ],
    },
  ],
};

export const cancelChinese: Dialogue = {
  file: 'cancel.zh',
  title: '取消',
  scenes: [
    {
      about: '剪到一半不想要了。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: minutes(4) })),
        sends('小林', [talk], { text: '剪掉停顿', leave: seconds(12) }),
        taps('小林', '取消'),
        writes('小林', '取消'),
      ],
    },
    {
      about: '服务端停不下来：照实说。',
      languageTag: 'zh-hans',
      backend: { canCancelRun: false },
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: minutes(4) })),
        sends('小林', [talk], { text: '剪掉停顿', leave: seconds(12) }),
        writes('小林', '停'),
      ],
    },
  ],
};
