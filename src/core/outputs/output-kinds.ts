import { withMore } from './asking-words.ts';
import type { Vocabulary } from './known-words.ts';
import type { OutputWish } from './output-wish.ts';

export interface FileKind {
  readonly named: RegExp;
  readonly words: Vocabulary;
  read(clause: string): Pick<OutputWish, 'format' | 'tiles'>;
}

/** In the order in which they are looked for: a contact sheet is made of thumbnails. */
export const fileKinds: readonly FileKind[] = [
  {
    named:
      /\bcontact ?sheets?\b|\bstory ?boards?\b|\b(?:grid|collage|overview|mosaic|sheet) of (?:\d+ )?(?:the )?(?:frames|stills|thumbnails|pictures|screenshots)\b|\b(?:thumbnail|frame|picture|preview) (?:grid|sheet|overview)\b|\b[2-5] ?[x×] ?[2-5] grid\b|宫格|缩略图(?:墙|总览|一览)|画面总览|分镜(?:图|总览)|拼图/u,
    words: withMore(
      'contact sheet sheets contactsheet story board storyboard boards grid collage overview mosaic frame frames still stills thumbnail thumbnails picture pictures screenshots screenshot preview x jpg png image',
      '九宫格 四宫格 六宫格 宫格 十二宫格 十六宫格 缩略图墙 缩略图总览 缩略图一览 画面总览 分镜图 分镜总览 分镜 拼图 预览图 预览 图 图片 张图 缩略图 截图 每',
    ),
    read: (clause) => ({ format: 'jpg', tiles: tilesIn(clause) }),
  },
  {
    named: /\bgifs?\b|动图|动态图|gif|(?:微信|qq) ?表情/u,
    words: withMore(
      'gif gifs animated animation looping loop image picture meme reaction sticker qq starting long',
      '动图 动态图 表情包 表情 微信 图 动画 循环 截取 截成 截 剪成 剪',
    ),
    read: () => ({ format: 'gif' }),
  },
  {
    named: /\bstickers?\b|贴纸|贴图|表情[包贴]/u,
    words: withMore(
      'sticker stickers telegram tg animated moving looping loop meme reaction starting long',
      '贴纸 贴图 表情包 表情贴 telegram 动态 动画 循环 会动 截取 截成 截 剪成 剪',
    ),
    read: () => ({ format: 'webm' }),
  },
  {
    named:
      /\bthumb(?:s|nails?)?\b|\bthumb nails?\b|\b(?:a |the |as |for |my )?(?:video )?covers?\b(?! (?:up|it|this|that|the|my|clip)\b.*\bwith\b)(?: (?:image|photo|picture|art|frame|shot))?|\bposter(?: frame| image)?\b|\bscreen ?(?:shots?|grabs?|caps?)\b|\bstills?\b|\bsnap ?shots?\b|\bframe grabs?\b|\b(?:grab|take|get|give|send|save|extract|export|capture|pull|pick|need|want)\b.*\b(?:frame|picture|photo|image|pic)\b|封面|缩略图|截图|截[一1]?[帧张]|海报|静帧|(?:截|取|选|挑|发|给|要|导出|存|拿|用)[^，,]{0,10}帧|帧[^，,]{0,6}(?:做|当|作为|截|发|存|导出)/u,
    words: withMore(
      `thumb thumbs thumbnail thumbnails nail cover covers poster screenshot screenshots screen shot shots grab grabs cap caps still stills
      snapshot snap frame frames image images photo picture pictures pic art extract capture pull pick choose select use best prettiest nicest
      sharpest most beautiful looking great jpg jpeg png which looks`,
      '封面 封面图 缩略图 截图 截取 截一张 截一帧 截帧 截张 截 取 取一帧 海报 静帧 一帧 那一帧 这一帧 帧 图 图片 张图 照片 选 选一张 选一帧 挑 挑一张 挑一帧 最好看 最好 最美 最清楚 最清晰 最佳 好看 合适 适合 jpg png',
    ),
    read: (clause) => ({ format: /\bpng\b|png/u.test(clause) ? 'png' : 'jpg' }),
  },
  {
    named:
      /\bmp3\b|\bm4a\b|\b(?:audio|sound|soundtrack) (?:only|track|file|alone)\b|\b(?:only|just) the (?:audio|sound|soundtrack)\b|\b(?:extract|export|rip|pull|save|download|send|give|get|separate)\b.*\b(?:audio|sound|soundtrack)\b|mp3|m4a|(?:提取|导出|输出|单独|分离|保存|下载|发|抽)(?:出|给我|一下)*(?:视频|片子|里|的)*(?:音频|声音|音轨|原声)|只要?(?:导出|保存|发)?(?:音频|声音|音轨)|(?:音频|声音|音轨)(?:文件)?(?:单独)?(?:提取|导出|存|保存|发|抽|分离)/u,
    words: withMore(
      'mp m a audio sound soundtrack track starting long only alone extract rip pull separate separately voice itself aac',
      '不要画面 不要图像 不要 mp3 m4a 提取 单独 分离 抽 抽出 音频 声音 音轨 原声 只要 只 里的 里面',
    ),
    read: (clause) => ({ format: /\bm4a\b|m4a/u.test(clause) ? 'm4a' : 'mp3' }),
  },
];

function tilesIn(clause: string): number {
  const [, across, down] = /([2-5]) ?[x×] ?([2-5])/u.exec(clause) ?? [];
  if (across !== undefined && down !== undefined) return Number(across) * Number(down);
  const named = zhTiles.find(([word]) => clause.includes(word))?.[1];
  const counted = Number(
    /(\d+) (?:frames|stills|thumbnails|pictures|screenshots)/u.exec(clause)?.[1] ?? 0,
  );
  return named ?? (counted >= 2 && counted <= 25 ? counted : usualTiles);
}

const usualTiles = 9;
const zhTiles: readonly (readonly [string, number])[] = [
  ['十六宫格', 16],
  ['十二宫格', 12],
  ['六宫格', 6],
  ['四宫格', 4],
];
