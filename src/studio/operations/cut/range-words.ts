import { takesAway } from '../../plan/words/polarity.ts';

const others =
  /\bmusic\b|\bsongs?\b|\bsound\b|\baudio\b|\bvolume\b|\btitles?\b|\btext\b|\btransitions?\b|\bcross-?fades?\b|\bspeed\b|\bfast|\bslow|\bmute|\bpause|\bsilen|⟦|音乐|配乐|(?<!唱)歌(?!手|词)|曲子|bgm|声音|音量|原声|静音|标题|文字|转场|叠化|倍|慢|快|停顿|气口/;
const only =
  /\bkeep\b(?! (?:the )?(?:rest|everything else))|\bonly\b|\bjust\b|\bretain\b|\bextract\b|\bisolate\b|\b(?:need|want|use|like) (?:just |only )?(?:the |that )(?:bit|part|section|piece|stretch|moment|footage) (?:from|between)\b|\bnothing else\b|\buse (?:only )?(?:from|the (?:first|last|part))|\b(?:cut|trim|shorten|crop|clip) (?:it |this |the (?:video|clip) )?(?:down )?to\b|\btrim (?:it |this |the (?:video|clip) |my (?:video|clip) )?(?:from|between)\b|\b(?:everything|all|anything)\b[^,]{0,8}\b(?:except|but|apart from|besides)\b|除了[^，,]*(?:都|以?外|其他|其余)|从[^，,]*[剪切]到|只要|只截|就截|就要|就留|只想要|只留|只保留|保留|留[下着]|截取|截出|剪到只剩|只用/;
const out =
  /\b(?:cut|trim|remove|delete|drop|chop|take|erase|skip|lose|snip|nix|zap|get rid|discard|clear|shave|lop|trash|ditch|hack|scrap|dump|crop out)\b|\bno\b|\bwithout\b|去掉|删|剪|切|裁|掐|不要|移除|去除|砍|跳过|咔|扔/;

/** "Silence at the start and end": the film's edges, not the pauses in it. */
export function isQuietAtEnds(text: string): boolean {
  return /\b(?:silences?|quiet|dead (?:air|space|time)|gaps?|nothing)\b[^,]{0,12}\b(?:at|from|in|on) (?:the (?:very )?(?:start|beginning|front|end)|both ends)\b|(?:开头|结尾|片头|片尾|头尾|首尾)[^，,]{0,6}(?:空白|静音|没声|空太久|太空)/.test(
    text,
  );
}

/** True where a time belongs to music, a title or the like rather than to the picture. */
export function namesOtherThings(text: string): boolean {
  return others.test(text);
}

/** "Keep only", "cut it down to", 只保留: what is named stays. */
export function wantsOnly(text: string): boolean {
  // "Only cut the first second" cuts nothing else.
  if (
    /\b(?:only|just) (?:cut|trim|remove|delete|drop|chop)\b(?! (?:(?:it|this|the (?:video|clip)) )?(?:down )?to\b)|只[剪删去切裁]/.test(
      text,
    )
  )
    return false;
  return only.test(text);
}

export function wantsOut(text: string, carries: 'remove' | 'want' | undefined): boolean {
  return out.test(text) || takesAway(text) || carries === 'remove';
}
