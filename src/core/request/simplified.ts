/** The traditional letters of the words that commands are made of, each before its simplified one. */
const pairs = [
  ...[
    '內内戶户別别刪删沒没並并來来併并兩两於于狀状長长後后為为紅红約约軌轨個个剛刚宮宫時时書书級级紙纸記记迴回隻只馬马務务動动問问夠够專专將将張张從从條条現现終终處处設设這这傢家創创單单報报幀帧幾几',
    '復复揮挥換换減减畫画發发結结給给著着視视訴诉貼贴費费軸轴進进郵邮開开間间項项順顺傳传嗎吗會会業业煩烦當当號号裡里話话詢询資资載载過过預预嘍喽圖图對对彆别態态滿满種种箇个綵彩與与製制語语說说閤合',
    '麼么厲厉寬宽寫写數数樣样標标樂乐編编線线複复請请誰谁豎竖賬账質质適适餘余髮发噹当導导據据橫横獨独積积輯辑輸输辦办選选錶表錯错錢钱錄录隨随靜静頻频頭头優优壓压幫帮牆墙環环縮缩總总聲声謝谢還还鍾钟',
    '餵喂點点轉转離离額额題题羅罗鏡镜鏈链鐘钟麵面齣出覽览歡欢纔才變变顯显體体讓让裏里綫线妳你',
  ].join(''),
];
const simplified = new Map(
  pairs.flatMap((letter, at) => (at % 2 === 0 ? [[letter, pairs[at + 1] ?? letter] as const] : [])),
);
/** What Taiwan says for it; as many letters, so that places in the text stay what they are. */
const words: readonly (readonly [RegExp, string])[] = [
  [/影片/gu, '视频'],
  [/汇出/gu, '导出'],
  [/直[式版]/gu, '竖屏'],
  [/横式/gu, '横屏'],
  [/档案/gu, '文件'],
  [/音讯/gu, '音频'],
];

/** The same message in simplified letters and the mainland's words, letter for letter. */
export function toSimplified(text: string): string {
  const folded = text.replace(/\p{Script=Han}/gu, (letter) => simplified.get(letter) ?? letter);
  return words.reduce((left, [word, known]) => left.replace(word, known), folded);
}
