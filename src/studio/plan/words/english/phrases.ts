import type { Rewriting } from './rewriting.ts';

const thing =
  '(?:it|this|that|them|everything|all|(?:the|my|our|this|that|your|his|her) (?:[a-z]+ ){0,3}?[a-z]+|clip ?\\d+|⟦\\d+⟧)';
const object = '(?:an?|the|our|my|your|some|this|that|it|these|those|in|on|up|over|⟦\\d+⟧)';

/** What thumbs leave out, and letters and numbers that stand for words. */
const short: readonly Rewriting[] = [
  [/(?<=[a-z\d] )n(?= [a-z\d⟦])/g, 'and'],
  [/(?<!(?:clips?|videos?|parts?|photos?|titles?|number) )\b2 (?=b\b|be\b)/g, 'to '],
  [/\bb (?=under|less|below|max|at|smaller|over|louder|quieter|longer|shorter)/g, 'be '],
  [/(?<=\b(?:fade|fades|cut|go|dip|set|change|crop) )2 (?=(?:black|white|the|my|a)\b)/g, 'to '],
  [
    /(?<!(?:clips?|videos?|parts?|photos?|titles?|number) )\b2 (?=(?:loud|quiet|dark|bright|fast|slow|long|short|big|small|much|many|high|low)\b)/g,
    'too ',
  ],
  [
    /\b4 (?=(?:tik ?tok|insta|instagram|yt|youtube|whatsapp|discord|reels?|me|my|the|us|a|an)\b)/g,
    'for ',
  ],
  [/(?<=\s)@ ?(?=(?:the )?(?:end|start|beginning|top|bottom|\d))/g, 'at '],
  [/\bat (end|start|beginning|top|bottom)\b/g, 'at the $1'],
  [/\b(in|at) (top|bottom|upper|lower) (left|right)\b/g, '$1 the $2 $3'],
  [/(?<=^|\s)w (?=[a-z\d])/g, 'with '],
  [/\bthru\b/g, 'through'],
  [/\bb4\b/g, 'before'],
  [/\bvo\b/g, 'voice'],
  [/\b(?:rn|asap|tbh|imo|imho|ngl|fr|lol|lmao|ikr|btw)\b/g, ' '],
  [/\bvols?\b/g, 'volume'],
];

/** Comparisons as learners build them: "more short", "too much small", "the two first". */
const learners: readonly Rewriting[] = [
  [
    /\btoo much (?=(?:loud|quiet|dark|bright|fast|slow|long|short|big|small|high|low|strong|little|large)\b)/g,
    'too ',
  ],
  [/\bso much (?=(?:loud|quiet|dark|bright|fast|slow|long|short|big|small|high|low)\b)/g, 'so '],
  [/\bmuch (?=(?:loud|quiet|dark|bright|fast|slow|long|short|big|small)\b)/g, 'very '],
  [/\bmore (?:short|small in time)\b/g, 'shorter'],
  [/\bmore (?:big|large|great)\b/g, 'bigger'],
  [/\bmore (?:small|little)\b(?! (?:bit|touch))/g, 'smaller'],
  [/\bmore (?:fast|quick|rapid)(?:ly)?\b/g, 'faster'],
  [/\bmore slow(?:ly)?\b/g, 'slower'],
  [/\bmore long\b/g, 'longer'],
  [/\bmore (?:loud|strong)(?:ly)?\b/g, 'louder'],
  [/\bmore (?:quiet|silent)(?:ly)?\b/g, 'quieter'],
  [/\bmore high\b/g, 'higher'],
  [/\bmore low\b/g, 'lower'],
  [/\bmore dark\b/g, 'darker'],
  [/\b(?:more (?:bright|light|luminous)|lighter)\b/g, 'brighter'],
  [/\bmore warm\b/g, 'warmer'],
  [/\bless loud\b/g, 'quieter'],
  [/\bless (?:quiet|silent)\b/g, 'louder'],
  [/\bless (?:fast|quick)\b/g, 'slower'],
  [/\bless slow\b/g, 'faster'],
  [/\bless big\b/g, 'smaller'],
  [/\bless (?:bright|light)\b/g, 'darker'],
  [/\bless dark\b/g, 'brighter'],
  [/\bless long\b/g, 'shorter'],
  [
    /\b(two|three|four|five|[2-9]) (first|last)(?= (?:clips|videos|parts|photos|seconds|minutes|pictures))/g,
    '$2 $1',
  ],
  [
    /\b(\d+(?:\.\d+)? ?(?:s|secs?|seconds?)|(?:two|three|four|five|six|seven|eight|nine|ten) seconds?) (first|last)\b/g,
    '$2 $1',
  ],
  [/\b(make|do|put|play|get) (slow|fast)\b(?! (?:and|motion|forward|mo\b))/g, '$1 $2er'],
  [
    /\b(in|at) (?:the )?(?:final|finish|ending|finale)(?: (?:part|bit))?(?: of (?:the|my|this) (?:video|clip|film|movie))?\b/g,
    'at the end',
  ],
  [
    /\b(?:in|at|on) (?:the )?(?:begin|beginning|opening|start)(?: (?:part|bit))?(?: of (?:the|my|this) (?:video|clip|film|movie))?\b/g,
    'at the start',
  ],
  [/\bduring (?=(?:the )?\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)/g, 'for '],
  [
    /\b(?:of|with|in) (?:the )?colou?r (?=(?:red|yellow|white|black|blue|green|pink|orange|purple|gold|gr[ae]y)\b)/g,
    '',
  ],
  [/\b(?:down|below) (left|right)\b/g, 'bottom $1'],
  [/\b(?:up|above) (left|right)\b(?! side)/g, 'top $1'],
  [/\b(left|right)(?: side)? (?:down|below|bottom)\b/g, 'bottom $1'],
  [/\b(left|right)(?: side)? (?:up|above|top)\b/g, 'top $1'],
  [
    /\b(?:one (?:beside|next to|near) (?:the )?other|beside (?:each|one an) ?other|next to one another|alongside each other)\b/g,
    'side by side',
  ],
  [
    /\b(?:play\w* )?from (?:the )?(?:end|back) to (?:the )?(?:start|beginning|front)\b/g,
    'backwards',
  ],
  [
    /\b(?:i|we) (?:want|need) only (?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty)\b)/g,
    'make it only ',
  ],
  [
    /\b(?:the )?(?:video|picture|image|clip|it)(?: is|'s) turned(?! (?:up|down|off|on)\b)/g,
    'the video is sideways',
  ],
  [/\bput (it|this|that|the (?:video|picture|image)) straight\b/g, 'straighten $1'],
  [/\bthe (?:video|clip|film) plays? backwards\b/g, 'play the video backwards'],
  [/\b(?:sound|music|song|voice) of background\b/g, 'background music'],
  [/\b(?:music|song) of fond\b/g, 'background music'],
  [/\bsecond (\d{1,3})\b(?!\s*(?:seconds|clip))/g, '$1 s'],
  [/\bin (?=\d{1,3} s\b)/g, 'at '],
  [
    /\b(?:stop|pause|hold|halt) (?:the )?(?:image|picture|frame|screen)(?= (?:at|in|for|from)\b)/g,
    'freeze the picture',
  ],
  [
    /\b(?:finish|end|stop|close|disappear)(?:es|s|ing)? (?:softly|soft|slowly|slow|gently|smoothly|little by little)\b/g,
    'fade out at the end',
  ],
  [
    /\b(?:begin|start|appear|enter)(?:s|ing)? (?:softly|soft|gently|smoothly|little by little)\b/g,
    'fade in at the start',
  ],
];

/** Families of words for one thing: the first of each is known to every grammar. */
const families: readonly Rewriting[] = [
  [
    /\b(?:quit|suppress|eliminate|take away|take off|do away with|get shot of|edit out|cut away|crop away|weed out|strip out|chuck out|chuck away|bin off|whip out|wipe out|leave off|leave out|lop off|lose)(?= (?:the|my|all|any|these|those|this|that|every|first|last|\d|clip|me the)\b)/g,
    'remove',
  ],
  [
    /\b(lop|chop|snip|slice|shave|knock|trim|whip|hack) (?:off )?(?=(?:the )?(?:first|last|opening|final|\d))/g,
    'cut ',
  ],
  [/\b(?:delete|remove|cut) me (?=the\b)/g, 'remove '],
  [
    /\bunite\b|\b(?:attach|glue|fuse|tie|link|bring) (?=(?:all )?(?:the|my|these) (?:clips|videos|parts)[^,]{0,12}\b(?:together|in one|into one))/g,
    'merge ',
  ],
  [
    new RegExp(
      `\\b(?:pop|slap|whack|bung|plonk|smack|shove|lob|stick|chuck|whip|bang|plop|tack|fling)(?=(?: (?:on|in|up|over|down))? ${object}\\b)(?! (?:out|away)\\b)`,
      'g',
    ),
    'put',
  ],
  [/\b(?:whi[zs]+|zoom|race|rush|fly|blitz|zip) through\b/g, 'speed up'],
  [/\b(?:soundtrack|score)(?= (?:under|behind|beneath))/g, 'music'],
  [/\b(?:beneath|underneath|below) (?=(?:it|this|that|the (?:video|whole))\b)/g, 'under '],
  [/\banti-?clockwise\b/g, 'counterclockwise'],
  [/\b(?:a|1|one) quarter[- ]turn\b/g, '90 degrees'],
  [/\b(?:a|1|one) half[- ]turn\b/g, '180 degrees'],
  [/\b(?:the )?right way (?:up|round|around)\b/g, 'straight'],
  [
    /\ba (?:tad|wee bit|smidge|smidgen|touch|fraction|hair|whisker|teeny bit|shade|notch)\b(?! (?:of|up|in|it|this|the)\b)/g,
    'a bit',
  ],
  [
    /\b(?:super|mega|ultra|hella|extremely|incredibly|awfully|terribly|dead|proper) (?=(?:loud|quiet|dark|bright|fast|slow|long|short|big|small|low|high|boring|shaky)\b)/g,
    'very ',
  ],
  [/\bsee[- ]?thr(?:u|ough)\b/g, 'transparent'],
  [/\bbest bits\b/g, 'best parts'],
  [
    /\b(?:all )?(?:the |any )?(?:parts?|bits?|moments?|sections?|places?|spots?|stretches|times?) (?:where|when|in which|that) (?:(?:nobody|no one|no-one|none) (?:is |was )?(?:talk(?:s|ing)?|speak(?:s|ing)?|say(?:s|ing)?(?: anything| something)?)|(?:i|we|he|she|they)(?:'m| am|'re| are|'s| is)? (?:not|n't|don't|doesn't|aren't|isn't|stop) ?(?:talk|speak|say)(?:ing)?(?: anything)?|(?:i|we|he|she|they|it)(?:'m| am|'re| are|'s| is) (?:silent|quiet)|there(?:'s| is) (?:no|not any) (?:talking|speech|voice|sound|audio|one (?:talking|speaking))|nothing is (?:said|spoken|heard))\b/g,
    'the pauses',
  ],
  [/(?<!\ba )\blittle bit\b/g, 'a little bit'],
  [/\b(?:a (?:full|whole|entire)) (?=second|minute)/g, '1 '],
  [
    /\b(?:the )?(?:last|final) (?:bit|part|section|piece) (?:from|after|starting at|starting from) (?=(?:the )?\d)/g,
    'everything after ',
  ],
  [/^nothing (?:after|past|beyond) (?=(?:the )?\d)/g, 'remove everything after '],
  [/^nothing before (?=(?:the )?\d)/g, 'remove everything before '],
  [
    /\b(cut|take|trim|shave|knock|chop|lop|slice|remove) (\d+(?:\.\d+)?) (off|from) (?:of )?the (?=(?:very )?(?:start|beginning|front|end|back|top|tail)\b)/g,
    '$1 $2 s $3 the ',
  ],
  [
    /^(?:the )?(transitions?|music|titles?|subtitles?|captions|logo|watermark|texts?|zoom|effects|blur) (?:off|away|out)$/g,
    'remove the $1',
  ],
  [/\bdip(?:s|ping)? to (?=(?:black|white)\b)/g, 'fade to '],
  [
    /\b(crop|blur|bars?|black bars|fill)(?:ped|red)?,? (?:and )?(?:not|instead of|rather than|no) (?:the )?(?:crop|blur|bars?|black bars|fill)\w*/g,
    '$1',
  ],
  [
    /\b(?:move|put|shift|place|bring|push) (it|them|the (?:titles?|texts?|subtitles?|captions|words)) (?:further |a bit |all the way |a little )*(?:up|higher)(?: a bit| a little| please)?$/g,
    'move $1 to the top',
  ],
  [
    /\b(?:move|put|shift|place|bring|push) (it|them|the (?:titles?|texts?|subtitles?|captions|words)) (?:further |a bit |all the way |a little )*(?:down|lower)(?: a bit| a little| please)?$/g,
    'move $1 to the bottom',
  ],
  [/\bby -\s*(?=\d)/g, 'earlier by '],
  [
    /^((?:please |can you )?(?:put|add|use|make|give|set|do|cut|keep|play) .+?) (?:no|na|isn't it|innit|yeah|eh|right)$/g,
    '$1',
  ],
  [
    /\b(?:make|get|let) (?:it|this|that|everything|my voice|me|the (?:video|clip|sound|audio|voice)) (?:sound )?(?:cleaner|clearer|less noisy|crisper|crystal clear)\b/g,
    'clean the audio',
  ],
  [
    /\b(remove|kill|reduce|lower|cut out|cut|get rid of|no|less|drop|lose|delete|hide|filter out|filter|suppress|take out|clean up) (?:the |that |this |all the |all |some |any )?(wind|traffic|fan|air ?con(?:ditioning)?|fridge|engine|keyboard|rumble|crackle|mic|microphone|background|street|crowd|room)(?= *(?:$|in the back(?:ground)?$|(?:noise|sound|chatter|hum)s?\b))(?! noise)(?<!background)(?: (?:sound|chatter|hum)s?)?/g,
    '$1 the $2 noise',
  ],
  [
    /^(?:turn |switch |put )?(?:the )?(?:sound|audio|volume)(?: back)? on(?: again)?$|^(?:turn|switch|put) (?:the )?(?:sound|audio|volume) (?:back )?on(?: again)?$|^(?:sound|audio) back(?: on)?$/g,
    'unmute',
  ],
  [
    /\b(?:flip|switch|turn) ((?:the )?(?:clip ?\d+|first|second|third|last|beginning|start|\w+ (?:clip|video|one))) (?:and|with) ((?:the )?(?:clip ?\d+|first|second|third|last|end|\w+ (?:clip|video|one))) (?:around|round|over)\b/g,
    'swap $1 and $2',
  ],
  [
    /\b(?:give|add|lend|bring) (?:(?:some|a bit of|a little|more|a touch of) )?(?:(?:movement|motion|life|animation) (?:to|into) )?(?:the |my |these |all )?(photos|pictures|images|stills)(?: (?:some|a bit of|a little|more|a touch of) (?:movement|motion|life|animation)|(?<=(?:movement|motion|life|animation) (?:to|into) (?:the |my |these |all )?(?:photos|pictures|images|stills)))/g,
    'make the $1 move',
  ],
  [
    /\bsmooth(?:en)? (?:it|this|that|the (?:video|footage|picture|shot|camera|movement)|my footage)(?: out)?\b/g,
    'stabilise it',
  ],
  [
    /^(?:my hands?|the camera|the camcorder|i) (?:was|were|is|are) (?:a bit |really |very |so |quite )*(?:shaking|shaky|trembling|wobbling|unsteady)(?: (?:a (?:lot|bit)|so much))?$/g,
    'it is shaky',
  ],
  [/\bfill (?:the )?(?:whole|entire|full|complete) (?=screen|frame|picture)/g, 'fill the '],
  [/^(?:i|we) (?:want|need|would like) (.{1,40}?) gone$/g, 'remove $1'],
  [
    /\b(?:most )?(?:beautiful|memorable|touching|emotional|funniest|funny|romantic|precious|special) (?=moments|scenes|parts|bits)/g,
    'best ',
  ],
  [
    /\b(?:cut ?down|short version|short cut|recap|sizzle(?: reel)?|best of)(?= |$)/g,
    'highlight video',
  ],
  [/\blike (?=\d)/g, 'about '],
  [
    /\b(speed(?:ed|ing)?(?: up)?(?: (?:it|this|that|the (?:video|clip|rest)|everything(?: else)?|clip ?\d+))?(?: up)?|play(?: (?:it|this|that|the (?:video|clip)|everything(?: else)?|clip ?\d+))?|slow(?: (?:it|this|that|the (?:video|clip)|everything(?: else)?|clip ?\d+))?(?: down)?) ((?:by|to|at|about|around) (?:about |around )?)?((?:\d+\.\d+|\d)|(?:one|two|three) and a half)(?![\w.:%/]|\s*(?:s\b|secs?\b|seconds?\b|x\b|times\b|%|percent|to\b|-|min|ms|db|frames?|clips?))/g,
    '$1 $2$3 times',
  ],
  [/\b(?:the )?lads?\b/g, 'people'],
  [/\b(?:unrecogni[sz]able|anonymous)\b/g, 'pixelated'],
  [/\b(?:at|with|to) (?:half|50%) (?:speed|pace)\b/g, 'at half speed'],
  [/\b(?:talks|speaks)\b/g, 'speak'],
];

/** "Have the title removed", "the end should be cut": what is to be done to something, as a plain wish. */
const passive: readonly Rewriting[] = [
  [
    new RegExp(
      `\\b(?:have|get|like|want|need|see) (${thing}) (?:to be )?(?:removed|deleted|taken out|taken off|cut out|erased)\\b`,
      'g',
    ),
    'remove $1',
  ],
  [
    new RegExp(
      `^(${thing}|(?:the )?(?:first|last) [a-z\\d ]+?) (?:should|must|needs? to|has to|have to|can|could|ought to|may|to) be (?:removed|deleted|taken out|cut(?: out| off)?|trimmed(?: off)?|erased)\\b`,
      'g',
    ),
    'remove $1',
  ],
  [
    new RegExp(
      `^(${thing}|(?:the )?(?:first|last) [a-z\\d ]+?) (?:should|must|needs? to|has to|have to|can|could|ought to|may|to) be (added|muted|cropped|rotated|reversed|flipped|mirrored|blurred|pixelated|stabili[sz]ed|merged|swapped)\\b`,
      'g',
    ),
    '$2 $1',
  ],
  [/\b(?:added|inserted)(?= (?:the|a|an|some|my|our))/g, 'add'],
  [/\bmuted(?= (?:the|my|clip|it))/g, 'mute'],
  [/\bcropped(?= (?:the|my|clip|it))/g, 'crop'],
  [/\brotated(?= (?:the|my|clip|it))/g, 'rotate'],
  [/\breversed(?= (?:the|my|clip|it))/g, 'reverse'],
  [/\bblurred(?= (?:the|my|clip|it))/g, 'blur'],
  [/\bpixelated(?= (?:the|my|clip|it))/g, 'pixelate'],
];

export const phrases: readonly Rewriting[] = [...short, ...learners, ...families, ...passive];
