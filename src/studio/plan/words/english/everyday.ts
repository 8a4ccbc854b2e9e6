import type { Rewriting } from './rewriting.ts';

const pauses =
  '(?:the |all the |my )?(?:(?:quiet|silent|dead|empty) (?:bits|parts|moments|sections)|pauses|silences?|gaps)';
const place = '(?:youtube|tik ?tok|instagram|insta|facebook|twitter|twitch|vimeo)';

/** What people say in a chat where a word in it means something else by itself: "drop the volume", "put it lower". */
export const everyday: readonly Rewriting[] = [
  [/\b(?:a |one )?quarter (?:of )?(?:a|one) sec(?:ond)?\b/g, '0.25 seconds'],
  [/\b(first|last|opening|final) second and a half\b/g, '$1 1.5 seconds'],
  [/\bdrop (?=(?:the |my |its )?(?:volume|loudness|sound level)\b)/g, 'lower '],
  [
    /\b(?:make|get|have) (?:all |every |each |the |my |these )*(?:clips?|videos?|parts?) (?:be |sound )?(?:equally|evenly|just as|the same) loud\b/g,
    'even out the volume',
  ],
  [
    /\b(?:line|match|sync|align)(?: up)? (?:the |my |all )*(?:cuts|clips|edits|clip changes)(?: up)? (?:with|to|on) (?:the |a )?(?:rhythm|beats?|tempo)\b/g,
    'sync the cuts to the beat',
  ],
  [
    /\b(?:swap|exchange|switch) (?:out )?(?:the )?(?:original )?(?:audio|sound) (?:for|with|against) /g,
    'replace the original audio with ',
  ],
  [/\bnot (?:that|so|as|quite so) loud\b/g, 'quieter'],
  [/\bnot (?:that|so|as|quite so) quiet\b/g, 'louder'],
  [/^(?:but )?not (?:that|so|as|quite so) fast\b/g, 'slower'],
  [/^(?:but )?not (?:that|so|as|quite so) slow\b/g, 'faster'],
  [/^(?:but )?not (?:that|so|as|quite so) bright\b/g, 'darker'],
  [/^(?:but )?not (?:that|so|as|quite so) dark\b/g, 'brighter'],
  [
    /\bput (the |my )?(music|sound|volume|voice|song) (?:(?:a bit|a little|much) )?(?:more (low|loud|quiet|soft)|(low|loud|quiet|soft|high)er)\b/g,
    'make $1$2 $3$4er',
  ],
  [
    new RegExp(
      `^instead of (?:cutting|removing|deleting|trimming)(?: out)? ${pauses},? (?:just )?(?:play|speed|make|show|run) (?:them|it|those) [^\\d]*(?:fast|faster|quickly|quick|up)$`,
      'g',
    ),
    'speed up the pauses',
  ],
  [
    new RegExp(`^put (it|this|the video) on (?:my )?(${place})(?: channel)?$`, 'g'),
    'upload $1 to $2',
  ],
  [/\b(?:slice|chop|break) (?:it|this|the (?:video|clip)) (?=at (?:the )?\d)/g, 'split it '],
  [/\bstick (?=[^,⟦]*\btogether\b)/g, 'put '],
  [
    /^(?:i want |i need |i'd like )(the \w+ (?:clip|video)) at the (?:very )?(end|start|beginning)$/g,
    'move $1 to the $2',
  ],
  [/^watermark (?:it|this|the video) with (⟦\d+⟧)$/g, 'put $1 at the bottom for the whole video'],
  [
    /^the (?:\w+ )?(?:part|bit|section) (from|between) (.{3,40}) (?:isn't|is not|aren't) (?:needed|necessary)$/g,
    'cut out $1 $2',
  ],
  [
    /^(?:i want |have |make |let )?(?:all )?(?:the|my) (?:clips|videos) (?:to |should )?(slide|fade|dissolve) into (?:each other|one another)$/g,
    'add $1 transitions between all clips',
  ],
  [/^forget (?:about )?(the (?:music|titles?|captions|subtitles|transitions))$/g, 'remove $1'],
  [
    /^(?:take (?:the |that )?last (?:thing|change|edit|step) back|i (?:liked|preferred) it (?:better |more )?(?:before|(?:how|the way) it was)(?: before)?)$/g,
    'undo',
  ],
  [/^name this (?:version|draft) (?=⟦)/g, 'save this version as '],
  [/^sum (?:it|this) up in (?=\d)/g, 'make a highlight video of '],
];
