import type { Rewriting } from './rewriting.ts';

const object = '(?:an?|the|our|my|your|some|this|that|it|these|those|in|on|up|over|⟦\\d+⟧)';

/** Families of words for one thing: the first of each is known to every grammar. */
export const families: readonly Rewriting[] = [
  [
    /\b(?:quit|suppress|eliminate|take away|take off|do away with|get shot of|edit out|cut away|crop away|weed out|strip out|chuck out|chuck away|bin off|whip out|wipe out|leave off|leave out|lop off|lose)(?= (?:the|my|all|any|these|those|this|that|every|first|last|\d|clip|me the)\b)/g,
    'remove',
  ],
  [
    /\b(lop|chop|snip|slice|shave|knock|trim|whip|hack) (?:off )?(?=(?:the )?(?:first|last|opening|final|\d))/g,
    'cut ',
  ],
  [/\b(each|every) (clip|video)'s (beginning|start|end|ending|first|last)\b/g, 'the $3 of $1 $2'],
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
    /\b(?:up )?(?:to|until|till) (?:when|where|the (?:point|moment|bit|part|time) (?:when|where|that)?) ?[^,\d]{0,40}?(?:at |around )?(?=\d)/g,
    'to ',
  ],
  [
    /\b(remove|kill|reduce|lower|cut out|cut|get rid of|less|lose|delete|filter out|suppress|take out|clean up) (the|that|this|all the|all|some|any) (?:\w+ ){1,2}(hum|buzz|hiss|rumble|whine|crackle|static|humming|buzzing)\b/g,
    '$1 $2 $3',
  ],
  [
    /\b(some|a bit of|a little|with|put|add|play|use|want|need|to|like) (phonk|edm|techno|jazz|hip[- ]?hop|trap|rock|funk|classical|reggae|ambient|synthwave|dubstep|dnb|country|blues|disco|bossa nova)\b(?! (?:music|song|track|beat|tune|vibe)s?)/g,
    '$1 $2 music',
  ],
  [/\breplay (?=(?:the |clip))/g, 'repeat '],
  [
    /\b(?:take back|go back|step back|roll back|reverse|revert|cancel) (?:the )?(?:last|previous) (\w+) (?:steps|changes|edits|things|actions)\b/g,
    'undo the last $1 steps',
  ],
  [
    /\band (?:the )?(first|second|third|fourth|fifth|last) (?=(?:to|at|by|for|from) )/g,
    'and the $1 clip ',
  ],
  [
    /\b(?:all )?(?:the |any )?(?:parts?|bits?|moments?|sections?|places?|spots?|stretches|times?) (?:where|when|in which|that) (?:(?:nobody|no one|no-one|none) (?:is |was )?(?:talk(?:s|ing)?|speak(?:s|ing)?|say(?:s|ing)?(?: anything| something)?)|(?:i|we|he|she|they)(?:'m| am|'re| are|'s| is)? (?:not|n't|don't|doesn't|aren't|isn't|stop) ?(?:talk|speak|say)(?:ing)?(?: anything)?|(?:i|we|he|she|they|it)(?:'m| am|'re| are|'s| is) (?:silent|quiet)|there(?:'s| is) (?:no|not any) (?:talking|speech|voice|sound|audio|one (?:talking|speaking))|nothing is (?:said|spoken|heard))\b/g,
    'the pauses',
  ],
  [
    /^(?:please )?(?:(?:just|only) (?:keep|leave)(?: in)? (?:the )?(?=talk|speak|part|bit|moment|section|place)|(?:keep|leave)(?: in)? (?:only|just) (?:the )?|keep (?:the )?(?=(?:parts|bits|moments|sections) (?:where|when)))(?:(?:parts?|bits?|moments?|sections?|places?) (?:where|when|in which) (?:i|we|he|she|they|someone|somebody|people)(?:'m| am|'re| are|'s| is)? ?(?:actually )?(?:talk(?:s|ing)?|speak(?:s|ing)?)|talking(?: parts?| bits?)?|speaking(?: parts?| bits?))$/g,
    'remove the pauses',
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
