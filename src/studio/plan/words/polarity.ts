import type { Clause } from '../clauses/clause.ts';

export type Polarity = 'want' | 'remove' | 'keep';

const removing =
  /\b(?:(?:takes?|turn|switch|throw|get)(?= (?:the|that|this|these|those|my|all) (?:\w+ ){1,3}?(?:out|off|away)\b)|(?:stop|quit)(?= (?:blurring|pixelating|covering|hiding)\b)|remov(?:e|ing|al)|delet(?:e|ing)|cut(?:ting)?|trim(?:ming)?|get(?:ting)? rid of|takes? (?:out|away|off)|(?<!\b(?:the|a|that|beat) )drop(?! (?:some|in|a|an|at|hits)\b)|erase|strip|kill|clear|chop|snip|eliminate|discard|lose|clean up|skip|turn off|cancel|stop(?= (?:the |that |this )?(?:zooming|shaking|fading|moving|music(?! (?:at|after|from|when|by)\b))\b)|ditch|scrap|bin|trash|axe|nuke|nix|zap|yeet|toss|dump|throw(?:ing)? (?:away|out)|ignore)\b|\b(?:can|should|must|has to|have to|needs to) (?:all )?go$|\bgone$|\bnot needed\b|\bunnecessary\b|去掉|去除|去了|去(?=气口|停顿|静音|水词|空白)|删|剪掉|剪去|剪一下|剪(?=停顿|气口|静音|空白)|切掉|切除|裁掉|移除|清除|除掉|取消|关掉|关闭|拿掉|砍掉|剔除|掐掉|消除|掐(?=头|尾)|扔掉|扔了|丢掉|丢了|舍弃|砍|咔|(?:没用|多余|用不上|不需要了?|没必要|没意思)$/;
const negating =
  /\b(?:don'?t|do not|doesn'?t|never|no need (?:to|for)|without|no|not|isn'?t|shouldn'?t|leave out|none|(?:mute|cut|remove|delete|change|touch|trim) nothing(?! else))\b|不要|(?<![特分区级告个性类辨])别(?!的|人|墅)|不用|无需|不需要|勿|不想|不喜欢|不[加配]|没有(?!声音|说话|人)|不必|不再|不(?=改|变|动|碰|调)|不(?=静音|消音|剪|裁|删|加速|变速|快进|转|翻|模糊|放大|缩小|要)/;
const wanting =
  /\b(?:add|put|use|insert|apply|make|give|include|with|set|sync|play|want|need|have|place|show|change|turn|keep|lay|drop in|throw in)\b|加|配|放|用|做|改|换|要|设|给|来|添|插|上|打|变|保留|只[要留剩]|留[下着]/;

/** "Don't touch the music" leaves it alone rather than taking it away. */
const leaving =
  /\b(?:touch|change|alter|modify|adjust|mess|edit|affect|speed|slow|fast|shorten(?:ed)?|lengthen|(?:don't|do not|never|not) (?:lower|rais|boost|reduc|increas|brighten|darken|stretch|squash|shrink|enlarg|squeez|distort)\w*)\b|(?:不要?|别|不用|勿|不能|不许)(?:再|把它|太)?(?:压低|调低|调高|降低|提高|调大|调小|放大|缩小|拉伸|变形|影响|破坏|损失)|(?:不要?|别|不用)(?:动|改|碰|调|变|消失|不见|丢)|保持不变|(?:不要|别|不用|勿)(?:再|全部?|都)?[剪删切裁]/;
/** No refusal: "not too loud" is a level, "no longer than" a length, "that doesn't cover my voice" a kind. */
const noRefusal =
  /(?<=\S )without \w+ing\b[^,]*|\b(?:but )?not (?=too|so|that)\b|\bno (?=(?:longer|more|shorter|less|bigger|later|fewer) than\b)|\b(?:that|which|so (?:that )?(?:it|they|the \w+|my \w+|i|we)) (?:doesn't|don't|does not|do not|won't|will not|isn't|aren't|is not|can't|never)\b[^,]*|(?:别|不要|不用)(?=太|那么|这么|一直|总是?|老是?|全程|都|每次|始终)|(?:不能|不要|不可以|不许|别)?(?=超过)|(?:别|不要|不会?)(?:盖过|盖住|压过|抢|遮住|挡住)[^，,]*/g;
/** "Drop it to 15 %" turns down what stays. */
const turnsDown =
  /\b(?:drop|cut|take|trim|knock|bring)\b(?= (?:it|that|this|them|the (?:\w+ )?(?:music|volume|song|sound|audio|track|level)) (?:down )?(?:to|by) (?:\d|half))/g;
const cutsAsThings =
  /\b(?:every|each|all(?: the)?|the|hard|between|jump|other|on) cuts?\b(?! (?:the|out|off|it)\b)|\bcut (?:(?:it|this|that|them|the (?:video|clips?|footage)|everything) )?(?:to|on|with) (?=(?:the |my |every |this )?(?:beats?|music|song|rhythm|tempo|track)\b)/g;

/** Whether a clause asks for the thing it names, for it to go, or for it to be left alone. */
export function polarityOf(clause: Clause): Polarity {
  const text = clause.text
    .replace(cutsAsThings, ' ')
    .replace(noRefusal, ' ')
    .replace(turnsDown, ' ');
  const isNegated = negating.test(text);
  if (isNegated && leaving.test(text)) return 'keep';
  if (removing.test(text)) return isNegated ? 'keep' : 'remove';
  if (isNegated) return 'remove';
  if (clause.carries === 'remove' && !wanting.test(text)) return 'remove';
  return 'want';
}

/** True for words that take something away, whatever it is. */
export function takesAway(text: string): boolean {
  return removing.test(text);
}

export function isNegated(text: string): boolean {
  return negating.test(text.replace(noRefusal, ' '));
}
