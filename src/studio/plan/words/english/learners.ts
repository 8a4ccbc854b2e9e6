import type { Rewriting } from './rewriting.ts';

/** Comparisons as learners build them: "more short", "too much small", "the two first". */
export const learners: readonly Rewriting[] = [
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
