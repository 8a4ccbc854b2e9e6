import { chineseWords } from './vocabulary.ts';

/** Letters that an input method offers for the same sound. */
const alike =
  '乐月越悦阅 音因阴茵 幕慕木目暮墓 字自子 顿段吨盾钝 停挺庭亭 转专砖 场厂常长 标表彪飙 题提体替 背被贝 景静镜境警 声升生胜 视式试 频品拼屏凭 片篇偏 段断端 头投 结节截接洁 尾位伟 速素诉 度渡 画话化 封风疯峰 竖树数束 横恒衡 剪减简捡检 删山闪衫 噪早造燥躁 杂砸 气汽 扣口 导倒 量亮 配陪佩 淡单弹 入如 出处 印银引 节结洁 奏揍走 匀均 像象向 塞赛 模摸磨 糊胡湖 慢漫曼 快块筷 候侯后 分份纷 前钱 后候厚 秒妙苗渺 种终钟中 备倍 销消削 掉调吊钓 辑集级缉 并病 留流 复付 角脚 居剧举 旋选玄 质制值 防放房 抖斗 缩所 短断 位味 号好 满慢 帧针真 图土 缓换 柔揉 清青 晰细西 亮量 声省 循寻'
    .split(' ')
    .map((letters) => [...letters]);

/** Words that wishes are made of. */
const words =
  '音乐 配乐 背景音乐 轻音乐 字幕 停顿 转场 标题 背景 声音 视频 片段 开头 结尾 片头 片尾 速度 倍速 画面 画质 封面 竖屏 横屏 全屏 分屏 静音 原声 人声 音量 噪音 杂音 降噪 气口 剪掉 剪成 剪到 剪短 剪辑 剪切 剪去 裁剪 删掉 删除 去掉 切掉 关掉 淡入 淡出 水印 节奏 节拍 镜像 镜头 马赛克 模糊 放慢 加快 快进 快放 慢放 慢动作 时候 部分 前面 后面 最后 之后 以后 分钟 撤销 恢复 合并 拼接 保留 重复 循环 左上角 右上角 左下角 右下角 角落 居中 旋转 翻转 防抖 抖动 缩短 字体 字号 位置 文字 照片 图片 导出 帧率 舒缓 柔和 清晰 亮度 停掉 空白 开始 结束 中间 竖版 横版'.split(
    ' ',
  );

/** What a slip makes that is a word by itself, or the end of one and the beginning of another. */
const real = new Set(
  '生音 结为 剧中 分中 人生 专场 部份量 偏头 关调 放满 原生 重付 后候 停段落 图版 试频 音阅 开投 处理 到处 单出 单入 竖平 标体 长场 提示 表面 声调 音调 剪断 剪节 前段 后段 片头 片尾 片断 位置 气候 时后 以候 分钟 中间 声量 生量 简短 检测'.split(
    ' ',
  ),
);

const slips: ReadonlyMap<string, string> = new Map(
  words.flatMap((word) => slipsOf(word).map((slip) => [slip, word] as const)),
);
const longest = Math.max(...words.map((word) => word.length));

function slipsOf(word: string): readonly string[] {
  const letters = [...word];
  const made = letters.flatMap((letter, at) =>
    alike
      .filter((sound) => sound.includes(letter))
      .flatMap((sound) => sound.filter((each) => each !== letter))
      .map((each) => letters.with(at, each).join('')),
  );
  return made.filter((slip) => !chineseWords.has(slip) && !real.has(slip) && !words.includes(slip));
}

/** Slips that only their neighbours give away; each keeps its number of letters. */
const amongOthers: readonly (readonly [RegExp, string])[] = [
  [/北京(?=音乐|音量|乐)/g, '背景'],
  [/(?<=[加用个配些])过度(?!曝)|过度(?=效果|动画|转场)/g, '过渡'],
  [
    /[减捡简]掉(?=最?前|最?后|开头|结尾|片[头尾]|中间|第|停顿|气口|静音|空白|[那这]|\d|[一二三四五六七八九十])|(?<=(?:停顿|气口|空白|秒|部分|片段|段|开头|结尾|片头|片尾)(?:都|全|给我|也|再)*)[减捡简]掉/g,
    '剪掉',
  ],
  [
    /(?<=[剪弄搞做调改放变说讲拍抖晃拖响吵])的(?=[更好短长快慢大小亮暗紧狠很太厉有一]|不(?!是))/g,
    '得',
  ],
  [
    /(?<=^|[，,。;；！!\s]|然后|最后|请)在(?=加[个点上一]|把|配[个上点]|来[一个点段首]|[大小长短快慢亮暗高低]一?[点些])/g,
    '再',
  ],
  [/(?<=[\d一二三四五六七八九十半])[妙苗渺](?=[^，,]|$)/g, '秒'],
  [
    /(?<=^|[，,。;；\s])再(?=第?[\d一二三四五六七八九十]+(?:秒|分)[^，,]{0,6}(?:处|地方|时候|那里|开始))/g,
    '在',
  ],
];

/** The same text with the words that sound alike put right, letter for letter. */
export function correctHomophones(text: string): string {
  if (!/\p{Script=Han}{2}/u.test(text)) return text;
  const letters = [...text];
  for (let at = 0; at < letters.length; ) {
    const known = wordAt(letters, at, (word) => (isKnown(word) ? word : undefined));
    const meant = known ?? wordAt(letters, at, (word) => slips.get(word));
    if (meant !== undefined) letters.splice(at, [...meant].length, ...meant);
    at += meant === undefined ? 1 : [...meant].length;
  }
  return amongOthers.reduce((left, [slip, word]) => left.replace(slip, word), letters.join(''));
}

/** The longest of the words at a place, two letters at least. */
function wordAt(
  letters: readonly string[],
  at: number,
  find: (word: string) => string | undefined,
): string | undefined {
  for (let length = longest; length > 1; length -= 1) {
    const found = find(letters.slice(at, at + length).join(''));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isKnown(word: string): boolean {
  return chineseWords.has(word) || words.includes(word);
}
