const opening =
  '(?:(?:but|and|please|pls|so|no|nope|just|ok|okay|oh|also|actually|really|then)[ ,]+)*';
const refusing = new RegExp(
  `^${opening}(?:(?:don't|do not|never|avoid|refrain from|you (?:don't|do not) (?:need|have) to|(?:you )?(?:shouldn't|should not|mustn't|must not)|no need to|(?:i|we) (?:don't|do not|didn't|did not|never|wouldn't) (?:want|need|like|ask|asked|tell|told|say|said|mean|meant)(?: (?:you|it|that|for you))?(?: to)?) |(?:i|we) (?:don't|do not|didn't) want (?:it|this|that|the \\w+) (?=\\w+ed\\b|faster|slower|louder|quieter|vertical|square))(?!mind\\b|forget\\b|want\\b|need\\b|let\\b)(?=[a-z])`,
);
const zhVerb =
  '(?:剪|删|去(?:掉|除|黑|噪|水印|背景)|降噪|砍|掐|消音|关掉|播|循环|处理|没有声音|提高|降低|一分为二|切|裁|加|配|放|换|改|调|降|拆|分[成割开]|复制|重复|对调|交换|转|镜像|翻|倒放|定格|静音|减速|慢|打码|模糊|稳定|防抖|压|合并|拼|变|弄|做|快进|缩|拉|推)';
const zhRefusing = new RegExp(
  `^(?:但是?|可是|那|请|就|先|也|还是|我|我们)*(?:千万|一定|可|又)*(?:不要|别|不用|不必|勿|不需要|不许|不准|不能|没有?(?:让|叫|请|要)你?|没(?:有)?说过?要?|没想(?:让你|要)?|不想(?:让你)?|不希望你?)(?:再|去|给我|帮我|就)*(?=(?:[把将给对让在][^，,]{1,30}?)?${zhVerb}|[^，,]{0,30}${zhVerb})(?![^，,]*(?:的?(?:部分|片段|地方|段落|画面|镜头)|太|过于|那么|这么)$)`,
);
/** "No longer than 30 s" and "don't let it be boring" are wishes. */
const bounds = /\bthan\b|\bover \d|超过|多于|大于|以[上下]|太[^，,]{0,3}$/;

/** 别把超过1秒的停顿剪掉: what is measured there is the pauses, not the film. */
const ofLongPauses =
  /^(?:千万|一定|可)*(?:不要|别)[^，,]*(?:超过|大于)[^，,]*的[^，,]*(?:剪|删|去|切)[掉除]/;

/** The wish in a clause that refuses it; undefined where it refuses nothing, or refuses by naming a thing (不要停顿). */
export function refusedIn(text: string): string | undefined {
  if (ofLongPauses.test(text)) return text.replace(zhRefusing, '').trim();
  // 不要放大了 wants what is there to stop.
  if (bounds.test(text) || /^(?:不要|别|不用)[^，,]{1,8}了$/.test(text)) return undefined;
  const wish = text.replace(refusing, '').replace(zhRefusing, '').trim();
  return wish === text || wish === '' ? undefined : wish;
}
