import type { Entry } from '../hear/heard.ts';
import { isChineseContext } from './asides-chinese.ts';

const rest =
  '(?:(?:all )?(?:of )?(?:the )?(?:rest|others|other (?:clips?|ones?|parts?|bits?|stuff|things?|videos?|photos?|two|three|sections?))|everything else|all else|anything else|the remainder|everything)(?: (?:of (?:it|them|the (?:video|clip|film|clips|footage|sound|audio))|in between|around it|before (?:it|that)|after (?:it|that)))?';
const same =
  '(?:alone|untouched|unchanged|intact|the same|same|exactly the same|normal(?: speed| length| size| volume)?|in (?:full )?colou?r|colou?red|in (?:its|their) (?:place|order)|there|in(?: there)?|fine|ok(?:ay)?|good|great|perfect|as(?:[- ]is| (?:it|they) (?:is|are|was|were)| (?:it|they) (?:is|are) now| before| normal| usual| filmed| recorded)|how (?:it|they) (?:is|are|was|were)|like (?:it is|it was|they are|that|this|before|now)|the way (?:it|they) (?:is|are|was|were)|where (?:it|they) (?:is|are)|be)';
const opening = '(?:(?:but|and|just|please|so|also|then|oh|obviously|of course),? )*';
const surely =
  '(?: ?(?:can|should|must|may|has to|have to|to|will|shall|just|all|really|exactly|pretty much|stays?|is|are|remains?|keeps?|looks?|sounds?))*';

/** What is left as it is without anybody's doing: "keep the rest", "the others stay in colour". */
const leftAsItIs: readonly RegExp[] = [
  new RegExp(
    `^${opening}(?:keep|leave|let|don't (?:touch|change|alter)|do not (?:touch|change|alter)|preserve|no changes? to|nothing (?:for|on|to))(?: all| just| only)? ${rest}(?: (?:stay|remain|exactly|just|at))* ?(?:${same})?(?: please)?$`,
  ),
  new RegExp(`^${opening}${rest}${surely} ?${same}(?: (?:the same|same|as is|please))?$`),
  new RegExp(`^${opening}${rest} (?:stays?|remains?)(?: put| too| in place)?$`),
  new RegExp(
    `^${opening}(?:keep|leave) (?:it|them|that|this) (?:as (?:it|they) (?:is|are|was|were)|alone|otherwise|there|in)$`,
  ),
  new RegExp(
    `^${opening}(?:that's|that is|thats|and that's|that'd be|that would be|nothing more|no more) ?(?:it|all|everything|enough|about it|all i (?:need|want)|it for (?:now|today)|all for (?:now|today)|the (?:plan|idea)|than that)?$`,
  ),
];

export function leavesTheRest(text: string): boolean {
  return leftAsItIs.some((words) => words.test(text));
}

const teller =
  '(?:i|we|he|she|they|you|it|this|that|there|people|everyone|everybody|nobody|someone|my (?!music|song|title|logo|voice|text)\\w+|our (?!music|song|title|logo|voice|text)\\w+|the (?:camera|phone|light|lighting|weather|room|video|vid|clip|footage|whole thing|whole video|thing|guy|man|woman|kids?|boss|client|team|cat|dog|baby|point|idea|rest of us|wind|mic|vibe|energy|pace|pacing|rhythm|flow))';
const tells =
  "(?:'m|'s|'re|'ve|'d been| am| is| are| was| were| isn't| aren't| wasn't| weren't| have been| has been| had(?! to)| have (?:a|an|no|some|two|three|so)| has (?:a|an|no|some|so)| got (?:a|an|no|some|so)| (?:(?:really|just|kinda|sort of|kind of|also|still|always|already|only|totally|honestly|probably|maybe|do|does|did|even|currently) )*(?:looks?|looked|feels?|felt|sounds?|sounded|seems?|seemed|thinks?|thought|guess|knows?|knew|said|say|says|did|didn't|don't know|forgot|filmed|shot|recorded|took|talk|talks|talked|spoke|speak|ramble|rambled|stutter|mess|messed|drags?|dragged|tend|couldn't|can't|cannot|was|sell|sells|teach|run|post|posted|works? (?:as|at|in|for|on)|live|went|came|got|bought|met|made it|spent|tried|watched|showed|told|asked|noticed|realized|realised|wonder|love|loves|like|likes|hate|hates|enjoy|admit|believe|mean|feel|need it|care|lacks?|gets? (?:a bit |a little |kind of |kinda |so |very |really )*\\w+|comes? across|goes on|went on|happened|ended up|took forever|sucks?|falls? flat|distracts?(?: (?:from|me|us|people))?|bothers?|annoys?|ruins?|spoils?|matters?|helps?))(?![\\w-])";
const telling = new RegExp(
  `^(?:(?:but|and|so|because|since|well|ok|okay|hm+|oh|now|also|btw|by the way|sorry|honestly|actually|basically|tbh|anyway|like|plus|right now|at the moment)[ ,]*)*${teller}${tells}`,
);
/** With any of these it may be a wish, or names something that is to be seen to. */
const wishing =
  /\d|⟦|clip-?\d|\b(?:should|shouldn't|must|needs?|wants?|wanted|wish|would|i'd|we'd|could you|can you|have to|has to|gotta|please|let|let's|prefer|better|supposed|ought|hope|add|cut|remove|delete|trim|mute|unmute|speed|zoom|crop|rotate|flip|blur|pixelate|fade|put|move|swap|split|merge|join|make|turn|change|replace|keep|use|show|hide|lower|raise|boost|undo|redo|restore|music|songs?|track|titles?|texts?|captions?|subtitles?|logo|watermark|transitions?|sounds? (?:is|was|too)|audio|voice|volume|colou?rs?|start|end|ending|beginning|intro|outro|middle|first|second|third|last|part|section|scene|effects?|filter|not that|wrong|not what)\b/;

/** "Just shot this on my phone", and short ones after a place in the film: "someone swears there". */
const bare =
  /^(?:just |finally |only |also )*(?:shot|filmed|recorded|made|took|finished|got|came|back|posted|edited) (?:this|that|it|these|them|back|home|from|in|on|at|with|yesterday|today|the)\b|^(?:i|we|he|she|they|someone|somebody|people|you|my [a-z]+|the (?:dog|cat|baby|kid|kids|phone|camera|guy|neighbou?rs?)) (?!want|need|like to|would|should|must|wish|prefer)[a-z]+(?: [a-z]+){0,3}$|^(?:there|here)(?:'s| is| are| was) (?:a |an |some |my |the )?[a-z]+(?: [a-z]+){0,3}$/;

/** Why or how something is, and nothing that could be done: "I'm just fumbling with my phone", "it feels a bit empty". */
function isContext(text: string): boolean {
  const isTold = telling.test(text) || bare.test(text);
  return (isTold && !wishing.test(text)) || isChineseContext(text);
}

/** Beside a wish that is understood, what only tells is no wish that failed. */
export function withoutContext(entries: readonly Entry[]): readonly Entry[] {
  // A refusal is understood as well, and nothing is done for it.
  const isDone = entries.some(({ heard }) => heard !== undefined && heard.question === undefined);
  if (!isDone) return entries;
  return entries.map((each) =>
    each.heard === undefined && (isContext(each.clause.text) || isTurnedAnyway(each, entries))
      ? { ...each, heard: { steps: [] } }
      : each,
  );
}

/** "Turn it the right way up, it's upside down": the other clause turned it. */
function isTurnedAnyway({ clause }: Entry, entries: readonly Entry[]): boolean {
  const isTurned = entries.some(({ heard }) =>
    heard?.steps.some(({ kind }) => /^(?:rotate|flip)_/.test(kind)),
  );
  return (
    isTurned &&
    /^(?:please )?(?:turn|flip|rotate|put|get|make) (?:it|this|that|the \w+) (?:straight|upright|around|back|properly|correctly)(?: again| please)?$/.test(
      clause.text,
    )
  );
}
