const opening =
  /^(?:(?:hey|hi|so|ok|okay|and|but|hmm|yo|wow|oh|well|btw|also|bot|please|lol)[\s,]+)+/;
/** Asked politely, these want it done. */
const request =
  /^(?:how about|what about|what if|why don't (?:you|we)|why not|is it possible|is there (?:a|any) way|are you able|do you mind|would you mind|do you think you (?:can|could)|how do i (?:get|make) (?:you|it) to)\b|能不能|可不可以|可以[^，,]*[吗嘛么]$|能[^，,]*[吗嘛么呢]$|(?:好|行|成)[吗嘛么]$|帮[^，,]*[吗嘛么]$|好不好$|行不行$/;
const question =
  /^(?:what(?:'s|s)?|who(?:'s|s)?|whose|why|when|where|which|how(?:'s| (?:long|many|much|come|was|is|are|do|does|did|old|big))?|(?:is|are|was|were) (?:it|this|that|there|the|my|your|i|they|you|we|any|\d+\w*|clip-?\d+)|(?:did|does|has|should|shall|am|would) (?:you|i|we|they|it|he|she|the|this|that|my)|(?:do|have) (?:you|i|we|they)|isn't|aren't|didn't|don't you)\b(?! (?:to|you) (?:add|cut|make|trim|remove))|(?:什么意思|是什么|什么样|有什么|都有什么|什么区别|为什么|为啥|怎么样了?$|多长了?$|多久了?$|多少(?:钱|次|秒|个|段)?了?$|[有是]几[段个秒](?!镜头|场景|分镜)(?![^，,]*(?:[剪删去]|不要|处理|黑|卡))|几[段个秒]了?$|会不会|是不是|有没有|要不要|该不该|谁[唱做拍的是]|是谁|区别)|(?:剪|加|配|改|删|弄|做|完|好)了吗$|[了过]吗$/;
const praise =
  /^(?:i|we) (?:really |just |also )*(?:love|like|enjoy|already|hate mondays)\b(?! (?:it|the \w+|them) (?:to|more|less|better|if|when|without)\b)|^(?:love|loving|like) (?:the|this|that|it|your|how)\b|^(?:nice|great|good|cool|awesome|amazing|perfect|beautiful|lovely|well)(?: \w+)? (?:choice|job|work|one|edit|touch|done)$|^(?!(?:make|let|get|fix|edit|ensure|until|cut)\b|.*\b(?:would|could|should|might)\b|.*\bso (?:that )?(?:it|this|they)\b)[^⟦]*\b(?:is|are|it's|looks?|sounds?|came out|turned out) (?:(?:so|really|very|just|all|pretty|already|absolutely|quite|much) )*(?:great|good|nice|perfect|fine|awesome|amazing|beautiful|lovely|better|ok|okay|spot on|dope|lit|sick|my favou?rite)\b(?! enough)|^that (?:was|is|looks?|sounds?) (?:so |really |very |super )*(?:fast|quick|easy|great|good|nice|cool|perfect|funny|awesome)$|^(?:my|the|our|his|her) \w+(?: \w+)? (?:loves|likes|hates|called|thinks|said|wants)\b|\bwas (?:filmed|shot|recorded|taken|made) (?:in|on|at|by|last)\b/;
const praiseZh =
  /^[^弄搞改让加调整换]*(?:很|太(?!快)|好(?!快)|真|超|特别|非常|选得|剪得|做得|配得|挺)(?:好看|好听|不错|完美|棒|赞|满意|漂亮|合适|好|快|喜欢)(?:了|的|呀|啊|哦|哈)*$|^[^弄搞改让加调换]*(?:刚刚好|正合适|刚合适|最喜欢|很喜欢|都喜欢)|(?:已经|自己)[^，,]*[过好]了?$|^(?:视频|画面|片子)?(?:有点|太)(?:平淡|普通|无聊|单调)了?$|年拍的$/;

const part =
  '(?:transition|title|cut|edit|zoom|fade|effect|intro|outro|ending|opening|crop|caption|work|job|one|try|vibe|pace|result)';
/** "Nice transition!" is no wish for one; "nice transitions please" is. */
const admiring = new RegExp(
  `^(?:what an? |such an? |very |really |that's an? |a )?(?:nice|great|good|cool|sweet|lovely|beautiful|sick|awesome|amazing|neat|gorgeous|perfect|clean|slick) (?:\\w+ )?${part}$|^(?:so |way |that's |it's )*(?:much |so |way )*(?:faster|better|easier|quicker|nicer|cleaner) than (?:doing|i|my|me|what|before|expected|the (?:last|old|first))\\b`,
);
const zhPart =
  '(?:转场|音乐|标题|字幕|配乐|背景音乐|剪辑|画面|效果|颜色|色调|节奏|片头|片尾|开头|结尾|封面|成片|视频)';
const zhFault =
  '(?:大|小|吵|响|轻|暗|亮|快|慢|长|短|多|少|抖|晃|糊|歪|斜|乱|丑|难|烦|无聊|突兀|生硬|花|静|闷|模糊|单调|普通|平淡|拖|卡|空|差|怪|尬|尴尬|过|偏|低|高|刺|杂|弱|冷|暖|灰|硬)';
/** 转场好丝滑, but not 画面好暗. */
const admiringZh = new RegExp(
  `^(?:这个?|那个?|你的?|现在的?|这段|整个|整体)*${zhPart}(?:也|都|真的|感觉)*(?:好|真|很|超级?|挺|蛮|这么|特别|非常)(?!${zhFault})[^，,\\d⟦]{1,4}$|^比我?自己[^，,]{1,6}(?:多了|得多)$`,
);

/** Questions about the video or the bot: answering is not this grammar's to do, and nothing of them is an edit. */
export function isQuestion(text: string): boolean {
  const plain = text.replace(opening, '');
  return question.test(plain) && !request.test(plain);
}

/** Praise and news: they are about the video, and ask for nothing. */
export function isRemark(text: string): boolean {
  const plain = text.replace(opening, '').replace(/[^\p{L}\p{N}⟧]+$/u, '');
  const all = [praise, praiseZh, admiring, admiringZh];
  return all.some((words) => words.test(plain)) && !request.test(plain);
}
