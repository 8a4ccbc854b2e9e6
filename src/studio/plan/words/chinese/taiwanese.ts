/** What Taiwan calls things that grammars know by another name; letters are simplified already. */
const words: readonly (readonly [RegExp, string])[] = [
  [/影片|影像(?!处理)/g, '视频'],
  [/短影音/g, '短视频'],
  [/萤幕/g, '屏幕'],
  [/浮水印/g, '水印'],
  [/直[式立](?!播)/g, '竖屏'],
  [/直版/g, '竖版'],
  [/横式/g, '横屏'],
  [/快转/g, '快进'],
  [/倒转(?=播|放)|倒带/g, '倒放'],
  [/音讯/g, '音频'],
  [/汇出/g, '导出'],
  [/字幕档案?/g, '字幕文件'],
  [/档案/g, '文件'],
  [/字型/g, '字体'],
  [/子母画面/g, '画中画'],
  [/分割(?:画面|视窗|萤幕)/g, '分屏'],
  [/视窗/g, '窗口'],
  [/交叉溶解|溶接/g, '叠化'],
  [/影格/g, '帧'],
  [/杂讯/g, '杂音'],
  [/限时动态|限动/g, '竖屏'],
  [/手震/g, '手抖'],
  [/(?<!恢)复原(?=$|上|前|刚|一)/g, '撤销'],
  [/(?<![不])静音掉/g, '静音'],
];

export function toMainlandWords(text: string): string {
  return words.reduce((left, [word, known]) => left.replace(word, known), text);
}
