import type { Sentence } from '../../edit/scene.ts';

/** Wishes that could be several things: one question, with what it could be. */
const questions: readonly (readonly [RegExp, Sentence])[] = [
  [
    /^(?:(?:hm+|well|so|but|and|i (?:think|feel|guess|find|mean)(?: like| that)?|not sure(?: why)?|honestly|somehow|still|kinda|it's like|maybe|tbh|to be honest|idk|i don't know)[ ,]*)*(?:(?:it|this|that|the (?:video|clip|edit|film|whole thing|middle|ending|beginning|intro|start|end|pace|pacing|rhythm))(?:'s| is| feels| looks| seems| sounds| drags| lacks| needs| gets| could be| could use| is missing| might need| just| still| really| kinda| kind of| sort of| a bit| a little| so| too| very| not| isn't| doesn't feel| somehow)+ ?(?:boring|dull|empty|flat|bland|plain|off|meh|lame|amateur(?:ish)?|unprofessional|dead|lifeless|slow|draggy|long-winded|stale|weak|something(?: more| else| extra)?|missing something|energy|life|punch|spice|pizzazz|interesting enough|right|there yet|good enough|better|more (?:energy|life|punch|interesting|exciting|engaging))?(?: (?:in|at|towards?|around|near) the (?:middle|start|end|beginning|ending))?|something(?: (?:more|else|extra))?$|something(?:'s| is) (?:missing|off|wrong|not right)|(?:i(?:'m| am) )?not (?:so |too |really |very )?(?:sure|happy|convinced|satisfied) (?:about|with) (?:it|this|that|the (?:ending|beginning|intro|result|edit|video|middle|end|start|pace|pacing))|i (?:don't|do not) (?:like|love) (?:it|this|that|the (?:ending|beginning|intro|result|edit|middle|end|start|pace|pacing|flow))(?: much| yet| so much)?|(?:it|this) (?:needs|could use|is missing|lacks) (?:a )?(?:something|more|bit|little|lift|kick|touch)(?: \w+)?)$/,
    {
      en: 'What shall I try: cut the pauses, play it a little faster, add music, or add transitions?',
      zh: '要我试哪一样：剪掉停顿、稍微加快、加音乐，还是加转场？',
    },
  ],
  [
    /^(?:please |can you |(?:is it )?possible to )*(?:only |just )?(?:slow(?: down)?|speed up|mute|silence|blur|reverse|brighten|darken|cut|trim|remove|delete|keep|zoom in on)(?: out)? (?:only |just )?(?:a|one|some|certain|a few)(?: small| certain| short)? (?:parts?|bits|sections?|pieces?|portions?|places?)(?: of (?:it|this|the (?:video|clip|film)))?(?: only)?$|^(?:能不能|可以|请|帮我|只)*(?:放慢|加速|静音|打码|模糊|倒放|调亮|剪掉?|删掉?|去掉|保留)(?:其中)?的?(?:一(?:小)?部分|一小段|某(?:一|几)?段|几处|有些地方|一些地方)[吗呢吧呀啊]*$/,
    {
      en: 'Which part? Name the seconds or a clip, for example: from 0:05 to 0:09, or clip 2.',
      zh: '哪一部分？请告诉我从第几秒到第几秒，或者第几段，例如：5秒到9秒，或第2段。',
    },
  ],
  [
    /^(?:我|总|就|还是|整体|整个|视频|画面|片子|看着|看起来)*(?:感觉|觉得)?(?:有一?点儿?|有些|太|好|比较|挺|略|很)*(?:空|单调|平淡|无聊|枯燥|干巴巴|没意思|差点(?:意思|什么|味道)|少(?:了)?点(?:什么|东西))(?:了|的|啊)*$/,
    {
      en: 'What would liven it up: music, a title, or transitions?',
      zh: '想怎么丰富一下：加音乐、加标题，还是加转场？',
    },
  ],
  [
    /^(?:视频|画面|片子|太|有点|很|好|卡|卡顿|了|帮我|给我|把它|再|更|弄|搞|剪|做|得)*(?:顺滑|流畅|丝滑|连贯|顺畅)(?:一?[点些])?(?:吧|呗)?$/,
    {
      en: 'What is not smooth: the camera shakes, the cuts are hard, or the pauses are long? Say: steady the picture, add transitions, or trim the pauses.',
      zh: '哪里不够顺：画面抖、衔接生硬，还是停顿太多？可以说：画面防抖、加转场，或剪掉停顿。',
    },
  ],
  [
    /^(?:please |can you |just |also )*(?:cut|remove|trim|delete|take|get rid of|throw|edit|skip|lose|drop|chop|ditch|kill|dump)(?: out| away| off)? (?:all )?(?:of )?(?:the |my |any |those )?(?:boring|dull|bad|slow|useless|unnecessary|uninteresting|lame|dead|awkward|annoying|weak|irrelevant|filler|unimportant|worst|ugly|messy|cringe|embarrassing|not so good|less interesting)(?: and (?:boring|dull|bad|slow|useless|awkward))? (?:parts?|bits?|stuff|moments?|sections?|scenes?|pieces?|things?|content|ones)(?: out| away| off| please| of it)*$|^(?:please |can you |just )*(?:cut|remove|trim|delete|take out) (?:out )?(?:everything|anything|whatever|all) (?:that(?:'s| is) |which is |that isn't |that is not )?(?:boring|dull|bad|useless|unnecessary|not needed|interesting|needed)$/,
    {
      en: 'I cannot tell which parts those are. Shall I cut the pauses, pick the best 20 seconds, or do you name the seconds, for example: cut 0:05 to 0:09?',
      zh: '哪些算无聊我看不出来。要我剪掉停顿、挑精彩的20秒，还是你告诉我几秒到几秒？',
    },
  ],
  [
    /^(?:please |can you |just |also )*(?:make|keep|cut|trim|get) (?:(?:the |my |all (?:the )?|each of the |these )(?:clips|videos|parts|scenes|photos|shots)|(?:each|every) (?:clip|video|part|scene|photo|shot))(?: all)?(?: (?:a bit|a little|much|way|even|slightly))? (?:shorter|short|down|snappier|tighter)(?: please)?$|^(?:please |can you |just )*shorten (?:(?:the|my|all(?: the)?|these) (?:clips|videos|parts|scenes|shots)|(?:each|every) (?:clip|video|part|scene|shot))(?: a bit| a little| please)*$/,
    {
      en: 'How short should each one be? For example: each clip 5 seconds. Or shall I only cut the pauses?',
      zh: '每段剪到多长？例如：每段5秒。还是只剪掉停顿？',
    },
  ],
  [
    /^(?:please )?(?:cut|trim|shorten|make it short)(?: please)?$|^(?:剪|裁|删)(?:一?点)?$/,
    {
      en: 'What should go: the pauses, the first seconds, or down to a length? For example: cut the first 5 seconds.',
      zh: '剪掉什么：停顿、开头几秒，还是剪到多长？例如：去掉前5秒。',
    },
  ],
  [
    /^(?:a |the )?(?:title|text)(?: please)?$|^标题$|^文字$/,
    {
      en: 'What should the title say? For example: add the title “My Trip” at the start.',
      zh: '标题写什么？例如：开头加标题“我的旅行”。',
    },
  ],
  [
    /^(?:please |can you |could you )?(?:make|get) (?:it|this|that|the (?:video|clip)) (?:a (?:little )?bit |a little |much |even )?longer$|^(?:把)?(?:视频|它)?(?:变|加|拉|延)长(?:一?[点些下])?(?:吧)?$/,
    {
      en: 'Longer how: should I play it slower, repeat a clip, or hold the last frame?',
      zh: '怎么变长：放慢播放、重复一段，还是最后一帧多停一会儿？',
    },
  ],
  [
    /^(?:please |can you )?(?:change|adjust|set|edit) (?:the )?speed$|^(?:改|调|调整|改变)一?下?速度$/,
    {
      en: 'Faster or slower? For example: 1.5x, or slow it down to half.',
      zh: '要快一点还是慢一点？例如：1.5倍速，或放慢一半。',
    },
  ],
  [
    /^(?:please |can you |could you )?(?:compress|shrink) (?:it|this|that|the (?:video|file|clip))(?: please| a bit)?$|^(?:please |can you )?make (?:the (?:file|video)|it) (?:size )?smaller(?: in size)?$|^(?:please )?(?:reduce|lower) (?:the |its )?(?:file ?)?size$|^(?:帮我|请)?(?:把)?(?:视频|文件)?(?:压缩|压)(?:一?下|小一?点)?(?:视频|文件)?$|^(?:视频|文件|体积)(?:小|变小|缩小)一?点$/,
    {
      en: 'How small? For example: compress to 10 MB, or make it 720p.',
      zh: '要压到多小？例如：压缩到10MB以内，或输出720P。',
    },
  ],
  [
    /^(?:please |can you )?change (?:the )?(?:music|song|soundtrack)$|^(?:i |we )(?:(?:really|just) )*(?:don't|do not) (?:really )?like (?:the|this|that) (?:song|track)(?: (?:much|at all|so much|tbh))?$|^(?:换|改)一?[下个]?(?:音乐|配乐|歌)$/,
    {
      en: 'To what: something calmer, something brighter, or a song that you send?',
      zh: '换成什么：舒缓一点的、明快一点的，还是你发来的歌？',
    },
  ],
  [
    /^(?:please |can you )?(?:cut|remove|trim|delete|take out) (?:out )?the middle(?: (?:part|bit|section))?$|^(?:把)?中间(?:那段|部分)?(?:剪|删|去)(?:掉|了)?$|^(?:剪|删|去)掉中间(?:那段|部分)?$/,
    {
      en: 'Which seconds? For example: cut 0:05 to 0:09.',
      zh: '从第几秒到第几秒？例如：把5秒到9秒剪掉。',
    },
  ],
  [
    /^(?:please |can you )?(?:change|edit|update|rename) the (?:title|text)$|^(?:改|换)一?下?(?:标题|文字)$/,
    {
      en: 'What should it say, or where should it be? For example: change the title to “Rome”.',
      zh: '改成什么字，或者放到哪里？例如：把标题改成“罗马”。',
    },
  ],
  [
    /^(?:please |can you )?move (?:the )?clip-?\d+$|^(?:移动|挪)(?:一?下)?clip-?\d+$/,
    {
      en: 'Where to: to the start, to the end, or before another clip?',
      zh: '移到哪里：最前面、最后面，还是另一段前面？',
    },
  ],
];

export function questionFor(text: string): Sentence | undefined {
  return questions.find(([words]) => words.test(text))?.[1];
}
