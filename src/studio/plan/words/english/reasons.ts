import { type Rewriting, rewrite } from './rewriting.ts';

/** Up to where a reason goes on: the next sign, or "and" with a wish of its own. */
const toItsEnd =
  "(?:(?!\\b(?:and )?then\\b|\\b(?:and|but|so)\\b,? (?:please |then |also |could |can |i(?:'d)? |we |you )*(?:add|make|cut|put|remove|delete|trim|mute|speed|slow|crop|use|give|set|turn|change|move|swap|fade|zoom|blur|bring|lower|raise|keep|export|send|show|finish|start|end|want|need|would|like|could|can|boost|brighten|darken|merge|join|split|reverse|rotate|flip|stabili[sz]e|tighten|shorten|place|insert|drop|delete|clean|reduce|increase|duck|freeze|crop|get|take|save|call|write|say|darken|warm|let)\\b)[^,.;:!?\\n，。；！？])*";
/** What a wish may be told by: words with any of it are kept, so that nothing of it is lost. */
const telling =
  /\d|⟦|\b(?:left|right|top|bottom|middle|corner|yellow|white|black|red|blue|green|colou?r|font|bold|big(?:ger)?|small(?:er)?|loud(?:er)?|quiet(?:er)?|fast(?:er)?|slow(?:er)?|seconds?|minutes?|percent|half|twice|double|first|last|only|except|not?|never|without|don't|clip|start|end|beginning|vertical|square)\b/i;

const person =
  '(?:i|we|you|he|she|they|it|there|people|everyone|everybody|nobody|someone|the|my|our|your|his|her|their|this|that|these|those|a|an|some|all|both|things?|guests?|viewers?)';

interface Reason {
  readonly words: RegExp;
  /** Words that could also say what is wanted are left out only where they say nothing of it. */
  readonly isSure: boolean;
}

const reasons: readonly Reason[] = [
  {
    words: new RegExp(`[,\\s]*\\b(?:because|'?cause|cuz|coz|bcs|bc|cos)\\b${toItsEnd}`, 'gi'),
    isSure: true,
  },
  {
    words: new RegExp(
      `[,\\s]*\\b(?:since|seeing that|given that|considering(?: that)?|as)(?= ${person}\\b)(?! (?:it|they|that|this|the \\w+) (?:is|are|was|were)(?:\\s*$|[,.;!?]))(?! (?:a|an|the|my|our) (?:title|text|caption|heading|logo|watermark|background|soundtrack|cover|intro|outro|thumbnail|song|music|gif|mp3))${toItsEnd}`,
      'gi',
    ),
    isSure: false,
  },
  {
    words: new RegExp(
      `[,\\s]*\\b(?:so that|so|in order that) (?=(?:i|we|people|everyone|everybody|my \\w+|our \\w+|the (?:couple|client|boss|kids|pupils|students|bride|guests|viewers|customers)|viewers|he|she|they|nobody|no one|you) (?:can|could|will|would|may|might|don't|do not|won't|doesn't|know|knows|see|sees|get|gets|understand)\\b)${toItsEnd}`,
      'gi',
    ),
    isSure: true,
  },
  {
    words: new RegExp(
      `[,\\s]*\\bso (?:that )?(?:the |my |its )?(?:text|writing|letters|words|signs?) (?:is|are|isn't|aren't|isnt|arent|reads?|looks?)\\b${toItsEnd}`,
      'gi',
    ),
    isSure: true,
  },
  {
    words: new RegExp(
      `,\\s*(?:which|who|where|that) (?=(?:is|are|was|were|looks?|sounds?|seems?|feels?|has|have|had|i|we|it|he|she|they|you|makes?|really|just)\\b)${toItsEnd}`,
      'gi',
    ),
    isSure: false,
  },
  {
    words: new RegExp(
      `,?\\s*\\bso (?:that )?(?:only|just) the (?:music|song|voice|speech) (?:is|can be|is to be|remains?|stays?|plays?)\\b${toItsEnd}`,
      'gi',
    ),
    isSure: true,
  },
  {
    words: new RegExp(
      `(?<=\\b(?:except|apart from|but not|other than)\\b[^.;!?]{1,40}),\\s*which (?:should|must|has to|can|may) (?:stay|remain|be|keep)\\b${toItsEnd}`,
      'gi',
    ),
    isSure: true,
  },
  {
    words:
      /,\s*there(?:'s| is| are| was| were) (?:a|an|some|someone|somebody|people|my|his|her|their|our|the|kids?|children) ?[a-z' -]{0,40}?(?:there|in it|visible|in (?:the )?(?:shot|frame|way|picture|background)|passing|walking|talking|moving|standing)(?=\s*(?:$|[,.;!?]))/gi,
    isSure: false,
  },
  {
    words: new RegExp(
      `,\\s*(?:there(?:'s| is| are| was| were)|(?:it|that|this|they|he|she)(?:'s| is| are|'re| was| were)) (?:a |an |some |just |such a |way |so |too |very |really |quite |rather )*(?:boring|distracting|annoying|awkward|embarrassing|irrelevant|private|terrible|horrible|awful|ugly|useless|pointless|personal|cringe\\w*|rubbish|garbage|trash|lovely|so romantic)${toItsEnd}`,
      'gi',
    ),
    isSure: false,
  },
];

/** "But leave anything under a second" says how long the pauses are that go. */
const leavingShort =
  /,?\s*(?:but\s+)?(?:please\s+)?(?:leave|keep|ignore|spare|skip)(?: in| alone)? (?:anything|everything|those|ones|the ones|pauses|gaps|silences|any|the (?:pauses|gaps|ones|short ones))(?: (?:that (?:is|are)|which (?:is|are)))? (?:under|below|shorter than|less than|smaller than|up to) ((?:a|an|one|half a|two|three|[\d.]+) ?(?:s|secs?|seconds?))\b(?: (?:as (?:it|they) (?:is|are)|alone|in|untouched|there))?/gi;

const sparingShort =
  /,?\s*(?:but\s+|and\s+)?(?:please\s+)?(?:keep|leave)(?: in)? the (?:short|shorter|small|smaller|little|tiny|natural|brief) (?:ones|pauses|gaps|silences|breaks|breaths)(?: (?:in|alone|as they are|there))?(?: (?:they|because they|those) (?:are|sound|feel|look)[^,.;]*)?/gi;

/** A message without why somebody wants it: "cut the end, because the camera shakes". Quotes must be protected already. */
export function withoutReasons(message: string): string {
  const text = /pause|silence|gap|dead (?:air|space)/i.test(message)
    ? message
        .replace(leavingShort, ' longer than $1')
        .replace(sparingShort, ' longer than 1 second')
    : message;
  return reasons.reduce(
    (left, { words, isSure }) =>
      left.replace(words, (found: string) =>
        isSure || !telling.test(found.replace(/^[,\s]*\w+/, '')) ? '' : found,
      ),
    text,
  );
}

const ordinal =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|then|next|finally)';
/** "First, … Second, …", and bullets: they count wishes, not clips. */
const counting: readonly Rewriting[] = [
  [
    new RegExp(
      `(^|[.;!?；\\n]\\s*)(?:and )?${ordinal}(?:ly)?(?: of all| off| up)?\\s*[,:–—]\\s+(?!(?:and |the )?${ordinal}\\b)`,
      'gi',
    ),
    '$1',
  ],
  [/(^|\n)\s*[-*•·–—]\s+/g, '$1'],
  // "First 2 sec and last 1": both count the same.
  [
    /\b((?:first|last|opening|final) \d+(?:\.\d+)? ?(s|secs?|seconds?|mins?|minutes?)\b[^.;!?\d]{0,24}?(?:\band\b|\bn\b|&|,|\+) ?(?:the )?(?:first|last|final) \d+(?:\.\d+)?)(?!\s*[\w:.%])/gi,
    '$1 $2',
  ],
  [
    /\b(first|last|opening|final) (second|minute)\b([^.;!?\d]{0,24}?(?:\band\b|\bn\b|&|,) ?(?:the )?(?:first|last|final) (?:\d+(?:\.\d+)?|one|two|three|four|five|six|ten))(?!\s*[\w:.%])/gi,
    '$1 1 $2$3 $2s',
  ],
  [
    /\b(first|last) (\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten) ?(and|&|,) ?(?:the )?(first|last) (\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten) (seconds?|secs?|s|minutes?|mins?)\b/gi,
    '$1 $2 $6 $3 $4 $5 $6',
  ],
];

/** A message without what only numbers its wishes. */
export function withoutCounting(message: string): string {
  return rewrite(message, counting);
}
