/** "If you can" and "when you're done" are manners, no conditions. */
const polite =
  /^(?:and |but |so |then )?(?:if (?:you (?:can|could|want|like|don't mind|have time|would|think|please|need)|possible|needed|necessary|so|not|it's (?:ok|okay|possible|not too much)|that's (?:ok|okay|possible|fine)|at all possible|i (?:may|might|can|could))|(?:when|once|after) (?:you(?:'re| are)? (?:done|finished|ready|can|have (?:a )?(?:time|moment|minute))|(?:that|it|this)(?:'s| is) (?:done|ready|finished)|done|finished|ready)|while (?:you'?re|you are) at it)\b|^(?:如果|要是)?(?:可以|方便|可能|有空|不麻烦|没问题|行|能|你觉得|您觉得|需要)[^，,]{0,4}(?:的话|时|就)?/;
const opening =
  /^(?:and |but |so |then |only |just |please )*(?:if|whenever|when|once|unless|until|while|wherever|where|every time|each time|any time|anytime|as soon as|as long as|the moment|in case)\b|^(?:如果|要是|假如|假设|每当|一旦|只要[^，,]{1,10}就|等到|万一|凡是|每次|当(?!前|中))/;

/** "When he laughs, …": nobody here can tell when that is, and it must not be done all the time. */
export function opensCondition(text: string): boolean {
  return opening.test(text) && !polite.test(text);
}

/** What is done only where it is needed anyway. */
const conditional =
  /^(?:remove_pauses|trim_ends|speed_pauses|stabilise|music_level|denoise_sound|level_sound|remove_empty)$/;
const heardOrShaken =
  /\b(?:talk|speak|say|sing|silen|quiet|paus|nois|wind|hiss|hum|buzz|loud|shak|wobbl|noth|no ?one|nobody|voice|dead|empty|black)|[说讲唱]|安静|没声|没人|噪|杂音|风声|停顿|静|抖|晃|黑/;
const longestCondition = 40;

/** "When nobody talks, cut it" is what cutting the pauses does; 狗叫的时候 is not. */
export function isDoneWhereNeeded(kind: string, text: string): boolean {
  if (/^(?:impossible|generate)$/.test(kind)) return true;
  const [condition = ''] = text.slice(0, longestCondition).split(/[,，就]/);
  return conditional.test(kind) && (!opening.test(text) || heardOrShaken.test(condition));
}

/** What was made or seen elsewhere: "like the trailer I sent you", 照着我昨天发的那个. */
const elsewhere =
  /\b(?:like|as|copy|match|follow|from) (?:(?:in|on) )?(?:the|my|that|this|your|those|our|his|her|their|what|how)\b[^,⟦]{0,40}?\b(?:i|you|we|they|he|she) (?:just |already |once |always |had |have )?(?:sent|send|made|make|posted|post|did|showed|shared|saw|told|liked|mentioned)\b|\b(?:like|as) (?:(?:in|on) )?(?:my|the|our|your|his|her|their) (?:last|previous|other|old|earlier|usual) (?:video|clip|film|reel|post|vlog|one)s?\b|(?:像|跟|和|照着?|按照?|学|模仿)[^，,⟦]{0,14}(?:上[个次一]|昨天|以前|之前|别人|人家|网上|那个博主|我发过)[^，,]*/;

export function pointsElsewhere(text: string): boolean {
  return elsewhere.test(text);
}
