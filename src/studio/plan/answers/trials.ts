/** A message is read for what it would try out only where it is this short. */
const maxChars = 300;

const usual = { en: 'remove the pauses', zh: '剪掉停顿' } as const;
const recipe = { en: 'make it look professional', zh: '弄得专业一点' } as const;
const pauses = '(?:the )?(?:pauses?|silences?|silent (?:parts?|bits?)|gaps?|dead air)';
/** "Don't touch anything else" and "don't change it" are about how, not about when. */
const notYet =
  '(?:(?:actually )?(?:do|apply) (?:it|anything|them|that)(?: yet| for now)?|(?:actually )?(?:change|cut|save|touch|edit) (?:it|anything|them|that) (?:yet|for now))';
const film = '(?:it|this|that|the (?:video|film|clip|whole thing|edit)|my (?:video|clip))';
const would = "(?:would|will|could|does|do|might|is|'d|'ll)";
const gone =
  '(?:gone|removed|cut(?: out| off)?|taken (?:out|off|away)|trimmed(?: out| off)?|deleted|out|stripped(?: out)?|left out|edited out)';
/** Said beside a question: nothing is to be done for it. */
const onlyAsking =
  /[\s,.;!?–—-]*\b(?:but |and |please |so )*(?:(?:don't|dont|do not) (?:actually |really )?(?:change|do|cut|touch|apply|edit|save|remove|render) (?:anything|it|that|them|a thing)(?: yet| for now| just yet| so far)?|no changes (?:yet|for now)|without (?:actually )?(?:changing|doing|touching) (?:anything|it)(?: yet)?|(?:i'm |i am )?(?:just|only) (?:asking|curious|checking|wondering|want(?:ing)? to know|tell me|show me|looking|planning)(?: for now| though| first)?|(?:just )?(?:asking|curious)|not yet though)[\s.!?]*$|^(?:(?:don't|dont|do not) (?:actually )?(?:change|do|cut|touch|apply|edit) (?:anything|it|that)(?: yet| for now)?|(?:i'm |i am )?(?:just|only) (?:asking|curious|checking|wondering|planning|curious)|curious|without changing anything|before you (?:do|change|cut) anything)[\s,.;:!–—-]+(?:but |just |so )*(?=\S)/i;

type Reader = readonly [RegExp, (found: RegExpExecArray) => string];
const part = (found: RegExpExecArray, group: number) => found[group]?.trim() ?? '';
const orUsual = (words: string) => (words === '' ? usual.en : words);

/** Questions about what an edit would come to, with the wish in plain words. */
const readers: readonly Reader[] = [
  [
    new RegExp(
      `^how (?:many|much) (?:of )?(${pauses})( longer than .+?| over .+?| above .+?)? (?:would|will|could|can|do|are) (?:you|it|that|there|we|get|be).*$`,
      'i',
    ),
    (found) => `remove ${part(found, 1)} ${part(found, 2)}`,
  ],
  [
    new RegExp(
      `^how (?:many|much) (?:of )?(${pauses}) (?:would|will|could) (?:you|be) (?:cut|removed?|trim(?:med)?|take out)(?: out)?( .+)?$`,
      'i',
    ),
    (found) => `remove ${part(found, 1)} ${part(found, 2)}`,
  ],
  [
    new RegExp(`^(?:are|is) there (?:any |many |some |a lot of )*(${pauses})(?: .*)?$`, 'i'),
    (found) => `remove ${part(found, 1)}`,
  ],
  [
    /^how (?:many|much)(?: seconds| time)? (?:would|will|could) (?:you|i|we|that|it) (?:cut|remove|trim|save|take out|lose)(?: (?:if|by|when) (?:you |i |we )?(.+))?$/i,
    (found) => orUsual(part(found, 1)),
  ],
  [
    new RegExp(
      `^how (?:long|short|much shorter) (?:would|will) (?:it|this|that|the (?:video|film|clip)) (?:be|get|become) without (${pauses})$`,
      'i',
    ),
    (found) => `remove ${part(found, 1)}`,
  ],
  [
    /^how (?:long|short|much shorter) (?:would|will) (?:it|this|that|the (?:video|film|clip)) (?:be|get|become) (?:if|after|once|when) (?:you |i |we )?(.+)$/i,
    (found) => part(found, 1),
  ],
  [
    new RegExp(
      `^(?:what|how) ${would} ${film} (?:look|sound|be|feel|come out|turn out)(?: like)? (?:if|when|once|after) (?:you |i |we )?(.+)$`,
      'i',
    ),
    (found) => part(found, 1),
  ],
  [
    new RegExp(
      `^(?:what|how)(?: long| short| much shorter| many seconds| many minutes)? ${would} ${film} (?:look|sound|be|feel|come out|turn out|run|last|get|become)(?: like)?,? with (?:all )?((?:the |my )?[a-z' ]+?) ${gone}$`,
      'i',
    ),
    (found) => `remove ${part(found, 1)}`,
  ],
  [
    new RegExp(
      `^(?:what|how)(?: long| short| much shorter)? ${would} ${film} (?:look|sound|be|feel|run|last|get|become)(?: like)? without ((?:the |any |all the |its )?[a-z' ]+)$`,
      'i',
    ),
    (found) => `remove ${part(found, 1)}`,
  ],
  [
    new RegExp(
      `^(?:what|how) ${would} ${film} (?:look|sound)(?: like)? with ((?:a |an |some |the )?[a-z' ]+)$`,
      'i',
    ),
    (found) => `add ${part(found, 1)}`,
  ],
  [
    new RegExp(
      `^(?:what|how) ${would} ${film} (?:look|sound)(?: like)? (?:as (?:a |an )?|in )?((?:black and white|vertical(?: video)?|square|slow motion|colou?r|reverse|double speed|half speed|widescreen|\\d+x speed|\\d+x)(?: .*)?)$`,
      'i',
    ),
    (found) => `make it ${part(found, 1)}`,
  ],
  [
    new RegExp(
      `^(?:how (?:much|many)(?: (?:time|seconds|minutes))?|what length) ${would} (?:i|we|you|it|that|be) (?:save|get|gain|lose|win|cut|saved|left|be left|remain|go|be gone|end up)(?: (?:with|at|down to|out|off))? (?:if|by|when|after|with) (?:you |i |we )?(.+)$`,
      'i',
    ),
    (found) => part(found, 1),
  ],
  [
    new RegExp(
      `^${would} ${film} (?:be|get|become|look|sound|feel) (?:much |any |a lot |way )?(?:shorter|longer|better|nicer|faster|ok|okay|good|too short|too long|under .+?|over .+?|less than .+?) (?:if|when|once|after|with) (?:you |i |we )(.+)$`,
      'i',
    ),
    (found) => part(found, 1),
  ],
  [
    new RegExp(
      `^how (?:long|short) ${would} ${film} (?:be|run|last|get|become|take) (?:at|with) ((?:\\d+(?:\\.\\d+)?x|\\d+(?:\\.\\d+)? times|double|twice the|half|\\d+ ?%)(?: (?:the )?speed)?)$`,
      'i',
    ),
    (found) => `play it at ${part(found, 1)}${/speed/i.test(part(found, 1)) ? '' : ' speed'}`,
  ],
  [/^what if (?:i|we) (.+)$/i, (found) => part(found, 1)],
  [
    /^what (?:would|will|happens?|would happen|will happen)(?: happen| it come to| it look like| change| be cut)? if (?:you |i |we )?(.+)$/i,
    (found) => part(found, 1),
  ],
  [
    /^(?:(?:please |can you |could you |just )*(?:show|tell) me (?:first )?)?what (?:would you|you would|you'd|will you|you will|are you going to|you're going to) (?:cut|remove|trim|take out)(?: out)?(?: first)?$/i,
    () => usual.en,
  ],
  [
    /^(?:(?:please |can you |could you |just )*(?:show|tell) me (?:first )?)?what (?:would you|you would|you'd) (?:do|change|edit|suggest)(?: (?:first|with (?:it|this|that|my (?:video|clip))|to (?:it|this|that|my (?:video|clip))))?$/i,
    () => recipe.en,
  ],
  [
    /^(?:do a )?(?:dry[- ]?run|trial run|test run|simulate|simulation)(?: of)?\s*[:,-]?\s+(.+)$/i,
    (found) => part(found, 1),
  ],
  [
    new RegExp(
      `^(.+?)[,;.]? (?:but )?(?:please )?(?:don't|do not) ${notYet}(?:[,;.]? (?:but )?(?:please )?(?:just |only )*(?:tell|show|say|let)\\b.*)?$`,
      'i',
    ),
    (found) => part(found, 1),
  ],
  [/^before (?:you )?(.+?)[,;] (?:please )?(?:tell|show) me\b.*$/i, (found) => part(found, 1)],
  [
    /^(?:你|会|要|能|可以|大概|一共|总共|打算|准备)*(?:剪|删|去|切)掉?(?:多少|几)(?:处|个|段|秒)?(?:的)?(?:停顿|气口|静音|空白)?$/,
    () => usual.zh,
  ],
  [
    /^(?:这里|视频|里面|这段|一共|总共)*(?:里)?有(?:多少|几)(?:处|个|段)?(?:停顿|气口)$/,
    () => usual.zh,
  ],
  [
    /^(?:先|请|帮我|你|给我|我想|想)*(?:告诉我|跟我说|说说|看看|看一下|看下|算算|算一下|算下|估计|估一下|测一下|知道)(?:一下|下)?你?(?:大概|一共|总共|最多|大约)*(?:会|要|打算|准备|能|可以)?(?:被)?(?:剪掉?|删掉?|去掉?|省下?|短|少)(?:哪些|什么|多少|几)(?:秒|分钟|处|个|段|时间|长)?(?:的)?(?:地方|部分|内容|停顿|气口|空白|静音)?$/,
    () => usual.zh,
  ],
  [
    /^(?:先|请|帮我|给我|我|想|你)*(?:告诉我|跟我说|看看|看一下|算算|算一下|估一下|知道)?(?:如果|要是)?((?:把|将)?.{2,24}?(?:[剪删去加减快慢速]|停顿|气口|空白|静音)[掉了完]{0,2})(?:之?后|以后|的话|完)?(?:大概|一共|总共|最后|视频|片子)*(?:会|能|可以|还|就)+(?:剩下?|变成?|省下?|缩短|短|少)?(?:有|是)?(?:多长|多久|多少(?:秒|时间)?|几秒|几分钟)$/,
    (found) => part(found, 1),
  ],
  [/^你(?:会|要|打算|准备)(?:剪掉?|删掉?)(?:哪些|什么|多少)(?:地方|部分|停顿)?$/, () => usual.zh],
  [
    /^你?(?:会|打算|准备)(?:怎么|如何)(?:剪|处理|弄|改)(?:它|这个|这段)?(?:视频)?$/,
    () => recipe.zh,
  ],
  [
    /^(?:如果|要是|假如)(?:你|我)?(.+?)(?:的话)?[，,]?\s*(?:它|视频)?(?:会|能|就|还|将)?(?:变成|变|剩下?|有|是|短)?(?:多长|多久|多少秒?|怎么样|怎样|什么样)$/,
    (found) => part(found, 1),
  ],
  [
    /^(.{2,40}?)(?:的话|之后|以后|后)[，,]?\s*(?:一共|总共|大概|你)?(?:会|能|要|可以)(?:剪|删|去|少|短|省)掉?(?:多少|多长|几秒|多久).*$/,
    (found) => part(found, 1),
  ],
  [/^(?:试算|模拟|预演|试跑)(?:一下)?[：:，,]?\s*(.+)$/, (found) => part(found, 1)],
  [/^(?:先)?(?:别|不要)(?:急着)?(?:剪|动|改|动手)[，,]?\s*(?:先|只|就)*告诉我.*$/, () => usual.zh],
  [
    /^(.+?)[，,]\s*(?:但是?)?(?:先)?(?:别|不要)(?:急着)?(?:真的?)?(?:剪|动|改|应用|动手|执行)(?:[，,].*)?$/,
    (found) => part(found, 1),
  ],
];

/** Said after such a question, it changes nothing about it. */
const notReally =
  /(?<=(?:多少|哪些|什么|几[处个段秒]|多[长久])[^，,]{0,8})[，,]\s*(?:但是?)?(?:先|暂时|现在|请)*(?:别|不要|不用)(?:急着|真的?|着急|马上)*(?:剪|动|改|应用|动手|执行|删)(?:吧|哦|掉|了|手)*$/;

/** What a message only wants to know the outcome of; undefined where it wants something done. */
export function trialIn(message: string): string | undefined {
  if (message.length > maxChars) return undefined;
  const plain = message
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .trim()
    .replace(/^(?:(?:hey|hi|so|ok|okay|and|well|please|just|hmm*|btw)[\s,]+)+/i, '')
    .replace(/[\s.?!。？！~呢啊呀吗]+$/u, '')
    .replace(notReally, '')
    .replace(
      /^(?:(?:can|could|would) you (?:please )?|please |i(?:'d| would) (?:like|want) to know |i want to know |do you know |i wonder )?(?:(?:tell|show) me )?(?=(?:how|what) )/i,
      '',
    );
  return readIn(plain.replace(onlyAsking, '').replace(/[\s.?!]+$/u, '')) ?? readIn(plain);
}

function readIn(plain: string): string | undefined {
  for (const [words, read] of readers) {
    const found = words.exec(plain);
    if (found !== null) return asWish(read(found).trim());
  }
  return undefined;
}

const left = new RegExp(
  `^((?:the |all the |my )?[a-z' ]+?) (?:were|was|are|is|get|got) (?:all )?${gone}$`,
  'i',
);

/** "(If) the pauses were cut" is the wish to cut them. */
function asWish(words: string): string {
  return words.replace(/^(?:were to|was to|would|will|just|only) /i, '').replace(left, 'remove $1');
}

const agreeing =
  /^(?:(?:yes|yeah|yep|ok|okay|sure|great|perfect|good|alright|now|then|please|sounds good|looks good|fine)[\s,.!]*)*(?:do (?:it|that|this|so)|go ahead|go for it|make it so|proceed|apply (?:it|that|them)|(?:just )?do it)(?: then| now| please)*$/i;
const agreeingZh =
  /^(?:好的?|行|可以|嗯|没问题|那|就)*[，,\s]*(?:就这(?:样|么)(?:做|剪|办|来)?|照(?:这样|这个|做)(?:做|剪|来)?|动手吧?|执行|开始(?:剪)?|做吧?|剪吧|就这样吧|来吧)(?:吧|了)?$/;

/** "Do it", after something was only tried out. */
export function isAgreed(message: string): boolean {
  const plain = message.trim().replace(/[\s.!。！~]+$/u, '');
  return plain.length < 60 && (agreeing.test(plain) || agreeingZh.test(plain));
}
