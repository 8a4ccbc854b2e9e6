/** Words for music as such. A "sound track" of the clip is its own sound, a "soundtrack" is music. */
const nouns =
  /\bmusic\b|\bsongs?\b|\bsoundtracks?\b|\bbgm\b|\btunes?\b|\bmp3\b|\blo-?fi\b|\b(?:chill|calm|happy|summer|upbeat|sad|party|relaxing) vibes?\b|\binstrumental\b|\bbeats?\b|background (?:track|audio|sound)|\bguitar\b|\b(?:something|anything) (?:[a-z]+ ){0,2}(?:underneath|under (?:it|this|that)|behind (?:it|this|that)|in the background)|\b(?:this|that|the|my|audio|another|different) track\b|\b(?:soft|calm|gentle|sad|slow) piano\b|\bukulele\b|\bpiano (?:music|piece|tune)\b|[配来放加][^，,]{0,5}(?:钢琴|尤克里里|古筝)|音乐|配乐|歌曲|这首歌|这歌|首歌|(?<!唱)歌(?!手|词|名|剧|唱)|(?<![歪弯])曲(?!线|奇|折|面|子)|背景乐|伴奏|曲子|背景音(?!量)|卡点|踩点|吉他|bgm|(?:舒服|轻松|欢快|动感|带感|嗨)[^，,]{0,2}的节奏/;
const beatWords =
  /\bsync(?:ed|hroni[sz]ed?|s|ing|hroni[sz]e)?\b|\b(?:on|to|with|at|match(?:ing)?) (?:the |every |each )?(?:\w+ )?(?:beat|rhythm)s?\b|\btime (?:the |my )?cuts\b|\bcuts? (?:to|with|on|match(?:ing)?) (?:the |my )?(?:music|song)\b|\bbeat[- ]?(?:sync|match|cut)|\bin time\b|卡点|踩点|卡节奏|跟[着上]?(?:音乐的?)?(?:节奏|鼓点|节拍)|鼓点|对上节拍|节拍|合拍/;
const calmWords =
  /\bcalm|\bchill|\brelax|\blo-?fi|\bsoft|\bsad(?:der)?\b|\bslow\b|\bgentle|\bquiet|\bpeaceful|\bambient|\bmellow|\bdreamy|\bromantic|\bemotional|\bsooth|\bsleepy|\bpiano|\bguitar|\bacoustic|\bcozy|\bcosy|舒缓|轻松|安静|柔和|温柔|抒情|悲伤|伤感|平静|治愈|舒服|舒适|轻音乐|钢琴|吉他|轻柔|温馨|温暖|放松|浪漫|忧伤|难过|慵懒|古风|田园|清新|梦幻|空灵|深情|感人|催泪|纯音乐|爵士|文艺|唯美|慢/;
const brightWords =
  /\bbright|\bupbeat|\bhard[- ]?hitting|\bpowerful|\bmotivat|\bhappy|\benerg|\bfun\b|\bfast(?:er)?\b|\bhype|\bbanger|\blit\b|\bparty|\bintense|\bworkout|\bphonk|\btrap\b|\bedm\b|\btechno|\brock\b|\bdance|\bexciting|\bpop\b(?! (?:some|a|in|on|the|it|my|this|up)\b)|\bepic|\bcheerful|\blively|\bdriving|\bpositive|\bpunchy|欢快|动感|活泼|快乐|开心|热血|激昂|节奏感|劲爆|轻快|燃|嗨|炸|带感|带劲|有劲|激情|摇滚|振奋|活力|明快|节奏强|可爱|俏皮|搞笑|喜庆|电音|电子|舞曲|嘻哈|说唱|蹦迪|阳光|元气|激烈|科技感|有活力|快节奏|震撼|史诗|大气|磅礴|激昂/;

export function mentionsMusic(text: string): boolean {
  return nouns.test(text);
}

const onlyMusic =
  /\b(?:mute|silence|remove|cut|kill|drop|delete|lose) (?:everything|all|(?:all )?(?:the )?(?:other )?(?:sounds?|audio)) (?:but|except(?: for)?|apart from|other than) (?:the |my )?(?:background )?(?:music|song|soundtrack)\b|^(?:please )?(?:keep )?(?:only|just) (?:keep |leave )?the (?:background )?(?:music|song)(?: please)?$|(?:静音|消音|原声|声音|人声|其[他它])[^，,⟦]{0,6}[只就](?:保留|[要留剩])下?(?:背景)?(?:音乐|配乐|bgm|歌)|^(?:全部?)?[只就](?:保留|[留剩])下?(?:背景)?(?:音乐|配乐|bgm)(?:声|的声音)?(?:就[行好])?$/;

/** "Mute everything but the music", 只留音乐. */
export function keepsOnlyMusic(text: string): boolean {
  return onlyMusic.test(text);
}

export function mentionsBeat(text: string): boolean {
  return beatWords.test(text);
}

export function moodIn(text: string): 'calm' | 'bright' | undefined {
  if (brightWords.test(text)) return 'bright';
  return calmWords.test(text) ? 'calm' : undefined;
}

/** What a clause says besides how the music should feel. */
export function withoutMoods(text: string): string {
  const moods = new RegExp(`(?:${calmWords.source}|${brightWords.source})[a-z]*`, 'g');
  return text.replace(moods, ' ');
}

/** "Make the dog bark on the beat" is about what is seen. */
export function isAboutSomebody(text: string): boolean {
  return /\b(?:make|let|have) (?!(?:some|a|an|1)\b|(?:the |my |this |that )?(?:it|this|that|them|cuts?|clips?|clip-?\d+|videos?|edits?|everything|sure|music|songs?|track|soundtrack|sound|audio)\b)|[让叫](?!它|画面|视频|片段|剪|音乐|声音|背景)/.test(
    text,
  );
}
