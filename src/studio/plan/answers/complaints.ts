import type { Clause } from '../clauses/clause.ts';
import type { Before, Entry, Heard } from '../hear/heard.ts';
import type { Step } from '../interpretation.ts';

/** Tells how something is rather than what is to be done: "it's too dark", 画面有点暗. */
const telling =
  /^(?:[\w' ]+ )?(?:is|are|isn't|aren't|was|were|looks?|sounds?|seems?|feels?|horizon's|it's|its|that's|there's|they're|i'm)\b|^(?:way |much |a bit |a little |far )?too \w+|^(?:(?:kinda|kind of|a (?:little )?bit|a little|so|very|really|pretty|quite|rather|super) )+\w+$|\b(?:can't|cannot|can barely|can hardly|couldn't) (?:\w+ )?(?:hear|see|read|understand)\b|(?:太|有点|好|特别|非常|很|挺|不够|偏|过于|不太)[^，,]{1,4}(?:了|啊|呀)?$|(?:听|看)不[清见到懂]|^(?:一直|总|老)?有[^，,]{1,8}[声音]$|得(?:厉害|慌|很)$|[太好很][晃抖歪斜糊]了?$|[晃抖歪斜糊]了$/;
const asking =
  /\b(?:please|make|can you|could you|add|remove|cut|turn|put|use|trim|fix|set|give|should be|i want|i need)\b|[请帮把让加剪删调换改]|弄|来一?[点首段]/;
/** Judges without saying what is wrong: of such a part something is to be done that comes next. */
const judging =
  /\b(?:boring|dull|ugly|bad|terrible|awful|horrible|(?:no|not) good|useless|garbage|rubbish|nothing happens|messed up|weird|wrong|annoying|distract(?:s|ing)?|(?:can't|cannot|can barely|can hardly|couldn't) (?:\w+ )?(?:hear|see|read|make out|understand)|cringe|embarrassing|don't like|hate|dislike|too long|drags?|slow part|i (?:talk|speak|stutter|ramble|mumble))\b|无聊|不好看|难看|丑|没意思|没用|废话|不好听|难听|不行|不好|糟|尴尬|啰嗦|没内容|不喜欢|没意义|我(?:说话|讲话|语速)|太长|有点长|太拖|^(?:不要|别)(?:放|摆)在?[那这][里儿边]$|^not there$|卡壳|口误|说错/;
const targets =
  /clip-?\d+|\d+ms(?:\s*(?:to|until|-|–|~|到|至)\s*\d+ms)?|(?:first|last|前|最后|后) ?\d+ms/g;

/** A part with something wrong of its own: what is wished for another is no answer to it. */
const partNamed =
  /\d|clip|\b(?:middle|start|end|ending|beginning|first|last|intro|outro|rest|other|part|bit|music|song|title|text|subtitles?|logo|sound|voice|transitions?)\b|中间|开头|结尾|前|后|段|音乐|标题|字幕|声音/;

type HearAgain = (clause: Clause, before: Before) => Heard | undefined;

/** "It's too quiet, make it louder" is one wish, and "0:20 to 0:50 is boring, speed it up" says where. */
export function settleComplaints(
  entries: readonly Entry[],
  hearAgain: HearAgain,
): readonly Entry[] {
  const settled = [...entries];
  for (const nth of entries.keys()) {
    const [one, other] = [settled[nth], settled[nth + 1]];
    if (one === undefined || other === undefined) break;
    const pair = settlePair(one, other, hearAgain);
    if (pair !== undefined) settled.splice(nth, 2, ...pair);
  }
  return settled;
}

function settlePair(one: Entry, other: Entry, hearAgain: HearAgain): readonly Entry[] | undefined {
  const [said, wanted] = isComplaint(one.clause) ? [one, other] : [other, one];
  if (isComplaint(one.clause) && isComplaint(other.clause)) return settleTwo(one, other);
  if (!isComplaint(said.clause)) return undefined;
  if (wanted.heard === undefined || wanted.heard.steps.length === 0) return undefined;
  const told = toldIn(said, wanted.heard);
  const isAsked = said.heard?.question !== undefined && said.heard.steps.length === 0;
  const isReason = said === one ? isJudgement(said) : isAfterthought(said);
  if (told === undefined && !isReason && !isAsked) return undefined;
  const idle = { ...said, heard: { steps: [] } };
  const heard =
    told === undefined ? aimedAt(said.clause, wanted, hearAgain) : aimedLike(wanted.heard, told);
  const done = { ...wanted, heard };
  return said === one ? [idle, done] : [done, idle];
}

/** "Way too dark, can't see anything" says one thing twice. */
function settleTwo(one: Entry, other: Entry): readonly Entry[] | undefined {
  if (one.heard === undefined || one.heard.steps.length === 0) return undefined;
  const told = other.heard === undefined ? undefined : toldIn(other, one.heard);
  const isSame = told !== undefined;
  return isSame || isAfterthought(other) ? [one, { ...other, heard: { steps: [] } }] : undefined;
}

/** 奶奶看不清, 开头太拖了: what is to be done about it comes next, whatever it would be taken for by itself. */
const unclear =
  /^[^，,\d⟦]{0,6}[看读]不(?:清楚?|见|到|懂)(?:了|的|啊)*$|(?:太|有一?点儿?|很|好|比较|特别|有些)拖(?:沓)?(?:了|的|啊)*$/;

/** Says that something is wrong, and not what. */
function isJudgement({ clause, heard }: Entry): boolean {
  return (heard === undefined && judging.test(clause.text)) || unclear.test(clause.text);
}

/** "…, it distracts", "can't see anything": of what was asked just before. */
function isAfterthought(entry: Entry): boolean {
  const { text } = entry.clause;
  const pointsBack =
    /^(?:it|they|that|this|i|you|we|can't|cannot|couldn't)\b|^(?:太|很|有点|都|完全|根本|看|听)/.test(
      text,
    );
  return isJudgement(entry) && pointsBack && !partNamed.test(text);
}

/** The step that a complaint was taken for, where the wish beside it is the same one. */
function toldIn({ heard }: Entry, wanted: Heard): Step | undefined {
  const [told] = heard?.steps ?? [];
  const [step, ...more] = wanted.steps;
  const isSame = told?.kind === step?.kind && told?.params['level'] === step?.params['level'];
  return isSame && more.length === 0 ? told : undefined;
}

/** "I hate the transitions" names a thing, and asks for nothing yet. */
export function isDislike(text: string): boolean {
  return (
    /^(?:i|we) (?:(?:really|just|also|kinda|totally) )*(?:hate|dislike|can't stand|cannot stand)\b/.test(
      text,
    ) && !asking.test(text)
  );
}

/** "A bit bigger" is how it should be, "a bit boring" how it is. */
const comparing =
  /^(?:a (?:little |tiny )?bit|a (?:little|touch|tad)|slightly|somewhat|even|much|way|a lot) (?:more \w+|(?!super|under|over)[a-z]+er)$/;

export function isComplaint({ text }: Clause): boolean {
  const isTold = !comparing.test(text) && (telling.test(text) || judging.test(text));
  return isTold && !asking.test(text) && !text.includes('⟦');
}

/** The wish for the part that the complaint was about, where it names none itself. */
function aimedLike(wanted: Heard, { params: told }: Step): Heard {
  const { clip, range } = told;
  const steps = wanted.steps.map((step) => {
    const isAimed = step.params['clip'] !== undefined || step.params['range'] !== undefined;
    const target = {
      ...(clip === undefined ? {} : { clip }),
      ...(range === undefined ? {} : { range }),
    };
    return isAimed ? step : { ...step, params: { ...step.params, ...target } };
  });
  return { ...wanted, steps };
}

function aimedAt(said: Clause, wanted: Entry, hearAgain: HearAgain): Heard {
  const heard = wanted.heard ?? { steps: [] };
  const named = said.text.match(targets) ?? [];
  // A length is no place: "clip 1 is too long, cut it to 5 s".
  const places = named.every((each) => each.startsWith('clip')) ? /clip-?\d/ : /clip-?\d|\d+ms/;
  if (named.length === 0 || places.test(wanted.clause.text)) return heard;
  const text = `${named.join(' ')} ${wanted.clause.text}`;
  const again = hearAgain({ ...wanted.clause, text }, wanted.before);
  return again?.steps[0]?.kind === heard.steps[0]?.kind && again !== undefined ? again : heard;
}
