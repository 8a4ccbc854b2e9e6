import type { Rewriting } from './rewriting.ts';

const time = '(?=(?:the )?(?:\\d|(?:second|sec) \\d))';
const roughly = '(?:about|around|roughly|approximately|approx|maybe|say|somewhere around|exactly)';
const who =
  "(?:i'm|we're|he's|she's|it's|they're|you're|(?:i|we|he|she|it|they|you|someone|people|(?:the|my|our|his|her) [a-z]+)(?: [a-z]+)?)";
const said =
  'black|white|red|blue|green|yellow|vertical|square|horizontal|left|right|top|bottom|cropped|blurred|bars|slow(?:er)?|fast(?:er)?|louder|quieter';
const logo = '((?:the |my |our )?(?:logo|watermark))';

/** Times with words around them that only tell what is seen there, and what is said of a logo. */
export const turns: readonly Rewriting[] = [
  [
    /\b(is|are|was|sounds?|looks?|plays?|'s) (?:a bit |a little |much |way |a lot |so much |far |slightly )*(loud|quiet|bright|dark|slow|fast|long)er than (?:the |all the |all )?(?:others?|rest|other \w+|first\b.*|second\b.*|third\b.*|previous one|everything else|clip.*|one before)/g,
    '$1 too $2',
  ],
  [
    /\b(?:faster|quicker|snappier|more dynamic|punchier|tighter) (?:cuts?|cutting|edits?|editing|pace|pacing|rhythm)\b/g,
    'tighter pace',
  ],
  [
    /^(?:can we |could we |let's |i want |i'd like |maybe |please )*(?:have|get|use|try|do|go with|want) (?=something (?:a (?:bit|little) )?(?:more|less|else|different|calm|upbeat|soft|happi|slow|fast))/g,
    '',
  ],
  [
    /^(?:please |can you |just |ok )*(?:change|turn|switch|set|make) (?:it|that|this) back(?: (?:to (?:how|what|the way) it was(?: before)?|again|please|how it was|to normal|to before))*$/g,
    'undo',
  ],
  [
    /\b(is|are|was|looks?|sounds?|it's|its|that's|they're|way|bit|little|much|far|still|seems?|feels?) to (?=(?:dark|bright|loud|quiet|low|high|fast|slow|long|short|small|big|much|many|early|late|close|far|soft|harsh|shaky|noisy|blurry)\b)/g,
    '$1 too ',
  ],
  [/\bform (?=(?:the )?(?:\d|start|beginning|end\b))/g, 'from '],
  [/\ba but$/g, 'a bit'],
  [/(?<=\d|er) (?:an|ad) (?=\d|the\b)/g, ' and '],
  [
    /^(?:and |then |also |please )?ad (?=(?:some|an?|the|my|music|title|text|logo|transitions?|calm|upbeat)\b)/g,
    'add ',
  ],
  [
    /(?<!\b(?:a|little|tiny|every|the|this|that|best|last|first) )\bbit (?=(?:not|no|keep|don't|only|leave)\b)/g,
    'but ',
  ],
  [/\b(zoom(?:ing)?|fade|turn|take) our\b(?= (?:slow|at|in|from|again|a bit|gent)|$)/g, '$1 out'],
  [
    /^((?:the )?(?:transitions?|music|logo|sound|captions|titles?|subtitles|watermark)) of$/g,
    '$1 off',
  ],
  [/\bthe to (?=(?:right|left)\b)/g, 'the top '],
  [/^(?:and )?out (?=(?:some|my|our|a|an|the)\b)/g, 'put '],
  [
    new RegExp(
      `\\b(?:right )?(?:when|where|while|as) ${who} [^,;\\d⟦]{2,40}? (?:at|around|about|@) (?:about |around )?${time}`,
      'g',
    ),
    'at ',
  ],
  [
    new RegExp(
      `\\bat the (?:chorus|drop|beat drop|hook|bridge|verse|moment|point|part|spot|place|mark)(?: (?:where|when|that) [^,;\\d⟦]{2,30}?)?,? (?:at|around|about|near|from|which is (?:at|around)) (?:about |around )?${time}`,
      'g',
    ),
    'at ',
  ],
  [new RegExp(`\\b(at|from|to|until|till) ${roughly} ${time}`, 'g'), '$1 '],
  [
    new RegExp(
      `\\b(?:fade|dim|tone|drop|lower|reduce|turn|bring|take)(?: down)? ${logo}(?:'s)?(?: opacity| visibility)?(?: down)? (?:to|at) (?:about |around )?(\\d+(?:\\.\\d+)?) ?(?:%|percent)(?: opacity)?`,
      'g',
    ),
    'make $1 $2% opacity',
  ],
  [
    new RegExp(
      `\\b(?:fade|dim|tone|soften|lighten) ${logo}(?: down| out)?(?: (?:a (?:little |tiny )?bit|a little|slightly|some|somewhat|more|please))*$`,
      'g',
    ),
    'make $1 more transparent',
  ],
  [
    new RegExp(
      `${logo} (?:is|looks) (?:(?:a bit|a little|way|much|far|really|still) )*too (?:strong|visible|bold|dominant|prominent|opaque|distracting|obvious|solid|bright|in your face)`,
      'g',
    ),
    'make $1 more transparent',
  ],
  [
    new RegExp(
      `\\b(?:make|have|let|give|get) ${logo} (?:be |look )?(?:(?:a (?:little |tiny )?bit|a little|slightly|kind of|kinda|somewhat|some) )(?:transparent|faded|subtle|translucent|lighter|ghostly|transparency)`,
      'g',
    ),
    'make $1 more transparent',
  ],
  [
    new RegExp(
      `\\b(?:make|have|let|get) ${logo} (?:be |look )?(?:transparent|faded|translucent)(?! \\d)(?: please)?$`,
      'g',
    ),
    'make $1 half transparent',
  ],
  [new RegExp(`^${logo} (\\d+) ?(?:%|percent)$`, 'g'), 'make $1 $2% opacity'],
  [
    /\b(photos?|pics|pictures?|images?|stills?|slides?) (?:to )?((?:slowly |gently |each |all |just )*)zoom(?:ing)?(?: in| slowly| gently| a bit)*(?= *$)/g,
    '$1 move $2',
  ],
  [
    new RegExp(
      `\\b(before|after|until|till|up to|from) (?:when |where |the (?:point|moment|part|bit) (?:when |where |that )?)?${who} [^,;\\d⟦]{2,40}? (?:at|around|about|@) ${time}`,
      'g',
    ),
    '$1 ',
  ],
  // What it is not to be, after what it is to be.
  [
    new RegExp(
      `(?<=\\S \\S[^,]*),? (?:and |but )?(?:not|rather than|instead of|no) (?:to |in |into |a |an |the |on the |at the |from |just )*(?:${said})(?= *(?:$|[.;!?,]))`,
      'g',
    ),
    '',
  ],
  [
    /^(?:and |but |so )?instead of (?:the |a |an |this |that |these |those |having (?:the |a )?)?[a-z' -]{3,40}?,? (?:i(?:'d| would)? (?:want|like|need|prefer)|make|use|put|do|give me|have|let's|let it be|can you|please)\b (?:it (?=(?:cropped|blurred|square|vertical|in )))?/g,
    'make it ',
  ],
  [/\bmake it cropped\b/g, 'crop to fill'],
  [
    /^(?:but )?(?:please )?(?:don't|do not|without|never) (?:mak(?:e|ing)|let(?:ting)?|hav(?:e|ing)) (?:me|my voice|us|it|them|the voices?|my speech|everyone|people) (?:to )?(?:sound|talk|speak) (?:like |too |so |all )?.*$|^(?:but )?(?:no|without the|not the|avoid the) chipmunk.*$/g,
    'keep the pitch',
  ],
  [
    /\b(don't|do not|without|not) (crop|cropping|cut off|cutting off|chop off|chopping off) (?:out )?(?:my|our|the|his|her|their|any|any of my|anyone's|people's) (?:face|head|body|hair|feet|hands|product|text|logo|sides|edges|people|person|picture)s?(?: off| out| away)?\b/g,
    '$1 crop it',
  ],
  [
    /\bnot (?:be )?(?:longer than|more than|over|exceed(?:ing)?)(?= (?:about |around )?\d)/g,
    'at most',
  ],
  [
    /\b(?:have|make|let|get) (it|the (?:title|text|caption)) (?:come|pop|show|appear|start|fade|turn)(?: in| up| on)? (?:about )?(\d+(?:\.\d+)?|an?|one|two|three|four|five|half a) (seconds?|secs?|s) (later|earlier|sooner)\b/g,
    'shift $1 by $2 $3 $4',
  ],
  [
    /\bthe ones? (?=between (?:the )?(?:clip|first|second|third|fourth|last|one|\d))/g,
    'the transition ',
  ],
  [
    /\b(?:loop|play|show|run) (it|that|this|everything|(?:the )?(?:video|clip|film|whole thing)|clip ?\d+|the (?:first|second|third|last) (?:clip|one|video)) (?:so (?:that )?it (?:plays|runs|is shown) )?(two|three|four|five|\d) times(?: over)?(?: in a row| in total| after each other| back to back)?/g,
    'repeat $1 $2 times',
  ],
  [/\b(\d+x|\w+ times) (?:in a row|back to back|after each other|in succession)\b/g, '$1'],
];
