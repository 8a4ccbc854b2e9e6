import { toVocabulary, type Vocabulary } from './known-words.ts';

/** What every clause that asks for a file may be made of. */
const asking = toVocabulary(
  `please pls plz kindly just hey now also too only then so and can could would will you i we i'd i'll we'd like love want need
  let me us us make create do give gimme get grab send export render save download deliver have show take produce turn convert
  change it it's this that these the a an my our your its of as into to in at for from with by up out video videos clip clips
  film movie edit cut result project file files version versions copy copies format one another new nice good quick small short
  please thanks thank thx should must be has needs possible possibly maybe perhaps grateful glad happy appreciate thing ideally asap is whole entire complete full final finished part section bit moment stretch seconds second
  second's as well here back again whatever some any each and other others both ok okay`,
  `请 帮我 帮忙 麻烦 你 您 给我 给 我 想要 想 要 需要 能 可以 能不能 可不可以 吗 吧 呢 啊 呀 再 也 还 还要 另外 顺便 同时 然后 最后 现在 直接 先 把 将 用 拿 从 以
  做成 做个 做一个 做一张 做 制作 弄成 弄 转成 转为 转换成 转 变成 改成 改为 换成 换 生成 导出 输出 存成 存为 保存为 保存成 保存 存 下载 成 为 出来 出 一下 下 来 来一个 来个 来张 来一张 来一份
  发给我 发我 发 看看 看 一个 一张 一份 一段 个 张 份 段 的 就 就用 那 这 这个 这段 那段 视频 片子 成片 短片 影片 片段 全片 整个 整段 部分 画面 内容 它 格式 文件 版本 版 之间 中间 里 在 当 作为 当作 当 处 时 左右 大小 就好 就行 就可以 即可 都 各 和 跟 及`,
);

/** The same and what a kind of file is asked for with. */
export function withMore(latin: string, han: string): Vocabulary {
  const more = toVocabulary(latin, han);
  return toVocabulary(
    [...asking.latin, ...more.latin].join(' '),
    [...asking.han, ...more.han].join(' '),
  );
}
