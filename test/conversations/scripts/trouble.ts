import {
  backstage,
  clip,
  type Dialogue,
  note,
  passes,
  seconds,
  sends,
  writes,
} from '../kit/script.ts';
import { leaves, leavesAlone } from '../kit/tracks.ts';

const talk = clip('talk.mp4', 24, 38);
const cut = leaves({ video: [['talk.mp4', 0, 27]] });
const pauses = { says: ['Removed 6 pauses: 0:38 → 0:27.'], makes: cut };
const zhPauses = { says: ['剪掉了 6 处停顿：0:38 → 0:27。'], makes: cut };

export const backendAway: Dialogue = {
  file: 'backend-away.en',
  title: 'The editing service is away',
  scenes: [
    {
      about: 'It is away for a moment: Mia is told that nothing is lost, and it goes on by itself.',
      steps: [
        backstage(({ fails, runs }) => {
          fails('openSession', 'backend-unreachable');
          runs(pauses);
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about:
        'It stays away: after a quarter of an hour she is told so, and what she asks for later goes well.',
      steps: [
        backstage(({ fails, runs }) => {
          fails('openSession', 'backend-unreachable', 7);
          runs(pauses);
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        passes('Ten minutes later.', 600_000),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
  ],
};

export const backendAwayChinese: Dialogue = {
  file: 'backend-away.zh',
  title: '剪辑服务连不上',
  scenes: [
    {
      about: '一直连不上：一刻钟后告诉小林，过一会儿再来就好了。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ fails, runs }) => {
          fails('openSession', 'backend-unreachable', 7);
          runs(zhPauses);
        }),
        sends('小林', [talk], { text: '剪掉停顿' }),
        passes('十分钟后。', 600_000),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
  ],
};

export const connection: Dialogue = {
  file: 'connection.en',
  title: 'The connection drops in the middle of an edit',
  scenes: [
    {
      about:
        'The edit went through all the same. It is not sent again, which would cost credits twice.',
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: 20_000, cutAfterMs: 4_000 })),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'The edit never went through. Cutroom looks for five minutes before it says so.',
      steps: [
        backstage(({ runs }) => runs({ cutAfterMs: 4_000, makes: leavesAlone }, pauses)),
        sends('Mia', [talk]),
        writes('Mia', 'trim the pauses'),
        writes('Mia', 'trim the pauses please'),
      ],
    },
    {
      about: 'Cutroom itself is restarted while it edits.',
      steps: [
        backstage(({ runs }) => runs({ ...pauses, takesMs: 20_000 })),
        sends('Mia', [talk], { text: 'trim the pauses', leave: seconds(8) }),
        note('The program is stopped and started again.'),
        backstage(({ restart }) => restart()),
      ],
    },
  ],
};

export const sessionGone: Dialogue = {
  file: 'session-gone.en',
  title: 'The service has lost the timeline',
  scenes: [
    {
      about: 'Mia goes on with words alone: she is asked for the clip again.',
      steps: [
        backstage(({ runs }) => runs(pauses, pauses)),
        sends('Mia', [talk], { text: 'trim the pauses' }),
        passes('A month later; the service has cleared up.', 30 * 86_400_000),
        backstage(({ forgetsSessions }) => forgetsSessions()),
        writes('Mia', 'add some music'),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'Ben sends a clip along: then there is no need to ask.',
      steps: [
        backstage(({ runs }) => runs(pauses, pauses)),
        sends('Ben', [talk], { text: 'trim the pauses' }),
        backstage(({ forgetsSessions }) => forgetsSessions()),
        sends('Ben', [talk], { text: 'trim the pauses' }),
      ],
    },
    {
      about: 'A free token that has run out is renewed without a word.',
      steps: [
        backstage(({ runs, fails }) => {
          runs(pauses);
          fails('upload', 'bad-token');
        }),
        sends('Mia', [talk], { text: 'trim the pauses' }),
      ],
    },
  ],
};

export const sessionGoneChinese: Dialogue = {
  file: 'session-gone.zh',
  title: '服务端的时间线没有了',
  scenes: [
    {
      about: '过了很久，小林接着说：请小林再发一次素材。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) => runs(zhPauses, zhPauses)),
        sends('小林', [talk], { text: '剪掉停顿' }),
        passes('一个月后，服务端已经清理过。', 30 * 86_400_000),
        backstage(({ forgetsSessions }) => forgetsSessions()),
        writes('小林', '加点音乐'),
        sends('小林', [talk], { text: '剪掉停顿' }),
      ],
    },
  ],
};
