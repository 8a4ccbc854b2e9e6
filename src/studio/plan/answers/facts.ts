import { assemble } from '../../edit/assemble.ts';
import { currentTimeline, type Scene, type Sentence } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import { takeSpan, takesOf } from '../../edit/takes.ts';
import { type Timeline, toMs } from '../../edit/timeline.ts';
import { clock, lengthMs, seconds } from '../../operations/telling.ts';
import type { Topic } from './topics.ts';

const mostListed = 6;

/** The true answer to what was asked, from the film as it is now. */
export function answerTo(topic: Topic, scene: Scene): Sentence {
  const own = words[topic];
  if (own !== undefined) return own;
  const timeline = currentTimeline(scene.history) ?? assemble(scene);
  if (timeline === undefined) return noFilm;
  if (topic === 'clips') return tellClips(timeline, scene);
  if (topic === 'shape') return tellShape(timeline);
  if (topic === 'music') return tellMusic(timeline, scene);
  return topic === 'changes' ? tellChanges(scene) : tellLength(timeline);
}

const words: Partial<Record<Topic, Sentence>> = {
  thanks: { en: 'You are welcome!', zh: '不客气！' },
  praise: { en: 'Glad you like it!', zh: '你喜欢就好！' },
  greeting: { en: 'Hello! What shall I do with your video?', zh: '你好！想怎么剪？' },
  abilities: {
    en: 'I cut, join and reshape what you send, and add titles, music, transitions and logos. Just say it in your words, for example: trim the pauses; make it vertical; add calm music; add the title “My Trip” at the start; blur the top left; undo.',
    zh: '我可以剪辑、拼接你发来的素材，改画面比例，加标题、音乐、转场和logo。直接说就行，例如：剪掉停顿；改成竖屏；加一段舒缓的音乐；开头加标题“我的旅行”；左上角打码；撤销。',
  },
};

const noFilm: Sentence = {
  en: 'There is no video yet: send me a clip first.',
  zh: '还没有视频，先发一段素材给我吧。',
};

function tellLength(timeline: Timeline): Sentence {
  const length = clock(lengthMs(timeline));
  return { en: `It runs ${length} now.`, zh: `现在全长${length}。` };
}

function tellClips(timeline: Timeline, scene: Scene): Sentence {
  const takes = takesOf(timeline);
  const listed = takes.slice(0, mostListed).map((take, nth) => {
    const { from, to } = takeSpan(timeline, take);
    const asset = timeline.clips[take.first]?.asset;
    const name = asset === undefined ? undefined : findSource(scene, asset)?.name;
    const length = seconds(toMs(to - from, timeline.fps));
    const named = name === undefined ? '' : `“${name}” `;
    return { en: `${nth + 1}. ${named}${length} s`, zh: `${nth + 1}. ${named}${length}秒` };
  });
  const more = takes.length > listed.length ? ' …' : '';
  const many = takes.length === 1 ? 'is 1 clip' : `are ${takes.length} clips`;
  return {
    en: `There ${many}: ${listed.map(({ en }) => en).join(', ')}${more}.`,
    zh: `一共${takes.length}段：${listed.map(({ zh }) => zh).join('，')}${more}。`,
  };
}

function tellShape({ canvas: { widthPx, heightPx } }: Timeline): Sentence {
  const size = `${widthPx}×${heightPx}`;
  if (widthPx === heightPx) return { en: `It is square, ${size}.`, zh: `画面是方形，${size}。` };
  return widthPx < heightPx
    ? { en: `It is vertical, ${size}.`, zh: `画面是竖屏，${size}。` }
    : { en: `It is widescreen, ${size}.`, zh: `画面是横屏，${size}。` };
}

function tellMusic({ music }: Timeline, scene: Scene): Sentence {
  const names = music.map(({ source }) => `“${findSource(scene, source)?.name ?? source}”`);
  if (names.length === 0) return { en: 'There is no music in it.', zh: '现在没有配乐。' };
  return { en: `The music is ${names.join(', ')}.`, zh: `现在的配乐是${names.join('、')}。` };
}

/** In the person's own words: they know what they asked for. */
function tellChanges({ history: { last, at } }: Scene): Sentence {
  const said = [...new Set(last?.steps.map((step) => step.said))].map((each) => `“${each}”`);
  if (said.length === 0 || last === undefined || at < last.at)
    return { en: 'Nothing has been changed so far.', zh: '目前还没有改动。' };
  return {
    en: `The last thing I did: ${said.join(', ')}.`,
    zh: `最近一次改动：${said.join('、')}。`,
  };
}
