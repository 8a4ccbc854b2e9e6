/** What a message may want to know, or say without wanting anything: it is answered, and changes nothing. */
export type Topic =
  | 'length'
  | 'clips'
  | 'shape'
  | 'music'
  | 'changes'
  | 'abilities'
  | 'thanks'
  | 'praise'
  | 'greeting';

const film =
  '(?:it|this|that|the (?:whole )?(?:video|film|movie|clip|thing|edit|result|cut|version)|my (?:video|film|edit))';
const when =
  '(?: (?:now|right now|at the moment|currently|so far|in total|altogether|all together|exactly|then|already|again|after (?:that|all that)|at this point|overall|like this|going to be|gonna be))*(?: (?:please|tell me))?';
const opening =
  '^(?:(?:hey|hi|so|ok|okay|and|but|hmm|well|btw|by the way|also|wait|just|now|quick question|curious|question|please|oh)[\\s,:]+)*(?:(?:can|could) you (?:please )?(?:tell|show) me |(?:tell|show) me |(?:do you know|any idea|i wonder|wondering|just checking|not sure) )?';

function asks(words: string): RegExp {
  return new RegExp(`${opening}(?:${words})${when}$`);
}

const english: readonly (readonly [Topic, RegExp])[] = [
  [
    'length',
    asks(
      `how long(?: is| will| would|'s| are we| does| did)?(?: ${film})?(?: (?:is|be|run|last|take|get|become|we at))?(?: (?:total|in total))?|what(?:'s| is| was)? (?:the |its )?(?:current |total |new |final |full |overall )?(?:length|duration|runtime|running time|run time|total time)(?: (?:of )?${film})?(?: is)?|how (?:many|much) (?:seconds|minutes|mins|secs|time)(?: long)?(?: (?:is|are|does|do|has|have) (?:${film}|there|left|we|i)(?: (?:have|got|left|last|run|long))*)?|(?:the )?(?:current |new |total )?(?:length|duration)|(?:is|will) ${film}(?: be)? (?:still |now |already |really )*(?:(?:under|over|below|above|within|shorter than|longer than|less than|more than|exactly|about|around|at) )?\\d+ms(?: long)?|(?:is|will|does|did) ${film}(?: be| get| got)? (?:still |now |already |any |much |really )*(?:too )?(?:shorter|longer|short enough|too long|too short)`,
    ),
  ],
  [
    'clips',
    asks(
      `how many (?:clips|videos|parts|pieces|scenes|photos|files)(?: (?:are|is|do|did|have|has|does)(?: (?:there|i|we|you|${film}))?(?: (?:have|got|in|left|send|sent|get|in ${film}|used|in there|in here|in total))*)?|how long (?:is|are) (?:the )?(?:clip-?\\d+|(?:the|each|every|my) clips?|each(?: one)?)|what(?:'s| is| are) (?:in |on )?(?:the |my )?(?:clips|order|order of the clips|clip order)|which (?:clip|video|one) (?:is|comes|goes|plays) (?:clip-?\\d+|first|last|next|where)|what order are (?:they|the clips) in|which (?:clip|video|one|part) is (?:the )?(?:longest|shortest|biggest|smallest)(?: one| clip)?|list (?:the |all |my )*clips`,
    ),
  ],
  [
    'shape',
    asks(
      `(?:what|which)(?:'s| is)? (?:the |its )?(?:current )?(?:size|shape|aspect ratio|aspect|format|resolution|dimensions?|orientation)(?: (?:is|of|has|does))?(?: ${film})?(?: (?:is|have|in|now))?|is ${film} (?:still |now |already )*(?:vertical|horizontal|square|portrait|landscape|wide|widescreen|9x16|16x9|1x1|4x5|hd|1080p|720p)|how (?:big|wide|tall|large) is ${film}`,
    ),
  ],
  [
    'music',
    asks(
      `(?:what|which)(?:'s| is)? (?:song|music|track|tune|soundtrack)(?: (?:is|are|was))?(?: (?:this|that|it|playing|on|you us(?:e|ing)|we us(?:e|ing)|in (?:it|there)))*|what(?:'s|s| is) (?:the |this |that )?(?:song|music|track)(?: called| name| named)?|what is (?:the |this |that )?(?:song|music|track)(?:'s)? (?:name|title)|(?:is|was) there (?:any |some |already |still |now )*(?:music|a song|a soundtrack)(?: (?:in|on|under|behind) (?:it|this|the video))?|does ${film} (?:already |now |still )*have (?:any |some )?music|how (?:loud|quiet) is the (?:music|song)|who (?:made|sings|wrote|is) (?:this|that|the) (?:song|music|track)`,
    ),
  ],
  [
    'changes',
    asks(
      `what(?:'s| have| has| did| was| is)? (?:you |we |i |been |just |already |the last thing you )*(?:done|do|did|change|changed|edit|edited|happened|happen|new|different)(?: (?:to|with|in) ${film})?|what (?:was|is) the last (?:thing|change|edit|step)(?: you did)?|(?:did (?:it|that|you)|has it|is it|are you|was it|have you|did you) (?:all |just |already |really |even |do anything|get (?:it|that|all that)|work|worked|go through|done|finished|finish|ready|do (?:it|that|this|anything|something|what i asked)|change (?:anything|something|it)|changed(?: anything| something)?|save (?:it|that))+(?: yet)?|did you (?:just |already |really |actually )?(?:add|remove|cut|trim|put|mute|crop|delete|speed|change|apply|make|keep|use) [^⟦]{1,40}|all done|done(?: yet)|ready(?: yet)?`,
    ),
  ],
  [
    'abilities',
    asks(
      `what (?:else )?(?:can|could) (?:you|i|u|we|this|it|this bot) (?:all |even |else |actually )*(?:do|ask|say|help|edit|make)\\b.{0,40}|help|help me(?: out)?|how does (?:this|it) work|how (?:do|can) i use (?:this|it|you)|what (?:are|is) (?:your|the) (?:commands|features|options|skills|abilities|functions)|who are you|what are you|are you (?:a bot|a robot|an ai|human|real|a person)|what(?:'s| is) this(?: bot)?(?: for)?|what (?:else )?(?:do you|would you|should i) (?:do|offer|suggest|recommend|have|try)`,
    ),
  ],
  [
    'thanks',
    /^(?:(?:and|so|ok|okay|oh|wow|great|perfect|nice|cool|awesome|all good|good|yes|yeah|haha|no|nope|amazing|lovely|love it|looks great|looks good)[ ,]+)*(?:many )?(?:thanks?(?: you| u)?|thx|ty|tysm|cheers|tnx|thank you|much appreciated|appreciate it|i appreciate it)(?: (?:so|very) much| a (?:lot|bunch|million|ton)| again| mate| bro| man| dude| buddy| bot| guys| everyone| for (?:the|your|all the|all your) (?:help|work)| for (?:that|this|everything|doing (?:this|that))|,? (?:it |that |this )?(?:looks|sounds|is|it's|that's) (?:great|good|perfect|nice|amazing|awesome|lovely))*$/,
  ],
  [
    'praise',
    /^(?:(?:and|so|ok|okay|oh|wow|omg|haha|lol|yes|yeah|damn|man|dude|well|now|honestly|this|that|that's|it's|it is|that is|this is|these are|what an?|the (?:result|video|edit) is|looks?|looking|sounds?|it looks|it sounds|that looks|that sounds|this looks|very|really|so|pretty|just|absolutely|super|much|even|way|exactly|you're|you are|i|we|already|all|works?|came out|turned out|thanks|thank you|thx)[ ,]+)*(?:perfect(?:ly)?|great|nice|cool|awesome|amazing|beautiful|lovely|wonderful|brilliant|excellent|fantastic|sweet|dope|sick|fire|lit|good|better|best|the best|wow|love it|loves? (?:it|this|that)|i like it|like it|like that|well done|good job|great job|nice one|nice work|good work|great work|spot on|what i (?:wanted|needed|meant)|a legend|legend|a star|a lifesaver|impressive|impressed|happy with (?:it|this|that)|works|yay|woohoo|bravo|chef's kiss)(?: (?:now|already|so far|then|like this|like that|as it is|bot|man|bro|dude|mate|to me|for me|job|work|enough|it|this|that|tbh|actually|indeed|overall))*$/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening|day)|greetings|howdy|sup|what's up|how are you|how's it going|how are you doing|you there|anyone (?:there|here)|are you (?:there|here|alive|awake|online|up))(?: (?:there|bot|everyone|all|again|today|guys|mate|man|buddy|you))*$/,
  ],
];

const zhOpening = '^(?:请问|那|那么|现在|目前|请|麻烦|帮我|你|您|告诉我|看看|看一下|所以)*';
const chinese: readonly (readonly [Topic, RegExp])[] = [
  [
    'length',
    new RegExp(
      `${zhOpening}(?:这个|这段|整个|全部|剪完|成片|视频|片子|影片|它|总共|一共|全长|总时长|时长|长度|现在|目前|的|是|有|大概|还|会)*(?:多长|多久|多少秒|多少分钟|几秒|几分钟|多少时间|时长是?多少|多长时间)(?:了|啊|呀|呢|的)?$|${zhOpening}(?:视频|总)?(?:时长|长度)(?:是多少)?$`,
    ),
  ],
  [
    'clips',
    new RegExp(
      `${zhOpening}(?:这里|里面|视频|总共|一共|现在|目前|有)*(?:有)?(?:几|多少)(?:段|个|条)(?:视频|片段|素材|照片)?(?:了|啊|呀|呢)?$`,
    ),
  ],
  [
    'shape',
    new RegExp(
      `${zhOpening}(?:视频|画面|现在|的)*(?:什么|多少|多大|哪种)的?(?:比例|尺寸|分辨率|画幅)(?:的|了|呢|啊)?$|${zhOpening}(?:视频|画面|现在|的)*(?:比例|尺寸|分辨率|画幅)是?(?:什么|多少|多大)(?:的|了|呢|啊)?$|${zhOpening}(?:是)?(?:竖屏|横屏|方形)(?:还是(?:竖屏|横屏|方形))?(?:的)?(?:吗|嘛|么)$`,
    ),
  ],
  [
    'music',
    /^(?:这|那|这首|现在|用的|放的|配的|背景|是)*(?:是)?什么(?:歌|音乐|曲子|bgm)(?:啊|呀|呢)?$|^(?:现在|视频|里面)*有(?:没有)?(?:背景)?(?:音乐|配乐)(?:吗|嘛|么|呢)?$/,
  ],
  [
    'changes',
    /^(?:你|刚才|刚刚|都|已经|现在|到现在)*(?:做|改|剪|动|弄)(?:了|过)?(?:些)?(?:什么|哪些|啥)(?:地方|内容|修改)?(?:了|啊|呀|呢)?$|^(?:你|刚才|刚刚|一共|总共|都|已经|现在)*(?:剪|删|去)(?:掉)?了?(?:多少|几)(?:处|个|段|秒)?(?:停顿|气口)?(?:了|啊|呀|呢)?$|^(?:剪|弄|做|改|搞|处理|完成|加)(?:好|完)?(?:了)?(?:吗|没|没有|嘛)$/,
  ],
  [
    'abilities',
    /^(?:你|您|这个|机器人|还|都)*(?:能|会|可以)(?:帮我)?(?:做|干|剪|弄|处理)?(?:些|点)?(?:什么|啥|哪些)(?:功能|事情?|东西|操作)?(?:啊|呀|呢)?$|^(?:帮助|怎么用|怎么玩|你是谁|你是什么|有(?:什么|哪些)功能)(?:啊|呀|呢)?$/,
  ],
  [
    'thanks',
    /^(?:好的?|嗯|太好了|行|哈+|哇|不错|很好|完美|ok|非常|多|真的?|太|十分|[，,\s])*(?:谢谢|感谢|多谢|谢了|谢啦|辛苦|3q|thx)(?:你|您|了|啦|哈|啊|呀|哦|大佬|老师|亲|谢谢)*$/,
  ],
  [
    'praise',
    /^(?:哇|哈+|嗯|这|那|这个|这样|现在|真的?|真是|太|很|超级?|挺|蛮|好|非常|特别|还|剪得|做得|弄得|效果|[，,\s])*(?:(?:不错|厉害|完美|棒|赞|满意|漂亮|好看|好听|牛|喜欢|可以|给力|优秀|绝了)(?:了|的|啊|呀|哦|哈|呢|吧|哇|！)*)+(?:[，,\s]*就?(?:先)?(?:这样|这么着|这个)(?:就[行好]|吧|了)*)?$/,
  ],
  [
    'greeting',
    /^(?:你好|您好|嗨|哈喽|哈啰|hello|hi|(?:早上|上午|中午|下午|晚上)好|早安?|在吗|在不在|有人吗)(?:啊|呀|呢|吗|哈)*$/,
  ],
];

const topics = [...english, ...chinese];
/** No question of this kind is longer. */
const maxChars = 80;

/** What a clause asks about the film or says to the bot; undefined where it may want something done. */
export function topicOf(text: string): Topic | undefined {
  if (text.length > maxChars) return undefined;
  const plain = text.replace(/[^\p{L}\p{N}%⟧]+$/u, '').trim();
  return topics.find(([, words]) => words.test(plain))?.[0];
}
