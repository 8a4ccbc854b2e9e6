interface FadeWish {
  readonly edge: 'in' | 'out' | 'both';
  readonly ms?: number;
  readonly colour: 'black' | 'white';
  readonly of: 'both' | 'picture' | 'sound';
}

const about =
  /\bfad(?:e|es|ed|ing)\b|\b(?:start|begin|open|end|finish)s? (?:it )?(?:from|on|in|with) (?:a )?(?:black|white)(?: screen)?$|淡入|淡出|渐入|渐出|渐显|渐隐|渐黑|渐白|黑场|白场|变黑(?!白)|从黑屏|黑屏(?:开始|开头|结束|结尾)/;
/** What joins clips, and what music and titles do for themselves. */
const otherwise =
  /⟦|\btransi|\bcross|\bbetween\b|\b(?:each|every|all) (?:clips?|cuts?)\b|\bmusic\b|\bsongs?\b|\btrack\b|\btitles?\b|\btexts?\b|\bcaptions?\b|转场|过渡|叠化|之间|片段[^，,]{0,3}中间|中间都|每段|每[个一]|片段间|^中间|衔接|音乐|歌|配乐|bgm|标题|文字|\blogo\b|\bwatermark\b|水印|画中画|小窗|贴纸|台标/;

/** A fade of the film's start or end; undefined where a clause is about anything else. */
export function fadeWishIn(text: string): FadeWish | undefined {
  if (!about.test(text) || otherwise.test(text)) return undefined;
  const edge = edgeIn(text);
  if (edge === undefined) return undefined;
  const ms = /(\d+)ms/.exec(text)?.[1];
  return {
    edge,
    ...(ms === undefined ? {} : { ms: Number(ms) }),
    colour: /\bwhite\b|白/.test(text) ? 'white' : 'black',
    of: ofIn(text),
  };
}

function edgeIn(text: string): FadeWish['edge'] | undefined {
  const isIn =
    /\bfad\w+ (?:\w+ ){0,3}?in\b(?! (?:the )?(?:last|first|final|closing|\d))|\bfade-?in\b|\bin from\b|\bfrom (?:black|white)\b|\bat the (?:start|beginning)|\bopening\b|\bstart (?:with|on|from)|淡入|渐入|渐显|开头|片头|开场|开始/.test(
      text,
    );
  const isOut =
    /\bfad\w+ (?:\w+ ){0,3}?out\b|\bfade-?out\b|\bin (?:and|&) out\b|\b(?:to|into) (?:black|white)\b|\b(?:at|in) the (?:very )?end|\bending\b|\bend (?:with|on|in)\b|淡出|渐出|渐隐|渐黑|渐白|变黑(?!白)|结尾|片尾|末尾|最后|结束/.test(
      text,
    );
  if (isIn && isOut) return 'both';
  if (isIn) return 'in';
  return isOut ? 'out' : undefined;
}

function ofIn(text: string): FadeWish['of'] {
  const names = {
    sound: /\bsound\b|\baudio\b|\bvoice\b|\bvolume\b|声音|音量|原声|人声/.test(text),
    picture: /\bpicture\b|\bvideo only\b|\bimage\b|画面/.test(text),
  };
  if (names.sound === names.picture) return 'both';
  return names.sound ? 'sound' : 'picture';
}
