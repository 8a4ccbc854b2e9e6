/** What people say before they come to it, and after; none of it asks for anything. Letters are small by then. */
const adverbs =
  '(?:(?:really|just|also|very much|very|absolutely|so|please|kindly|possibly|maybe|perhaps|then|quickly|ideally|all) )*';
const able =
  '(?:be (?:so |very )?(?:kind|nice|good|sweet|lovely|able)(?: as| enough)?(?: to)?(?: |$))?';
const verb = '(?=[a-z⟦])';
const nice =
  '(?:so |really |very |just |absolutely )*(?:great|good|nice|lovely|wonderful|awesome|amazing|fantastic|cool|perfect|brilliant|fab|super|ideal|best|better|helpful|sweet|neat|grand)';

const openings: readonly RegExp[] = [
  /^(?:bro|bruh|dude|man|mate|fam|guys|folks|sir|madam|ma'am|bot|buddy|friend|team|boss|chief|dear)(?: please| pls|,)? (?=(?:add|make|cut|put|remove|delete|trim|mute|speed|slow|crop|give|set|turn|change|swap|fade|zoom|blur|lower|raise|keep|can|could|would|please|i|just|use|merge|split|reverse|rotate)\b)/,
  /^how (?:(?:can|do|could|to|would|should)(?: (?:i|we|you|one))?(?: (?:can|could|do))?|(?:i|we) (?:can|could|should|do|may)) (?=(?:put|add|make|cut|remove|delete|trim|place|insert|change|set|turn|speed|slow|mute|crop|rotate|reverse|blur|swap|merge|join|fade|zoom)\b(?! (?:you|it work|this work)\b))/,
  /^(?:please|pls|plz|pretty please|kindly|hi|hey|hello|yo|ok|okay|right|alright|all right|well|so|anyway|oh|ah|aha|yeah|yes|yep|sure|btw|by the way|fyi|and|also|plus|but|lastly|finally|last but not least|in addition|additionally|furthermore|moreover|besides that|apart from that|other than that|on top of that|oh and|one more thing|another thing|to (?:start|begin)(?: with)?|first(?:ly)? (?:of all|off|things first)|first thing|firstly|secondly|thirdly|for (?:now|starters)|as well)(?: then)?[\s,:–—-]+(?=\S)/,
  /^(?:now|then|next|ok now|so now)[\s,]+(?=(?:please|can|could|i|we|add|make|cut|put|remove|trim|the|do|let)\b)/,
  new RegExp(
    `^(?:would|do) (?:you|u) mind (?:please )?(?:terribly )?(?:if (?:you|we|i) )?${adverbs}${verb}`,
  ),
  new RegExp(
    `^(?:could|can|would|will|might|may|shall|won't|can't|couldn't|wouldn't) (?:you|u|ya|we|it be possible (?:to|for you to)|it be (?:ok|okay|alright|fine) to) ${adverbs}${able}${verb}`,
  ),
  /^(?:would it be|is it|it's|is there) (?:possible|feasible|any way|a way|ok|okay)(?: for you)? (?:to|you (?:can|could)|that you|if you)(?: can| could)? (?=[a-z])/,
  new RegExp(
    `^(?:i|we)(?:'m| am|'re| are| was| were|'ve been| have been)? ${adverbs}(?:wondering|thinking|hoping|asking|curious) (?:if|whether|that|of|about) ${adverbs}(?:(?:you|we|u|it|there|i)(?:'d)? )?(?:(?:could|can|might|would|may|were|was|is|should)(?: be)?(?: possible)?(?: able)?(?: to| a way to)? )?${adverbs}${verb}`,
  ),
  new RegExp(
    `^(?:i|we|she|he|they)(?:'d| would) ${adverbs}(?:like|love|appreciate|be (?:so |very |really |most |ever so )?(?:grateful|thankful|happy|glad|delighted|pleased)|prefer)(?: it)?(?: very much| a lot)? (?:if|when|that) (?:(?:you|we|u) (?:could|can|would|might|were to|'d)|it could be|you)? ?${adverbs}${verb}`,
  ),
  new RegExp(
    `^(?:i|we)(?:'d| would)? ${adverbs}(?:like|love|want|need|wish|prefer|hope|expect)(?: for)? (?:you|u|us)? ?(?:to|that you) (?!(?:be|have|see|keep|only|know|hear)\\b)${adverbs}${verb}`,
  ),
  new RegExp(
    `^(?:i|we) (?:think|guess|feel|believe|suppose|reckon)(?: that)? (?:(?:you|we|i) (?:should|could|need to|can|might|want to)|it (?:would|might) be ${nice} (?:to|if you)|it needs) ${adverbs}${verb}`,
  ),
  new RegExp(
    `^(?:it|that)(?:'d| would| will|'ll|'s| is| might) be ${nice} (?:if (?:(?:you|we|u) (?:could|can|would|might|also)?|(?=the\\b|it\\b|there\\b))|to|for you to) ?${adverbs}`,
  ),
  new RegExp(
    `^(?:could|can|may|might) i (?:please |kindly |just |possibly |also )*(?:ask|trouble|bother|get|request|invite|beg)(?: (?:you|u))? (?:to|for you to|that you) ${adverbs}${verb}`,
  ),
  /^(?:i|we) (?:think|guess|feel|believe) (?=(?:a|an|some|the)\b.* would (?:look|be|sound|work)\b)/,
  new RegExp(
    `^(?:(?:you|we) (?:can|could|should|may|might|need to|have to|must|ought to)|let's|lets|let us|go ahead and|feel free to|help me(?: to| by| out by| out and)?|do me a favou?r and|be so kind as to|be a (?:dear|star|love|legend) and|try to|try and|remember to|don't forget to|do not forget to|make sure (?:to|that you|you)|be sure to|see if you can|i need you to|your (?:job|task) is to|what i (?:want|need|would like|'d like) is(?: for you)?(?: to)?|all i (?:want|need) is(?: for you)?(?: to)?|my (?:wish|request|idea) is(?: to)?|the (?:idea|plan|goal) is to) ${adverbs}${verb}`,
  ),
  /^(?:make sure|ensure|see to it)(?: that)? (?=(?:the|it|there|everything|all)\b)/,
  /^(?:as )?(?:my|our) (?:first|second|third|next|last|final|only|other) (?:wish|request|change|edit|point|thing)(?: is| would be)?(?: to| that)?[\s,:]+/,
];

const anywhere: readonly RegExp[] = [
  /\b(?:and )?if (?:it(?:'s| is)|that(?:'s| is))? ?(?:at all )?(?:possible|feasible|doable|not too (?:much|hard|difficult)|ok(?:ay)?|alright)(?: for you| with you)?(?! to\b)/g,
  /\bif (?:it|that)(?: is|'s)?(?: isn't| not|n't|'s not| is not) too much (?:trouble|to ask|bother|hassle|work)(?: to ask)?/g,
  /\bif (?:you|u) (?:can|could|don't mind|do not mind|wouldn't mind|would not mind|please|would|may|have (?:a )?(?:minute|time|moment)|get (?:a chance|the chance|time))(?= *(?:$|[,.;!?]))/g,
  /^if (?:you|u) (?:can|could|don't mind|do not mind|wouldn't mind|would not mind|please|would)(?=\s|$)/g,
  /\b(?:whenever|when) (?:you|u) (?:can|could|have (?:a )?(?:minute|time|moment|second|sec)|get (?:a chance|the chance|time|to it))\b/g,
  /\b(?:many thanks|thanks?(?: you)?(?: so| very)?(?: much)?|thx|cheers|ta)(?: (?:a (?:lot|bunch|million)|in advance|for (?:your|the|all)(?: the| your)? (?:help|time|work)))*(?=\s*$)/g,
  /(?<=\S)(?:,? (?:please|pls|plz|asap|a\.s\.a\.p|right now|real quick|for me|for us|mate|bro|dude|buddy|pal|lol|haha+|hehe|tho|though|ok|okay|will you|would you|could you|can you|won't you|thanks|thank you|ta|cheers|if you (?:can|could|don't mind)|somehow|at all))+(?=\s*$)/g,
];

/** "A slow zoom would look lovely" wants one. */
const liked = new RegExp(
  `^((?:a|an|some|the) .+?) would (?:really |just |also )*(?:look|be|sound|work|go|make it) (?:${nice}|well|beautifully)(?: here| there| with it| on it| i think)?$`,
);

const doing: readonly string[] = (
  'add adjust blur boost brighten bring change chop clean combine compress convert cover crop cut delete ditch drop duck edit export extend fade fix flip ' +
  'freeze get give hide increase insert join keep lay leave level lift loop lop lower make merge mirror move mute pick pixelate place play pop put raise reduce remove rename ' +
  'render repeat replace reverse rotate save send set shift shorten show silence slow snip speed split stabilise stabilize start stick stitch swap sync take throw ' +
  'tighten tone trim turn warm whizz write zoom'
).split(' ');
const gerunds = new Map(
  doing.flatMap((word) =>
    [
      `${word}ing`,
      `${word.replace(/e$/, '')}ing`,
      `${word}${word.slice(-1)}ing`,
      `${word.replace(/ck$/, 'ck')}ing`,
    ].map((form) => [form, word] as const),
  ),
);

/** "I'd like my own song" wants it. */
const liking =
  /^(?:i|we)(?:'d| would) (?:(?:really|also|just|quite|very much) )*(?:like|love|prefer|fancy|appreciate)(?: to (?:have|get|see|use))? (?=(?:an?|some|the|my|our|more|less|no|⟦\d+⟧|it|this|that|everything|only|every|each|both|all|one|two|\d+)(?:\b|\s))/;

/** A clause without its courtesies: "could you please be so kind as to cut" is "cut". */
export function withoutCourtesy(text: string): string {
  let left = text.trim();
  for (let round = 0; round < mostOpenings; round += 1) {
    const shorter = withoutOpening(left);
    if (shorter === left) break;
    left = shorter;
  }
  left = left.replace(liking, 'i want ');
  const bare = anywhere.reduce((rest, words) => rest.replace(words, ''), left);
  return asOrder(bare.replace(/^[\s,]+|[\s,]+$/g, '').replace(liked, 'add $1'));
}

const mostOpenings = 6;

function withoutOpening(text: string): string {
  for (const opening of openings) {
    const left = text.replace(opening, '');
    if (left !== text && left.trim() !== '') return left.trim();
  }
  return text;
}

/** "(Would you mind) cutting the end" is "cut the end". */
function asOrder(text: string): string {
  return text.replace(
    /^(?:perhaps |maybe |by |try |how about |what about )*([a-z]+ing)\b/,
    (whole, word: string) => gerunds.get(word) ?? whole,
  );
}
