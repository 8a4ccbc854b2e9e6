import { toSimplified } from './simplified.ts';

const vague: readonly RegExp[] = [
  /^(?:please |can you |could you |just )*(?:make (?:it|this|my (?:video|clip)|the (?:video|clip)) (?:look )?(?:a (?:bit|little|lot) )?(?:more )?(?:better|nicer|nice|good|great|cool|cooler|awesome|amazing|professional|pretty|prettier|beautiful|interesting|fun|viral|pop)|improve (?:it|this|my (?:video|clip)|the (?:video|clip))|(?:edit|fix|enhance|polish|beautify|clean up) (?:it|this|my (?:video|clip)|the (?:video|clip))|do (?:your|some) (?:magic|thing|best)|surprise me|whatever you (?:like|want|think))(?: up)?(?: please)?$/iu,
  /^(?:请|帮我|麻烦)*(?:把?(?:它|视频|这个)?(?:变得|弄得?|让它|做得?|搞得?|剪得?)?(?:更|再)?(?:好看|漂亮|酷|高级|专业|好|有趣|精彩)(?:一?点|一些|些)?|美化(?:一下)?|优化(?:一下)?|剪(?:辑)?一下|随便(?:剪|弄)(?:一下|剪)?|你看着办|自由发挥|处理一下)(?:吧|呗|啊)?$/u,
];

const editing =
  /\b(?:edit|work on|cut|do) (?:a|my|our|the|this|these|some) (?:new |raw |little |short )?(?:videos?|clips?|footage|movies?|films?|vids?)\b|(?:剪|剪辑|编辑|处理)(?:一下|一个|一段|几个|个|段|下|我的|这个|这段)*(?:视频|片子|素材|影片|短片)/iu;

/** "Can you edit my video": it asks for a clip where none is there, and for an edit where one is. */
export function asksToEdit(text: string): boolean {
  return editing.test(toSimplified(text));
}

/** A wish that leaves everything open: done all the same, with a tip. */
export function isVague(text: string): boolean {
  const plain = text.replace(/[.!?,。！？，、\s]+/gu, ' ').trim();
  return vague.some((pattern) => pattern.test(plain));
}
