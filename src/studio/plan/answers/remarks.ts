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

/** Questions about the video or the bot: answering is not this grammar's to do, and nothing of them is an edit. */
export function isQuestion(text: string): boolean {
  const plain = text.replace(opening, '');
  return question.test(plain) && !request.test(plain);
}

/** Praise and news: they are about the video, and ask for nothing. */
export function isRemark(text: string): boolean {
  const plain = text.replace(opening, '').replace(/[^\p{L}\p{N}⟧]+$/u, '');
  return (praise.test(plain) || praiseZh.test(plain)) && !request.test(plain);
}
