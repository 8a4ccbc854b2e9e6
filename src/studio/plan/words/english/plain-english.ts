import { withoutCourtesy } from './courtesy.ts';
import { phrases } from './phrases.ts';
import { withoutCounting, withoutReasons } from './reasons.ts';
import { rewrite } from './rewriting.ts';
import { correctSlips } from './slips.ts';

const latin = /[a-z]/;
const han = /\p{Script=Han}/u;

/** A whole message without reasons and the numbers of a list, before it is parted; the quotes in it are protected. */
export function toPlainMessage(message: string): string {
  const text = withDecimalPoints(message);
  return han.test(text)
    ? text
    : withoutReasons(withoutCounting(withOwnWishes(withWholeNames(correctSlips(text)))));
}

/** "Clip one and two", "back and forth": what an "and" must not part. */
function withWholeNames(text: string): string {
  return text
    .replace(/\bback and forth\b/gi, 'boomerang')
    .replace(
      /\b(?:all|every|each)(?: of)?(?: the| my)? (?:clips?|videos?|parts?|photos?) but (?:the )?(first|last|second|third)(?: (?:one|clip|video))?\b/gi,
      'everything except the $1 clip',
    )
    .replace(takenUp, '$1, ')
    .replace(withContrast, ', more $1')
    .replace(
      /\b(clip|video|part|photo|scene|(?:clips|videos|parts|photos|scenes)(?= \w+(?: and|,| &| or| to| through| thru| till| until) )) ((?:one|two|three|four|five|six)(?:(?:,| and|, and| &|,? or| to| through| thru| till| until) (?:one|two|three|four|five|six))*)\b(?! (?:seconds?|secs?|minutes?|times|percent))/gi,
      (_, thing: string, list: string) => `${thing} ${list.replace(/[a-z]+/gi, toDigit)}`,
    );
}

/** "A 30 second teaser with upbeat music" wants the music besides; "sync it with the music" does not. */
function withOwnWishes(text: string): string {
  return text.replace(besides, (whole: string, wish: string, what: string) =>
    bound.test(wish) ? whole : `${wish}, add ${what}`,
  );
}

/** "Take the first ten seconds and make them faster": nothing is taken away. */
const takenUp =
  /\btake (the (?:(?:first|last|second|opening|final|middle) (?!clip|video|one\b|photo)|(?:part|bit|section|stretch) (?:from|between) )[^,.;!?]{2,36}?),? and (?=(?:then )?(?:make|turn|speed|slow|play|mute|blur|reverse|loop|repeat|zoom|set|fade|brighten|darken|crop|stabili[sz]e|rotate|flip) )/gi;

const withContrast =
  /,? (?:and |but )?with (?:a bit |a little |very |really )?(?:high|higher|more|extra|strong|stronger|added|lots of) (contrast|saturation|brightness|warmth)\b/gi;

const besides =
  /(?<=^|[.;!?,\n])([^.;!?,\n]{8,120}?) with (?=((?:some |a |an )?(?:[\w-]+ ){0,3}?(?:music|soundtrack|transitions|crossfades)\b))\2/gi;
/** With one of these it is what "with" goes along with. */
const bound =
  /\b(?:replac\w*|swap\w*|sync\w*|match\w*|tim(?:e|ed|ing)|chang\w*|switch\w*|together|along|fad\w*|end\w*|start\w*|begin\w*|slide ?shows?|fill|cover|mix\w*|blend\w*|compet\w*|add|put|join\w*|merge\w*|combine\w*|connect\w*|stitch\w*|one|version|line up|in time|no|not|don't|without|photos?|pics|pictures|images|into|music|what|how|why|problem|wrong|do)\b/i;

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

function toDigit(word: string): string {
  const digit = digits.indexOf(word.toLowerCase());
  return digit < 0 ? word : String(digit);
}

/** "1,5 MB" as it is written where the comma is the point. */
function withDecimalPoints(text: string): string {
  return text.replace(
    /(?<![\d.,:])(\d{1,3}),(\d{1,2})(?=\s*(?:[mgk]b\b|megas?\b|megabytes?\b|s\b|secs?\b|seconds?\b|x\b|times\b|min\b|minutes?\b|%|percent\b|d[bB]\b|秒|倍|分|兆|[MGK]B))/g,
    '$1.$2',
  );
}

/** One clause, in small letters, in the turns of phrase that grammars read. */
export function toPlainEnglish(clause: string): string {
  if (!latin.test(clause) || han.test(clause)) return clause;
  return rewrite(withoutCourtesy(clause), phrases);
}
