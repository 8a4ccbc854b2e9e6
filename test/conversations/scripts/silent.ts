import { backstage, clip, type Dialogue, sends, taps, writes } from '../kit/script.ts';
import { leaves, leavesAlone, toDraft } from '../kit/tracks.ts';

const beach = clip('beach.mp4', 31, 20);
const titled = leaves({ video: [['beach.mp4', 0, 20]], titles: [['Paradise Found', 0, 3]] });
const scored = leaves({
  video: [['beach.mp4', 0, 15]],
  titles: [['Paradise Found', 0, 3]],
  music: [['Lo-fi', 0, 15, 35]],
});
const warmer = leaves({
  video: [['beach.mp4 (warm)', 0, 15]],
  titles: [['Paradise Found', 0, 3]],
  music: [['Lo-fi', 0, 15, 35]],
});
const city = [['city timelapse', 0, 10]] as const;

export const silentEnglish: Dialogue = {
  file: 'silent-edit.en',
  title: 'The editor does its work without a word',
  scenes: [
    {
      about:
        'Every third edit comes back with no text at all. Cutroom compares before and after and says what changed. When nothing changed, it says that too.',
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: [], makes: titled },
            { says: [], makes: scored },
            { says: [], makes: leavesAlone },
            { says: ['Made the colours warmer.'], makes: warmer },
          ),
        ),
        sends('Mia', [beach]),
        writes('Mia', 'add a title "Paradise Found"'),
        writes('Mia', 'make it 15 seconds and add lo-fi music'),
        writes('Mia', 'add sparkle'),
        writes('Mia', 'make it look better'),
      ],
    },
  ],
};

export const silentChinese: Dialogue = {
  file: 'silent-edit.zh',
  title: '剪完一声不吭',
  scenes: [
    {
      about: '有时剪辑服务什么都不说。Cutroom 就自己比较前后，告诉小林改了什么；没有变化也会说。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs(
            { says: [], makes: titled },
            { says: [], makes: scored },
            { says: [], makes: leavesAlone },
            { says: ['画面调暖了一点。'], makes: warmer },
          ),
        ),
        sends('小林', [beach]),
        writes('小林', '加一个标题“Paradise Found”'),
        writes('小林', '剪成15秒，加 lo-fi 音乐'),
        writes('小林', '加点闪光'),
        writes('小林', '弄得好看一点'),
      ],
    },
  ],
};

const stages = {
  tools: ['generate_video'],
  firstDraft: toDraft({ video: city }),
  makes: leaves({
    video: city,
    music: [['Lo-fi', 0, 10, 35]],
    titles: [['Urban Dreams', 0, 3]],
  }),
  takesMs: 150_000,
};

export const twoStagesEnglish: Dialogue = {
  file: 'two-stages.en',
  title: 'A video from nothing comes in two stages',
  scenes: [
    {
      about:
        'Mia has no clip. The picture is there first, then music and a title come by themselves, and she may keep them or not.',
      steps: [
        backstage(({ runs }) =>
          runs(
            { ...stages, says: ['Your city timelapse is ready.'] },
            { says: [], makes: leaves({ video: city }) },
          ),
        ),
        writes('Mia', 'generate a 10 second timelapse of a city at night'),
        taps('Mia', 'Only the raw video'),
      ],
    },
  ],
};

export const twoStagesChinese: Dialogue = {
  file: 'two-stages.zh',
  title: '从零生成的视频分两步',
  scenes: [
    {
      about: '小林没有素材。先有画面，音乐和标题随后自动加上，可留可去。',
      languageTag: 'zh-hans',
      steps: [
        backstage(({ runs }) =>
          runs(
            { ...stages, says: ['城市夜景延时已经做好。'] },
            { says: [], makes: leaves({ video: city }) },
          ),
        ),
        writes('小林', '生成一段10秒的城市夜景延时'),
        taps('小林', '只要原始视频'),
      ],
    },
  ],
};
