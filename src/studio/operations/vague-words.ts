import { aspectIn } from './picture/aspect-words.ts';

const better =
  /\b(?:make|get|let) (?:it|this|that|the (?:video|clip)|my (?:video|clip)|them)\b[^,]{0,20}\b(?:better|nicer?|good|great|cool(?:er)?|awesome|amazing|pro|professional|pop|polished|beautiful|pretty|engaging|interesting|clean(?:er)?|viral|stand out|shine|watchable)\b|\bdo your (?:thing|magic|stuff)\b|\bsurprise me\b|\b(?:jazz|spruce|fix|tidy|touch|liven|dress|glam|glow) (?:it|this|that|the (?:video|clip)|my (?:video|clip)|things) up\b|\b(?:so (?:that )?(?:it|this)|make (?:it|this)) looks? (?:nice|good|great|better|pro|professional|cool)\b|\bcinematic\b(?! (?:music|song|track|score|bars|black bars))|\bdo something (?:cool|nice|fun|interesting|good|creative|special)\b|\blook like (?:a )?pro|\bpizzazz\b|\bwow me\b|\bup to you\b|\bwhat(?:ever)? you (?:think|like|want|feel)(?: is| would be)?(?: the)?(?: best| right| good)?\b|\byou (?:decide|choose)\b|\bclean (?:this|it|the (?:video|clip)|my (?:video|clip)) up\b|\b(?:improve|polish|enhance|spice up|beautify|clean up|fix up|work your magic)\b(?:[^,]{0,24}\b(?:it|this|video|clip)\b)?|^(?:please |can you |could you )?(?:just )?(?:edit|cut|do something with|make something (?:out )?of|do your (?:thing|magic)(?: with)?)(?: (?:it|this|that|the video|this video|my video|this clip|these(?: clips)?))(?: for me)?(?: please)?$|\bedit (?:it|this|the video) (?:nicely|well|for me)\b/;
const betterZh =
  /(?:弄|搞|做|剪|改|变)得?(?:好看|漂亮|高级|专业|精彩|精致|酷|帅|有意思|(?:更|更加)?(?:吸引人|抓人|有趣|好)|好)|好看[一些]?[点些]|高级一?[点些]|专业一?[点些]|精彩一?[点些]|漂亮一?[点些]|美化|优化一?下?|润色|精剪|^(?:请|帮我|帮忙|麻烦|给我)*(?:把)?(?:视频|它|这个|这段|这个视频|这段视频)?(?:剪辑|剪|编辑|处理|弄)(?:一下|下|一剪)?(?:个|一个|一条|一段|段|条|几个)?(?:这个|这段|这条|我的|新的?)?(?:视频|短视频|它|这个|这段|片子|短片|素材|vlog)?(?:吧|呗)?$|(?:搞|弄|整|来|做)一?[点个些](?:有意思|好玩|有趣|花样|花活|创意)|看着(?:办|剪|弄|来|处理)|自由发挥|随意发挥|像?大片|像?专业的|包装一下|(?:一键|自动)(?:成片|出片)|有质感|酷炫|你来定|你决定|随便(?:你|帮我|给我)*[^，,]{0,2}[剪弄搞整做处]|剪剪|好看就(?:行|好|可以)|(?:电影|大片|高级|质|故事)感(?!的?(?:音乐|歌|配乐|字|标题|黑边))|(?:智能|自动|一键)剪辑|^剪片/;

/** A wish without a how: "make it pop", 高级一点. */
export function isVague(text: string): boolean {
  return (
    !/⟦|\d|\b21x9\b|\bsounds?\b|\baudio\b|\bvoice\b/.test(text.replace(/\b(?!21x)\d+x\d+/, ' ')) &&
    (better.test(text) || betterZh.test(text))
  );
}

const shapes = ['9:16', '16:9', '1:1', '4:5'] as const;

/** The shape of where it will be shown: "make it good for TikTok". */
export function shapeIn(text: string): (typeof shapes)[number] | undefined {
  const aspect = aspectIn(text);
  return shapes.find((each) => each === aspect);
}
