import { leavesTheRest } from './asides.ts';

/** Words that ask for nothing: greetings, thanks, and the export, which the bot does by itself. */
const idle =
  /^(?:[\s\p{P}\p{S}]|\b(?:oops|never ?mind|actually|sorry|wow|lol|haha|hmm|um|hi|hello|hey|hiya|yo|please|pls|plz|thanks?|thank you|thanks|a lot|so much|very much|in advance|thx|ty|cheers|nvm|idk|(?:kind|best|warm) regards|regards|cheerio|xo+|good (?:morning|afternoon|evening|day|night)|greetings|ta|much appreciated|dear|honey|sweetie|love|bot|buddy|bro|dude|man|mate|guys|there|team|everyone|everybody|all|folks|friends?|sir|madam|ma'am|stop|wait|hold on|right(?: then)?|righto|alright|anyway|lovely|brilliant|splendid|marvellous|typo|my typo|only|do the needful|oops|no rush|no hurry|take your time|if possible|if you can|asap|lastly|finally|ok|okay|sure|yes|yeah|cool|great|good|nice|perfect|no|nope|can you|could you|would you|for me|now|also|and|just|so|well|the|it|this|that|these|video|videos|clips?|footage|me|my|i|want|need|would like|you|to|do|let's|here is|here's|here|everything|done|(?:it'?s |it is |this is )?(?:way |a bit )?too long|that's (?:it|all)|there)\b)*$/iu;
const thanking =
  /^(?:(?:first of all|and|so|well|oh|wow) )*(?:thanks|thank you|thx|ty|tysm|many thanks|cheers|much appreciated|i (?:really )?appreciate|you(?:'re| are) (?:great|the best|awesome|a star|a legend|amazing))\b(?!.*\b(?:add|cut|make|put|remove|trim|can you|could you|please)\b)[^⟦\d]*$/;
const present =
  /^(?:it's |this is |hi |hello )*(?:(?:your|the) )?(?:\w+ )?(?:\w+) (?:here|speaking)(?: again)?$/;
const idleZh =
  /^(?:[\s\p{P}\p{S}]|不好意思|抱歉|哎呀|算了|没事|你好|您好|(?:早上|上午|中午|下午|晚上)好|早安?|晚安|嗨|哈喽|请|(?:多|非常)?(?:谢谢|感谢|多谢|谢|感恩)(?:你|您|哈)?|(?:您|你)?辛苦(?:了|啦|您|你)*|当我没说|拜托|啦|呀|哈|哟|亲|大佬|老师|麻烦你?|帮我|帮忙|给我|一下|好的?|可以|吗|吧|呢|啊|哦|嗯|我想|我要|我|把|(?:剪辑|修改|具体)?(?:需求|要求|意见|步骤)(?:如下|是)?|如下|这个|这段|这个视频|视频|片子|太长|的|了|就这样|就这些)*$/u;
const exporting =
  /^(?:please )?(?:export|download|render|save)(?: it| this| the video| the result| mp4)*(?: please| now)?$|^(?:send|give) (?:it|me the (?:video|result|file)|it to me)(?: back)?$|^(?:请|帮我|然后)*(?:导出|输出|下载|渲染|保存|发给我)(?:视频|一下|吧|成片)*$/;

const helping =
  /^what (?:can|could) (?:you|i) (?:do|ask|say)|^help$|\bhow does (?:this|it) work|你能做什么|能做些?什么|会做什么|^帮助$|怎么用/;

/** "But don't cut everything": nothing that anybody would do. */
const reassuring =
  /^(?:(?:the|that) )?(?:title|text|spelling) is (?:wrong|misspell?ed)$|^(?:标题|文字|字)(?:打|写)错了?$|^(?:but )?(?:please )?(?:don't|do not) (?:remove|cut|delete|trim|lose|change|touch) (?:it|them|anything|anything else|everything|all|all of (?:it|them))(?: (?:completely|entirely|all|out|off))*$|^without (?:losing|any loss of|hurting) (?:any |the )?(?:image |video |picture )?quality$|^(?:不要|别|不)(?:损失|降低|影响)画质$|^(?:but )?(?:no|without|don't make any|don't do any) (?:more )?(?:cuts|cutting|trimming)(?: please)?$|^(?:so )?(?:that )?(?:i|we) can (?:post|upload|send|share) (?:it|this)\b[^,]*$|^(?:我)?(?:要|想|用来|准备|好)发(?:到|给)?(?:短视频|网上|群里|朋友|家人|客户|老板)$|^(?:其他|别的|什么|啥)都?(?:别|不要|不用)(?:剪|删|动|改|变|去)(?:掉|了)?$|^(?:但是?)?(?:其[他它余]|别的|剩下的?|另外的?|后面的?)(?:的|地方|部分|内容|片段|时间)*(?:都|全部?|就|先)*(?:不变|不(?:用|要)?动|别动|不用改|照旧|照常|保留|保持(?:不变|原样)?|留着|原样|不用管|正常(?:速度)?|normal)(?:了|着|就行)?$|^(?:但是?)?(?:别|不要)(?:把它)?(?:全部?|都|完全)?(?:剪|删|去)(?:掉|光|完|没)?了?$/;

/** What was just asked for, once more: 声音太小，调大点; "there is too much silence, fix that". */
const restating: readonly (readonly [words: RegExp, kinds: RegExp])[] = [
  [
    /^(?:(?:please|can you|could you|just|so) )*(?:fix|do|sort|clean|clear|correct|straighten|turn|tone) (?:it|that|this|them|something about (?:it|that|this))(?: (?:(?<=clean \w+ )up|(?<=tone \w+ )down|out|around|please|for me))*$|^(?:请|帮我|都|再|把它|能不?能?|可以)*(?:(?:处理|弄|搞|修|改|剪|稳|救|调|解决|改善)一?下|(?:弄|搞|处理)(?:干净|好)一?[点些]?|转过来|正过来|弄正|转正|转一下|压一压)(?:吧|呗|了|吗)?$/,
    /./,
  ],
  [
    /^(?:(?:please|can you|could you|just|so) )*(?:raise|lower|boost|turn) (?:it|that|this|them)(?: (?:up|down|please|a bit|for me))*$|^(?:请|帮我|都|再|把它)*(?:(?:调|开|弄)?[大小高低]声?一?[点些])(?:吧|呗|了)?$/,
    /^(?:set_volume|music_level)$/,
  ],
  [/^(?:请|帮我|都|再|把它)*(?:调|弄|改)?[快慢]一?[点些](?:吧|呗|了)?$/, /^set_speed$/],
  [/^(?:就|用|要|简单的?)*(?:淡入淡出|渐变)(?:的?那种|效果|的)?$/, /^add_transitions$/],
  [/^(?:撤销|退回去|换回去)$/, /^undo$/],
  [
    /(?:不要?|别|不)变(?:调|声|音)|(?:音调|声调|声音|原声|audio|音高)(?:也|都|要)?(?:不变|正常|别变|不要变|不能变)|保持(?:原)?音调|\b(?:keep|same) (?:the )?pitch\b|\bpitch (?:unchanged|the same)\b/,
    /^(?:set_speed|speed_ramp|speed_pauses)$/,
  ],
  [
    /^(?:(?:不|没)(?:说|讲)话|说完话?)(?:的时候|时|了|之?后)?(?:再|就|又)?(?:起来|大起来|变大|恢复|放大|升回?[来去])$/,
    /^music_level$/,
  ],
  [/^(?:慢慢|渐渐|逐渐|缓缓)地?(?:进来|出来|响起来?|消失|出去|变[大小])$/, /^music_fade$/],
  [
    /^(?:画面|视频|图像)(?:都|就|还)?(?:留着|保留|不变|不动|别动|还在|要留|不要动)$/,
    /^(?:set_volume|remove_music|replace_sound|music_)/,
  ],
  [/^(?:我|当时|那天|当初)*(?:拍|录|弄|放|搞)(?:反|倒|歪|横|竖|斜)了$/, /^(?:flip_|rotate_|crop_)/],
  [
    /^(?:太|有点|好|真|很|实在)*(?:吵|闹|响|大声|烦|难听|乱)(?:了|人)?$/,
    /^(?:remove_music|set_volume|music_level|denoise_sound|replace_sound)$/,
  ],
  [/^(?:平均|均匀|等分|一样长|等长)(?:地|的|分|切)*$/, /^split_equal$/],
  [
    /^(?:就)?(?:简单|普通|正常|随便|自然|大方|干净)(?:一?[点些]|的)?(?:就[行好]|即可|的)*$/,
    /^(?:add_|set_aspect|style_|change_|polish)/,
  ],
  [/^(?:弄|调|搞)?(?:均匀|平衡|统一|一致)一?[点些下]?$/, /^level_sound$/],
  [/^\p{Script=Han}{1,8}(?:的|那种|的那种)$/u, /^(?:impossible|generate)$/],
  [/^(?:请|帮我|都|再|把它)*(?:调|弄|改)?[亮暗]一?[点些](?:吧|呗|了)?$/, /^colour_level$/],
];
/** Another shape keeps the middle of the picture. */
const ofMiddle =
  /^(?:and |but )?(?:keep|leave|have|with) (?:me|us|my (?:face|head|body)|the (?:face|faces|person|people|subject|product|middle)|him|her|them|everyone)(?: always| still)? (?:in|at|to) (?:the )?(?:middle|cent(?:er|re)|frame|picture|shot)(?: of (?:it|the (?:picture|frame|video)))?$/;
/** Cuts that got no transition are hard anyway. */
const ofCuts =
  /^(?:but |and )?(?:(?:everything|all|anything) else|(?:all )?the (?:rest|others?|other (?:cuts|ones|clips))|(?:none|nothing|no (?:transitions?|fades?|others?)) (?:else(?:where)?|anywhere else|on the (?:others?|rest)|between the (?:others?|rest)))\b(?:[^⟦]*\b(?:hard|straight|normal|plain|simple|clean) cuts?)?$|^(?:but )?(?:only|just) there$/;
/** A picture over the film is silent unless its sound is asked for. */
const ofSilent =
  /^(?:and |but |with )*(?:no|without(?: its| the| any)?) (?:sound|audio)$|^(?:muted|silent(?:ly)?|mute it|静音|不要声音)$/;
/** What a layer does by itself where nothing else is said. */
const ofLayers =
  /^(?:and |please )*(?:show|keep|display|leave|have|let) (?:it|the logo|the watermark|that|them)?(?: ?(?:there|visible|on|on screen|up|stay|be seen|shown))*(?: (?:for|during|throughout|over|through))?(?: all)? ?(?:the )?(?:whole|entire|all the time|full|throughout)(?: (?:time|film|video|clip|thing|length|duration|movie))?$/;
/** After "keep only …" nothing else is left to go. */
const ofRest =
  /^(?:and |please |just )*(?:lose|remove|delete|cut|drop|forget|ditch|toss|dump|scrap|trim|get rid of|throw (?:away|out)) (?:(?:all )?the rest|everything else|(?:all )?the others?)(?: out| off| away| please)*$|^the rest (?:can go|is not needed|should go)$|^(?:把)?(?:其[他它余]|另外|剩下|余下|别|多余)的?(?:部分|内容|地方|片段|段|时间)?(?:都|全部?|通通|统统|就|也)*(?:给我|帮我)?(?:不要|不用|不需要|删|剪|去|扔|砍|切|丢)(?:了|掉|除)*$|^(?:and )?nothing else$/;

/** What every mix does by itself. */
const ofMix =
  /^(?:but )?(?:别|不要|不会?)(?:盖过|盖住|压过|抢)|^(?:but )?(?:it |the music |that )?(?:shouldn't|should not|doesn't|must not|not) (?:overpower|drown|cover|be over|be louder than)/;
const removing =
  /^(?:(?:please|can you|could you|just|so) )*(?:cut|remove|delete|trim|drop|lose|kill|get rid of) (?:it|that|this|them|all of (?:it|them|that))(?: (?:out|off|away|please))*$|^(?:请|帮我|都|再|把它)*(?:删|剪|去|切)掉?(?:它|就行|就好)?(?:吧|呗|了)?$/;

/** 第二段后加个转场，其他地方不要. */
const nowhereElse =
  /^(?:其[他它余]的?|别的?|剩下的?|后面的?|之后|再往后)(?:地方|段|部分|片段|时候)?(?:都|就|全部?)*(?:不要|不用|别|不)(?:加|动|弄|放)?(?:了)?$/;

/** Said after what was just asked for, these ask for nothing more. */
const after: readonly (readonly [kinds: RegExp, words: RegExp])[] = [
  [/^(?:keep_range|remove_clip)$/, ofRest],
  [/^add_transitions$/, ofCuts],
  [/^(?:set_aspect|crop_picture)$/, ofMiddle],
  [/^(?:add_|set_|zoom_|freeze_|colour_)/, nowhereElse],
  [/^(?:add_inset|split_screen)$/, ofSilent],
  [/^(?:add_logo|add_inset|split_screen)$/, ofLayers],
  [/^(?:add_music|replace_sound|slideshow)$/, ofMix],
  [/^(?:cut_|remove_|trim_|denoise_|uncover_)/, removing],
  ...restating.map(([words, kinds]) => [kinds, words] as const),
];

export function asksAgain(text: string, previousKind: string): boolean {
  return after.some(([kinds, words]) => kinds.test(previousKind) && words.test(text));
}

/** Why something is wanted: nothing of it is a wish. */
const reasons =
  /^(?:因为|由于|毕竟|不然|要不然|免得|省得|以免|主要是|我(?:当时|那天)?(?:拍|录)的时候(?:没|忘|手|不小心))[^⟦]*$|^(?:because|since|cause|otherwise|so that) [^⟦]*$/;

const attached =
  /^(?:the |my |see )?(?:srt|vtt|subtitles?|file|mp3|song|logo|photo|attachment)s?(?: file)?(?: (?:is|are))?(?: attached)?$|^(?:(?:见|在)?附件里?)$/;

export function asksNothing(text: string): boolean {
  if (leavesTheRest(text)) return true;
  return [idle, idleZh, thanking, present, exporting, helping, reassuring, attached, reasons].some(
    (words) => words.test(text),
  );
}

/**
 * Wishes that sound like ones we know but are not: what they name stands in for a title, a cut or a speed elsewhere.
 * They are said to be out of reach rather than half done.
 */
const outOfReach: readonly RegExp[] = [
  /\bauto(?:matic(?:ally)?)?[- ]?\b[^⟦]{0,24}\b(?:captions?|subtitles?)|one word at a time|逐字/,
  /\b(?:sticker|emoji)\b|贴纸/,
  /\bgif\b|动图|\bthumbnail|\bcover (?:at|image|frame)|封面(?!比例|尺寸)|缩略图|\bscreenshot/,
  /\b(?:compress|under \d+ ?mb|smaller file|\d+ ?mb)\b|压缩(?!.*\d+ms)|\b(?:720p?|1080p|4k|480p)\b/,
  /\b(?:filler words?|ums?\b|uhs?\b)|水词|语气词/,
  /\bextract (?:the )?(?:audio|sound)|导出音频|提取音频|\bas mp3\b/,
  /\b(?:before applying|what you would cut|show me what)|先告诉我|会剪掉哪些/,
  /\b(?:same as last time|like last time)|跟上次一样/,
];

export function isOutOfReach(text: string): boolean {
  return outOfReach.some((words) => words.test(text));
}

const generating =
  /\b(?:generate|create|produce|imagine|draw|synthesi[sz]e)\b(?! (?:a |an |the )?(?:title|text|transition|cut|crossfade|timeline|montage|slideshow))[^,]{0,30}\b(?:video|clip|image|picture|scene|footage|animation|movie|of)\b|(?:生成|画(?!面|中|质|外|幅)|创作|制作)(?:一[个段张只条])?[^，,]{0,20}(?:视频|图片|画面|动画|短片|影片)|生成/;

/** Made of what was sent, not made up. */
const fromFootage =
  /\b(?:from|of|with|out of) (?:the |these |this |my |all (?:the )?)+(?:photos?|pictures?|images?|clips?|videos?|footage)\b|\bslide ?show|用[^，,]{0,6}(?:照片|图片|素材|片段|视频)|照片|相册/;

/** A wish for pictures that nobody filmed. */
export function asksToGenerate(text: string): boolean {
  return generating.test(text) && !fromFootage.test(text);
}
