/** What one clause of a message asks for; `filler` adds nothing, `other` is for the agent. */
export type ClauseKind =
  | 'export'
  | 'preview'
  | 'status'
  | 'credits'
  | 'upload'
  | 'cancel'
  | 'new'
  | 'projects'
  | 'settings'
  | 'forget'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'filler'
  | 'other';

type Pattern = readonly [ClauseKind, RegExp];

const theVideo =
  '(?:it|this|that|everything|(?:the|my|our|this|that)?\\s*(?:(?:final|finished|edited|completed?|whole|full|new|ready)\\s+)*(?:video|clip|file|result|cut|movie|film|mp4|edit|version|project|export|download)(?:\\s+file)?)';
const now =
  '(?:\\s+(?:now|already|back|over|here|first|again|today|to me|for me|as (?:an? )?mp4|in (?:hd|full hd|1080p|high quality)))*';

/** Whole clauses only: a word inside an edit never matches. Politeness is gone by then, letters are small. */
const english: readonly Pattern[] = [
  ['export', new RegExp(`^(?:export|render|download|save)(?:\\s+${theVideo})?${now}$`, 'u')],
  ['export', new RegExp(`^(?:send|give|hand|get|deliver)\\s+(?:me|us)\\s+${theVideo}${now}$`, 'u')],
  [
    'export',
    new RegExp(
      `^(?:send|deliver|hand)\\s+${theVideo}${now}\\s+(?:to me|to us|over|back|here|now)$`,
      'u',
    ),
  ],
  [
    'export',
    new RegExp(`^(?:i\\s+)?(?:have|get|download|export|save|grab)\\s+${theVideo}${now}$`, 'u'),
  ],
  [
    'export',
    /^(?:send it|ready to export|export time|time to export|do the export|(?:the )?mp4|final export|i (?:want|need) the (?:mp4|file|final (?:video|cut)))$/u,
  ],
  [
    'preview',
    /^(?:preview|a preview|quick preview)(?: (?:it|this|that|the (?:video|edit|cut|result)))?(?: first)?$/u,
  ],
  [
    'preview',
    /^(?:show|give|send|make|get)(?: me| us)? (?:a |the )?(?:quick |short |rough )?preview(?: of (?:it|this|the video))?(?: first)?$/u,
  ],
  [
    'preview',
    /^(?:let me |i )?(?:see|watch|look at) (?:it|the (?:video|cut|edit|result)|a preview|how it looks|what it looks like|what you have)(?: first| now| so far)?$/u,
  ],
  [
    'preview',
    /^show me (?:the (?:video|cut|edit|result)|what you (?:have|did)|how it looks)(?: first| now| so far)?$/u,
  ],
  ['status', /^(?:status|state|progress|timeline|tracks?|the timeline|status update)$/u],
  [
    'status',
    /^(?:show|list|see|view|print|display|check)(?: me| us)? (?:the |my |all )?(?:current )?(?:timeline|tracks|status|progress|state|clips)(?: now)?$/u,
  ],
  [
    'status',
    /^(?:what(?:'s| is| are)) (?:the |my |on the |in the |in my |on my )?(?:current )?(?:status|progress|timeline|tracks|state|in it)(?: now| so far| right now)?$/u,
  ],
  [
    'status',
    /^(?:how(?:'s| is) (?:it|the (?:video|edit|render)) (?:going|coming along|doing)|how far (?:are you|is it|along is it)|where are we|what does (?:it|the timeline) look like(?: now| so far)?)$/u,
  ],
  [
    'status',
    /^where(?:'s| is) (?:it|(?:my|the) (?:final |finished )?(?:video|clip|file|mp4|result))$/u,
  ],
  [
    'status',
    /^(?:is (?:it|the (?:video|render|edit)|my (?:video|clip)) (?:done|ready|finished)(?: yet)?|(?:are you|you) (?:done|ready|finished)(?: yet)?|what(?:'s| is) done(?: so far)?)$/u,
  ],
  [
    'credits',
    /^(?:show|check|see|view|display|get|tell|give)?(?: me| us)?\s*(?:what(?:'s| is| are) )?(?:my|the|our)?\s*(?:current |remaining |available |free |account |credit )*(?:credits?|balance)(?: left| remaining| available| balance| status| now| have i got| do i(?: still)? have)*$/u,
  ],
  [
    'credits',
    /^how (?:many|much)(?: free| more)? (?:credits?|balance)(?: (?:is|are))?(?: there)?(?: (?:left|remaining|available|do i (?:still )?have|have i (?:got )?|do we have|will (?:this|that|it) cost|does (?:this|that|it|an edit|an export) cost|did (?:i|this|that|it) (?:use|cost|spend)|on my account|in my account))*\s*(?:left)?$/u,
  ],
  ['credits', /^(?:am i|are we) (?:out of|low on|running out of) credits$/u],
  [
    'credits',
    /^do (?:i|we) (?:still )?have (?:any |enough |some )?(?:free )?credits(?: left| remaining)?$/u,
  ],
  [
    'upload',
    /^(?:upload|i (?:want|need|would like|'d like) to upload|how (?:do|can) i upload|let me upload|i upload)(?: (?:a|the|my|another|some|this|more)?\s*(?:new )?(?:video|file|clip|clips|footage|files|videos|photo|picture|song))?(?: here| now)?$/u,
  ],
  [
    'upload',
    /^(?:here(?:'s| is| are) (?:my|the|a|some|another) (?:video|clip|clips|footage|file|files|song|music|picture)|here (?:you go|it is|they are)|this is (?:my|the) (?:video|clip|footage))$/u,
  ],
  [
    'cancel',
    /^(?:cancel|stop|abort|quit|halt|never ?mind|forget it|forget that|forget about it|hold on|wait stop|enough)(?: (?:it|that|this|now|everything|the (?:edit|render|run|job|task|export|request|upload)|my (?:request|edit|last request)|what you(?:'re| are) doing))?$/u,
  ],
  [
    'cancel',
    /^(?:don't|do not) (?:do|bother|continue|go on)(?: (?:it|that|this|with (?:it|that|this)))?$/u,
  ],
  [
    'new',
    /^(?:a )?(?:start|open|create|begin|make)?\s*(?:a |an )?(?:new|fresh|another|blank|empty) (?:project|timeline|session)$/u,
  ],
  ['new', /^(?:start|begin) (?:a )?(?:new|fresh) (?:one|video)$/u],
  [
    'projects',
    /^(?:show|list|see|view|what are|which are|switch|change)?\s*(?:me )?(?:all )?(?:my |the )?projects?(?: list| do i have)?$/u,
  ],
  [
    'settings',
    /^(?:settings|preferences|options|(?:open|show|change)(?: me)? (?:my |the )?(?:settings|preferences|language))$/u,
  ],
  [
    'forget',
    /^(?:forget me|(?:delete|erase|remove|wipe) (?:all )?(?:of )?(?:my (?:data|account|information)|everything about me|everything you know about me))$/u,
  ],
  [
    'help',
    /^(?:help|help me|what (?:can|do) you do|how (?:does (?:this|it) work|do (?:i|you) (?:use (?:this|you)|work))|(?:list |show )?(?:the |your )?commands|what are (?:the|your) commands|who are you|what are you|what is this|instructions|menu)$/u,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|yo|hiya|howdy|good (?:morning|evening|afternoon|day)|greetings|start|hi there|hey there|hello there|anyone there|hello bot|hi bot)$/u,
  ],
  [
    'thanks',
    /^(?:thanks?|thank you|thx|cheers|ty|many thanks|thanks a lot|thank you (?:so|very) much)$/u,
  ],
  [
    'filler',
    /^(?:ok|okay|yes|yep|yeah|sure|great|nice|good|perfect|awesome|cool|done|fine|love it|i love it|i like it|looks? (?:good|great|perfect|nice|fine)|it looks (?:good|great|perfect)|that(?:'s| is) (?:it|great|good|perfect|all|fine)|i(?:'m| am) (?:happy|done|happy with (?:it|this|that))|all (?:good|done)|well done|very good|alright|all right|so|then|and|now|wow|amazing|excellent)$/u,
  ],
];

const zhVideo =
  '(?:它|这个|全部|(?:我的|这个|那个|这段|这条)?(?:最终|最后|做好|剪好|剪辑好|编辑好|完成|处理好|完整|成品)?的?(?:视频|成片|影片|片子|文件|结果|成品|作品|mp4|短片|版本))';
const zhEnd = '(?:一下|出来|下来|过来|给我|我|给我看|到这里|为mp4|成mp4)*';

/** Politeness, particles, spaces and punctuation are gone by then. */
const chinese: readonly Pattern[] = [
  ['export', new RegExp(`^(?:导出|输出|渲染|下载|保存)${zhVideo}?${zhEnd}$`, 'u')],
  [
    'export',
    new RegExp(
      `^(?:把|将)?${zhVideo}(?:导出|输出|下载|保存|发|发送|传|给|发给|传给)${zhEnd}$`,
      'u',
    ),
  ],
  ['export', new RegExp(`^(?:发|传|给|发送|发给|传给)(?:我|给我|一下)*${zhVideo}$`, 'u')],
  ['export', /^(?:出片|导出成片|可以导出|要mp4|要成片|要下载|要导出|怎么下载|怎么导出)$/u],
  [
    'preview',
    /^(?:先)?(?:预览|看预览|发预览|给我预览|给我看预览|生成预览|看效果|看看效果|看一下效果|看看成片效果|看看现在的效果|给我看看|看看视频|看看)(?:效果|视频|成片)?$/u,
  ],
  [
    'status',
    /^(?:查看|查|看|看看|显示|列出|给我看)*(?:当前|目前|现在|一下)*的?(?:状态|进度|时间线|时间轴|轨道|进展|所有轨道|全部轨道)(?:怎么样|如何|是什么|到哪|有哪些|看看)?$/u,
  ],
  [
    'status',
    /^(?:现在|目前|视频|它|做)*(?:什么样|怎么样|到哪|到哪一步|进展如何|进行到哪|做到哪|做到哪一步|多久好|什么时候好)$/u,
  ],
  [
    'status',
    /^(?:视频|片子|渲染|现在)*(?:好|做好|剪好|做完|完成|弄好|搞定)(?:没有|没|了没|没好)?$/u,
  ],
  [
    'credits',
    /^(?:查|查看|查询|看|看看|显示|告诉我)*(?:一下|下)?(?:我的?)?(?:账户|账号)?的?(?:现在|目前|当前)?(?:还)?(?:有|剩|剩下|剩余|能用|可用)*(?:多少|几个|几)?(?:免费)?的?(?:积分|余额|点数|额度)(?:还)?(?:够不够|够|有|剩|剩下|剩余|是)*(?:多少|几个|几|用)?$/u,
  ],
  ['credits', /^(?:积分|余额|点数|额度)(?:查询|用完|不够|不足)$/u],
  [
    'upload',
    /^(?:要|想)?(?:怎么|如何)?(?:上传|传)(?:一个|一段|新的?|个)?(?:视频|文件|素材|片段|照片|图片|音乐)?$/u,
  ],
  ['upload', /^(?:这是|这里是)(?:我的|我拍的)?(?:视频|素材|文件|片段)$/u],
  [
    'cancel',
    /^(?:取消|停|停止|停下|停下来|停一停|别做|不要做|不做|不用做|算|中止|终止|别弄|不弄|别剪)(?:任务|当前任务|操作|这个|刚才的|渲染|导出|编辑)?$/u,
  ],
  ['new', /^(?:新建|新开|开|开始|创建|建|打开|来)?(?:一个|个)?(?:新的?|空白)?(?:项目|工程)$/u],
  ['projects', /^(?:查看|看|看看|列出|切换)?(?:我的|所有|全部)+(?:项目|工程)(?:列表)?$/u],
  ['projects', /^(?:切换项目|项目列表|有哪些项目)$/u],
  ['settings', /^(?:设置|打开设置|偏好设置|选项|切换语言|改语言|换语言)$/u],
  [
    'forget',
    /^(?:忘记我|忘掉我|(?:删除|清除|清空)(?:我的?)?(?:所有|全部|一切)?的?(?:数据|资料|信息|账号|个人信息))$/u,
  ],
  [
    'help',
    /^(?:帮助|怎么用|如何使用|使用说明|使用方法|你?能做什么|你?能做些什么|你?会做?什么|有什么功能|有哪些功能|你是谁|这是什么|命令|有哪些命令|菜单)$/u,
  ],
  ['greeting', /^(?:你好|您好|嗨|哈喽|哈罗|喂|在|早上好|晚上好|下午好|大家好|开始)$/u],
  ['thanks', /^(?:谢谢你?|多谢|感谢|辛苦)$/u],
  [
    'filler',
    /^(?:好|好的|行|可以|嗯|对|是的|没问题|很好|不错|挺好|完美|太好|太棒|非常好|就这样|满意|很满意|ok|没毛病|喜欢|我喜欢|那|然后|接着|最后|再)$/u,
  ],
];

const politeness =
  /\b(?:please|pls|plz|kindly|just|hey|could you|can you|would you|will you|can i|could i|may i|can we|i want to|i'd like to|i would like to|i want you to|i'd like you to|i need to|i need you to|let's|let us|go ahead and|you can|now you can|i think you can|for me|thanks|thank you|right now|real quick|quickly)\b/gu;
/** What people say before they come to it. */
const openers =
  /^(?:(?:ok|okay|yes|yep|yeah|sure|great|perfect|alright|all right|now|so|then|well|good)\s+)+(?=\S)/u;
/** Only at the edges: inside, these are words of the clause. */
const zhPoliteness =
  /^(?:请问|请|麻烦你?|帮我|帮忙|你?能不能|你?可不可以|你?能否|可以帮我|你?可以|我想要?|我要|我需要|能帮我|现在|直接|马上|那就?|先|快)+|(?:吧|吗|么|嘛|呢|啊|呀|哦|啦|了|谢谢|可以吗|好吗|行吗)+$/gu;

const han = /\p{Script=Han}/u;

/** Commands are short; anything longer is for the agent, and costs no matching. */
const longestCommandChars = 120;

/** What one clause asks for, as a whole. */
export function classifyClause(clause: string): ClauseKind {
  if (clause.length > longestCommandChars) return 'other';
  return han.test(clause) ? classifyChinese(clause) : classifyEnglish(clause);
}

function classifyEnglish(clause: string): ClauseKind {
  const plain = tidy(clause);
  const bare = plain.replace(politeness, ' ').replace(/\s+/gu, ' ').trim().replace(openers, '');
  if (bare === '') return find(english, plain) ?? 'filler';
  return find(english, plain) ?? find(english, bare) ?? 'other';
}

function tidy(clause: string): string {
  return clause
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function classifyChinese(clause: string): ClauseKind {
  const plain = clause.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const bare = plain.replace(zhPoliteness, '').replace(zhPoliteness, '');
  if (bare === '') return find(chinese, plain) ?? 'filler';
  return find(chinese, plain) ?? find(chinese, bare) ?? 'other';
}

function find(patterns: readonly Pattern[], text: string): ClauseKind | undefined {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
}
