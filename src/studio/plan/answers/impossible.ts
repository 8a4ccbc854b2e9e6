import type { Sentence } from '../../edit/scene.ts';

/** Wishes that no cut can grant, with what can be had instead. */
interface Impossible {
  readonly wish: string;
  readonly words: RegExp;
  readonly says: Sentence;
}

const thing =
  '(?:actor|actress|person|people|man|woman|guy|girl|lady|boy|kid|child|baby|dude|stranger|crowd|bystander|passer-?by|photobomber|dog|cat|bird|animal|car|truck|tree|house|building|object|character|celebrity|monster|dragon|robot|explosion|fire(?:work)?|rain(?:bow)?|snow(?:flake)?|confetti|sparkle|lightning|cloud|heart|balloon|alien|zombie|ghost|helicopter|plane|horse|unicorn|spaceship)s?';
const zhThing =
  '(?:演员|人物|路人|行人|男人|女人|男生|女生|小孩|孩子|宝宝|明星|狗狗?|猫咪?|车子?|汽车|树|房子|怪兽|恐龙|龙(?!门|头)|机器人|爆炸|动物|人(?!声|像居中|物居中))';

/** "The dog clip" and "fire transitions" are things of the edit. */
const ofEdit =
  '(?! (?:clip|video|photo|part|shot|scene|footage|music|song|beat|track|tune|transition|title|text|caption|sound|voice|vibe|emoji))';

const impossible: readonly Impossible[] = [
  {
    wish: 'sharper',
    words:
      /\b(?:[2-9]|1[0-6])k\b(?! (?:views|subs|followers|likes))|\bupscal|\b(?:raise|increase|higher|better|improve|enhance) (?:the )?(?:resolution|video quality|image quality)|\b(?:sharper|less blurry|unblur|deblur)\b|(?<!\d)(?:[2-9]|1[0-6])k(?![a-z])|超清|提高(?:清晰度|画质|分辨率)|变清晰|修复画质/,
    says: {
      en: 'I cannot make a picture sharper than it was filmed; what I finish is up to 1080p. I can crop it, or shape it 9:16, 1:1 or 16:9.',
      zh: '拍的时候多清晰就只能多清晰，我最高输出1080P。可以裁切，或者改成9:16、1:1、16:9。',
    },
  },
  {
    wish: 'add_things',
    words: new RegExp(
      `\\b(?:add|put|insert|place|include|give (?:me|us)) (?:in )?(?:a|an|some|another|two|2|3|the|more)? ?(?:\\w+ ){0,2}?${thing}\\b${ofEdit}|(?:加|放|添)(?:上|入|进)?[一几两]?[个位只条名群辆棵]?${zhThing}|加(?:点)?特效`,
    ),
    says: {
      en: 'I cannot put things into the picture that nobody filmed. I can add titles, music and transitions, or another clip that you send.',
      zh: '没有拍到的人和物我加不进画面。可以加标题、音乐、转场，或接上你发来的其他素材。',
    },
  },
  {
    wish: 'remove_things',
    words: new RegExp(
      `\\b(?:remove|erase|delete|get rid of|cut out|take out|hide|edit out) (?:the|that|this|my|those|these|all) (?:\\w+ ){0,2}?(?:${thing}${ofEdit}|tattoos?|pimples?|wrinkles?|watermarks?|logos?|background(?! (?:music|song|track|audio|noise|sound|hum)))\\b|(?:去|抹|擦|(?<![a-z])p(?![a-z0-9])|除|消|移|删)(?:掉|除|去)?[^，,音声]{0,6}(?:路人|行人|水印|logo|那个人|背景(?!音|乐|噪|杂|声|里?的?(?:音|声|噪)))|(?:那个|这个|旁边的?|后面的?|左边的?|右边的?|里面?的|中的)${zhThing}[^，,]{0,3}(?:去|抹|擦|p|删|消)掉?|去水印|(?:水印|logo|台标|角标)[^，,加放]{0,4}(?:(?:去|抹|擦|p|删|消)(?:掉|除|去)|移(?:除|走|掉))`,
    ),
    says: {
      en: 'I cannot take something out of the picture itself. I can cut the seconds in which it is seen, crop the picture, or cover the place if you tell me where.',
      zh: '画面里的东西我抹不掉。可以剪掉出现它的那几秒、裁切画面，或者告诉我位置来打码。',
    },
  },
  {
    wish: 'background',
    words:
      /\b(?:change|replace|swap|switch|turn) (?:out )?(?:the |my )?background\b(?! (?:music|song|track|audio|noise|sound))|\bgreen ?screen\b|\bchroma key|\bnew background\b(?! (?:music|song|track))|换(?:个|掉|成)?背景(?!音|乐)|背景(?:换|改|变)成|抠图|抠像|绿幕/,
    says: {
      en: 'I cannot put another background behind people. I can blur the borders when the shape changes, or cut to another clip.',
      zh: '人物背后的背景我换不了。改比例时可以虚化两边，或者切到别的素材。',
    },
  },
  {
    wish: 'speech',
    words:
      /\btranslat|\bdub(?:bed|bing)?\b(?!step)|\bvoice-? ?overs?\b|\btext[- ]to[- ]speech\b|\btts\b|\bnarrat|\b(?:change|clone|swap|replace|alter) my voice\b|\b(?:male|female|robot) voice\b|\blip ?sync|翻译|配音(?!乐)|(?:我的?|人)声音?(?:换|变)成|变声|旁白|朗读|念出来|文字转语音|对口型/,
    says: {
      en: 'I cannot speak or translate. I can show any words you give me as a title, and lay a voice under the picture that you send as MP3.',
      zh: '我不会说话，也不能翻译。你给的文字我可以做成标题；录好的声音发MP3给我，可以配在画面上。',
    },
  },
  {
    wish: 'captions',
    words:
      /\bauto(?:matic(?:ally)?)?[- ]?(?:captions?|subtitles?|cc)\b|\b(?:captions?|subtitles?)\b(?![^⟦]*⟦)[^⟦]{0,20}\b(?:automatic(?:ally)?|by yourself|on your own|from scratch|of everything|everything (?:i|we|he|she|they) sa(?:y|id)|of what|for what|from (?:my|the) (?:voice|speech|audio)|what i'?m? ?(?:say|said))|\b(?:add|generate|make|create|put|need|want|write|type|do|give me|with) (?:some |the |me )?(?:captions|subtitles)(?: (?:please|to it|on it|in|in [a-z]+|for (?:it|this)))?$|\btranscri(?:be|pt)|\b(?:caption|subtitle) (?:what|everything (?:i|we|he|she|they)|my (?:voice|speech|words|talk)|me\b|(?:this|it|the (?:video|talk|speech|clip))(?: (?:for me|please|automatically))?$)|自动(?:加|生成|识别|添加)?字幕|(?:识别|根据)[^，,]{0,8}(?:说|讲|语音)[^，,]{0,6}字幕|^(?:帮我|请|给我|给视频)*加(?:上|个|点)?字幕$|语音转文字|逐字|\bone word at a time\b/,
    says: {
      en: 'I cannot write down what is said: there is no speech service here. Send me an SRT file and I burn it in, or give me the words, for example: put "Hello" at the bottom from 1 to 3 s.',
      zh: '这里没有语音识别，所以听写不了字幕。把SRT字幕文件发给我就能压进画面，或者直接给我文字，例如：1到3秒底部显示“你好”。',
    },
  },
  {
    wish: 'fillers',
    words:
      /[嗯呃额][嗯呃额啊哦]+[^，,]{0,4}(?:剪|删|去|地方|部分|声音|那些)|(?:语气|口头)[词禅]|水词|口癖|\b(?:filler|fill) words?\b|\b(?:ums?|uhs?|uhms?|umms?|erms?)\b(?=[^,]*\b(?:a lot|too much|cut|remove|all|every|out|ums?|uhs?)\b|$| (?:and|or) )|\b(?:cut|remove|delete|take out|edit out|get rid of|lose) (?:all )?(?:the |my |every )?(?:ums?|uhs?|erms?|stutters?|stammers?)\b/,
    says: {
      en: 'I cannot hear single words, so I do not find the ums. I can cut the pauses, or the seconds that you name.',
      zh: '我听不出“嗯”“啊”这样的词，没法单独剪掉。可以剪停顿，或者告诉我是第几秒。',
    },
  },
  {
    wish: 'looks',
    words:
      /\b(?:make|get|have) (?:my|her|his|their|our|the) (?:face|nose|chin|jaw|skin|body|belly|tummy|stomach|waist|legs?|arms?|hair|eyes?|teeth|lips|cheeks?|butt|muscles) (?:look |a bit |a little |appear )*(?:thin|slim|small|big|young|smooth|white|bright|clear|skinn|flat|long|short|better|prett|nice|less|more|tann?)\w*|\b(?:make|get) me (?:look )?(?:\w+ )?(?:young|old|slim|thin|skinn|prett|handsom|hot|beaut|tall)\w*|\bface ?swap|\bdeep ?fake|\bsmooth (?:my )?skin|\bmake-?up\b|\bbeauty (?:filter|mode)|瘦脸|磨皮|美颜|瘦一?[点些]|变瘦|换脸|变年轻|显瘦|美白|化妆/,
    says: {
      en: 'I cannot change how people look. I can cut, crop, title and set it to music.',
      zh: '人的长相我改不了。可以剪辑、裁切、加标题、配音乐。',
    },
  },
  {
    wish: 'sound_effects',
    words:
      /\bbleep|\bbeep (?:it|that|out|over)|\b(?:sound effects?|sfx|sound fx|whoosh sounds?|applause|laugh track|explosion sound)\b|音效|罐头笑声|掌声/,
    says: {
      en: 'I have no sound effects. Send the sound as an MP3 and I can lay it under the picture.',
      zh: '我没有音效素材。把声音发成MP3，可以配在画面上。',
    },
  },
  {
    wish: 'echo',
    words: /\becho(?:es|y)?\b|\breverb\b|回音|回声|混响/,
    says: {
      en: 'I cannot take the echo of a room out of a voice. I can reduce steady noise, or make the voice louder.',
      zh: '房间的回音我去不掉。可以降低持续的噪音，或者把人声调大。',
    },
  },
  {
    wish: 'restyle',
    words:
      /\b(?:anime|cartoon(?:ish)?|pixar|ghibli|disney|claymation|oil painting|van gogh|3d animation)\b|\bin the style of\b|动漫风|卡通风|吉卜力|皮克斯|油画风|漫画风/,
    says: {
      en: 'I cannot redraw the picture in another style; I edit what was filmed.',
      zh: '我不能把画面重画成别的风格，只剪辑拍下来的内容。',
    },
  },
  {
    wish: 'posting',
    words:
      /\b(?:post|publish|upload) (?:it|this|that|the (?:video|clip|result)|my (?:video|clip)) (?:for me )?(?:to|on) (?:my )?(?:tiktok|youtube|instagram|insta|facebook|twitter|x|channel|account|story|reels)\b|(?:帮我|直接|自动)(?:发布|上传|发)到(?:我的)?(?:抖音|快手|b站|小红书|视频号|微博|油管)/,
    says: {
      en: 'I cannot post for you; I give you the finished MP4 and you post it.',
      zh: '我不能替你发布，会把成片MP4给你，你自己发。',
    },
  },
  {
    wish: 'famous_song',
    words:
      /\b(?:songs?|music|track|beat) (?:by|from) (?!half\b|a\b|an\b|one\b|me\b|my\b|the\b|our\b|these\b|those\b|this\b|that\b|clip|\d|your)[a-z]+|\b(?:from|on) (?:spotify|youtube music|apple music|soundcloud)\b|(?:周杰伦|林俊杰|陈奕迅|泰勒|邓紫棋|五月天)[^，,]{0,4}的?歌|网易云|qq音乐/,
    says: {
      en: 'I do not have that song. Send it as an MP3 and I lay it under the video; I have a calm and a bright track of my own.',
      zh: '我没有那首歌。把它发成MP3就能配上；我自带一首舒缓的和一首明快的。',
    },
  },
];

/** The wish that a clause stands for where nothing can grant it. */
export function impossibleIn(text: string): string | undefined {
  return impossible.find(({ words }) => words.test(text))?.wish;
}

/** Said instead of doing it; for footage that nobody filmed where the wish is not known. */
export function refusalOf(wish: unknown): Sentence {
  return impossible.find((each) => each.wish === wish)?.says ?? cannotGenerate;
}

const cannotGenerate: Sentence = {
  en: 'I cannot make up new footage here; I edit what you send. Send me a clip and I will cut it.',
  zh: '这里不能凭空生成画面，我只剪辑你发来的素材。发一段视频给我就可以开始。',
};
