import type { ClausePattern } from './clause-kind.ts';

const theVideo =
  '(?:it|this|that|everything|(?:the|my|our|this|that)?\\s*(?:(?:final|finished|edited|completed?|whole|full|new|ready)\\s+)*(?:video|clip|file|result|cut|movie|film|mp4|edit|version|project|export|download)(?:\\s+file)?)';
const now =
  '(?:\\s+(?:now|already|back|over|here|first|again|today|to me|for me|as (?:an? )?mp4|in (?:hd|full hd|1080p|high quality)))*';

/** Whole clauses only: a word inside an edit never matches. Politeness is gone by then, letters are small. */
export const englishWords: readonly ClausePattern[] = [
  [
    'export',
    new RegExp(
      `^(?:export|render|download|save)(?! (?:this|the current) version$)(?:\\s+${theVideo})?(?:\\s+(?:to|in) (?:an? )?(?:mp4|file))?${now}$`,
      'u',
    ),
  ],
  [
    'export',
    new RegExp(`^(?:(?:send|give|hand|get|deliver)\\s+(?:me|us)|gimme)\\s+${theVideo}${now}$`, 'u'),
  ],
  [
    'export',
    new RegExp(
      `^(?:send\\s+${theVideo}${now}\\s+(?:to me|to us|over|back|here|now)|(?:deliver|hand over)\\s+${theVideo}${now})$`,
      'u',
    ),
  ],
  [
    'export',
    new RegExp(
      `^(?:i\\s+)?(?:have|get|download|export|save(?! (?:this|the current) version$)|grab)\\s+${theVideo}${now}$`,
      'u',
    ),
  ],
  [
    'export',
    new RegExp(
      `^(?:where|how) (?:can|do) i (?:get|download|export|save) ${theVideo}${now}$|^(?:i'd like |i would like )?the (?:finished|final) (?:file|video)${now}$`,
      'u',
    ),
  ],
  ['export', new RegExp(`^(?:let me|let us) (?:have|get) ${theVideo}${now}$`, 'u')],
  ['export', /^send(?: me| us| it)? what you(?:'ve| have)(?: got| made| done)?(?: so far| now)?$/u],
  [
    'export',
    /^send (?:my|the|our) (?:final |finished |edited |ready )*(?:video|clip|file|result|mp4|movie)$/u,
  ],
  [
    'export',
    /^(?:send it|ready to export|export time|time to export|do the export|(?:the )?mp4|final (?:export|render)|i (?:want|need) the (?:mp4|file|final (?:video|cut)))$/u,
  ],
  [
    'preview',
    /^(?:a )?(?:(?:quick|short|rough|fast|small|low[- ]?res(?:olution)?|low[- ]?quality|480p|draft) )?(?:preview|draft version|rough version|draft render)(?: (?:it|this|that|the (?:video|edit|cut|result)))?(?: first)?$/u,
  ],
  [
    'preview',
    /^(?:show|give|send|make|get)(?: me| us)? (?:a |the )?(?:quick |short |rough |fast |small |low[- ]?res(?:olution)? |low[- ]?quality |480p |draft )?(?:preview|draft version|rough version|draft render)(?: of (?:it|this|the video))?(?: first)?$/u,
  ],
  [
    'preview',
    /^(?:let me |i )?(?:see|watch|look at|have a (?:quick )?look at) (?:it|the (?:video|cut|edit|result)|a preview|how it looks|what it looks like|what you(?:'ve| have)(?: got| done| made)?)(?: first| now| so far)?$/u,
  ],
  ['preview', /^(?:let me |i )preview (?:it|this|that|the (?:video|edit|cut|result))$/u],
  ['preview', /^(?:let me )?have a (?:quick )?look(?: first| now)?$/u],
  [
    'preview',
    /^show me (?:the (?:video|cut|edit|result)|what you (?:have|did)|how it looks|what it looks like)(?: first| now| so far)?$/u,
  ],
  [
    'status',
    /^(?:what(?:'s| is)|whats|tell me) (?:the |its )?(?:current |total |new |whole )?(?:length|duration|runtime|running time)(?: (?:of|in) (?:it|this|the (?:video|clip|film|edit)|my video))?(?: now| so far| right now| rn| at the moment| currently)*$|^how long is (?:it|this|the (?:whole )?(?:video|clip|film|edit|thing)|my video)(?: now| so far| right now| rn| at the moment| currently| in total| all together| altogether)*$/u,
  ],
  ['status', /^(?:status|state|progress|timeline|tracks?|the timeline|status update)$/u],
  [
    'status',
    /^(?:show|list|see|view|print|display|check)(?: me| us)? (?:the |my |all )?(?:current )?(?:timeline|tracks|status|progress|state|clips)(?: now)?$/u,
  ],
  [
    'status',
    /^(?:what(?:'s| is| are)) (?:the |my |on the |in the |in my |on my )?(?:current )?(?:status|progress|timeline|tracks|state|in it)(?: (?:of|in|on) (?:it|the (?:timeline|video|project|edit)))?(?: now| so far| right now)?$/u,
  ],
  [
    'status',
    /^(?:any (?:progress|news|updates?)(?: yet)?|what(?:'s| is) (?:going on|happening|the news|up)|how(?:'s| is) (?:it|(?:the|my) (?:video|clip|edit|render)) (?:going|coming along|doing)|how far (?:are you|is it|along is it)|where are we|what does (?:it|the timeline) look like(?: now| so far)?)$/u,
  ],
  [
    'status',
    /^where(?:'s| is) (?:it|(?:my|the) (?:final |finished )?(?:video|clip|file|mp4|result|download|export))$/u,
  ],
  [
    'status',
    /^(?:is (?:it|the (?:video|render|edit)|my (?:video|clip)) (?:done|ready|finished)(?: yet)?|(?:are you|you) (?:done|ready|finished)(?: yet)?|what(?:'s| is) done(?: so far)?)$/u,
  ],
  [
    'status',
    /^(?:what have you (?:done|got|made)(?: so far)?|how (?:much longer|long)(?: (?:will|does|is) (?:it|this|that)(?: going to)?(?: take)?)?|are we (?:there|done|ready)(?: yet)?|when (?:will|is) (?:it|the video|my video) (?:be )?(?:done|ready|finished))$/u,
  ],
  [
    'credits',
    /^(?:show|check|see|view|display|get|tell|give)?(?: me| us)?\s*(?:what(?:'s| is| are) )?(?:my|the|our)?\s*(?:current |remaining |available |free |account |credit )*(?:credits?|balance)(?: left| remaining| available| balance| status| now| have i got| do i(?: still)? have)*$/u,
  ],
  [
    'credits',
    /^how (?:many|much)(?: free| more)? (?:credits?|balance)(?: (?:is|are))?(?: there)?(?: (?:left|remaining|available|do i (?:still )?have|have i (?:got )?|do we have|will (?:this|that|it) cost|does (?:this|that|it|an edit|an export) cost|did (?:i|this|that|it) (?:use|cost|spend)|on my account|in my account))*\s*(?:left)?$/u,
  ],
  [
    'credits',
    /^(?:is (?:it|this) free|what does (?:it|this|that) cost|how much (?:does (?:it|this|that) cost|is (?:it|this|that))|do i (?:need|have) to pay|is there a (?:free|paid) (?:plan|version))$/u,
  ],
  ['credits', /^(?:am i|are we) (?:out of|low on|running out of) credits$/u],
  [
    'credits',
    /^do (?:i|we) (?:still )?have (?:any |enough |some )?(?:free )?credits(?: left| remaining)?$/u,
  ],
  [
    'upload',
    /^(?:upload|i (?:want|need|would like|'d like) to upload|how (?:do|can) i upload|let me upload|i upload)(?: (?:a|the|my|another|some|this|more)?\s*(?:new )?(?:video|file|clip|clips|footage|files|videos|photo|picture|song))?(?: here| now)?$/u,
  ],
  // Read with its "I": "can you send my video" asks for the result.
  [
    'upload',
    /(?:can|could|may|do|should|shall|would) (?:i|we) (?:just |also |simply )*(?:send|give|show|share|upload|attach|pass|drop|post)(?: (?:you|u))? (?:a|an|my|the|some|another|one|two|three|several|more|this)? ?(?:new |raw |long |short |few )*(?:videos?|clips?|files?|footage|links?|photos?|pictures?|songs?|recordings?)(?: (?:to you|here|to edit|from my (?:phone|computer)))?$/u,
  ],
  [
    'upload',
    /^(?:what|which) (?:kinds? of |types? of |video |file )?(?:files?|formats?|videos?|clips?|types?) (?:do you|are|i)?\s*(?:take|accept|support(?:ed)?|send|upload|use|edit|work with)$/u,
  ],
  [
    'upload',
    /^(?:is it (?:ok|okay|fine|possible) (?:if i|to)|i|let me) (?:send|upload|share)(?: (?:you|u))? (?:a|an|my|some|two|several|another) (?:videos?|clips?|files?|footage|links?)(?: here)?$/u,
  ],
  [
    'upload',
    /^send you (?:a|an|my|some|two|several|another) (?:videos?|clips?|files?|footage|links?)$/u,
  ],
  ['upload', /^what (?:can|should|do) i (?:send|upload|share)(?: (?:you|here))?$/u],
  [
    'upload',
    /^how (?:big|large|long) (?:can|may|should|must) (?:a|the|my) (?:videos?|clips?|files?) be$|^what(?:'s| is) the (?:size|file|upload) limit$/u,
  ],
  [
    'upload',
    /^(?:do you |you )?(?:take|accept|support) (?:mp4|mov|avi|webm|mkv|gifs?|mp3|wav|m4a|aac|srt)s?$/u,
  ],
  ['upload', /^take (?:a|my) (?:youtube |tiktok |drive |dropbox )?(?:link|video|clip|file)$/u],
  [
    'upload',
    /^(?:do you|you) (?:take|accept|support|edit) (?:\w{2,4} (?:files?|videos?|clips?)|videos?|clips?|files?|links?)$/u,
  ],
  [
    'upload',
    /^(?:i have|i've got|i've|i got) (?:a|an|my|some|two|another) (?:videos?|clips?|footage|file|recording)(?: for you)?$/u,
  ],
  [
    'upload',
    /^(?:i'd like you to |you to )?(?:edit|work on) (?:a|my|our|some) (?:videos?|clips?|footage)$/u,
  ],
  [
    'upload',
    /^(?:here(?:'s| is| are) (?:my|the|a|some|another) (?:video|clip|clips|footage|file|files|song|music|picture)|here (?:you go|it is|they are)|this is (?:my|the) (?:video|clip|footage))$/u,
  ],
  [
    'cancel',
    /^(?:cancel|stop|abort|quit|halt|never ?mind|forget it|forget that|forget about it|hold on|wait stop|enough)(?: (?:it|that|this|now|everything|the (?:edit|render|run|job|task|export|request|upload)|my (?:request|edit|last request)|what you(?:'re| are) doing))?$/u,
  ],
  [
    'cancel',
    /^(?:don't|do not) (?:do|bother|continue|go on)(?: (?:it|that|this|with (?:it|that|this)))?$/u,
  ],
  [
    'new',
    /^(?:a )?(?:start|open|create|begin|make)?\s*(?:a |an )?(?:new|fresh|another|blank|empty) (?:project|timeline|session)$/u,
  ],
  ['new', /^(?:start|begin) (?:a )?(?:new|fresh) (?:one|video)$/u],
  [
    'projects',
    /^(?:show|list|see|view|what are|which are|which|what|switch|change)?\s*(?:me )?(?:all )?(?:my |the |to another )?projects?(?: list| do i have)?$/u,
  ],
  [
    'settings',
    /^(?:settings|preferences|options|(?:open|show|change)(?: me)? (?:my |the )?(?:settings|preferences|language))$/u,
  ],
  [
    'forget',
    /^(?:forget me|(?:delete|erase|remove|wipe) (?:all )?(?:of )?(?:my (?:data|account|information)|everything about me|everything you know about me))$/u,
  ],
  [
    'help',
    /^(?:help|help me|what (?:can|do) you do|what are you able to do|show me (?:the|your) commands|how (?:do|can|should) i use (?:you|this bot|it)|how (?:does (?:this|it) work|do (?:i|you) (?:use (?:this|you)|work))|(?:list |show )?(?:the |your )?commands|what are (?:the|your) commands|who are you|what are you|what is this|instructions|menu)$/u,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|yo|hiya|howdy|good (?:morning|evening|afternoon|day)|greetings|start|hi there|hey there|hello there|anyone there|hello bot|hi bot)$/u,
  ],
  [
    'thanks',
    /^(?:thanks?|thank you|thx|cheers|ty|many thanks|thanks (?:so much|a lot|a bunch|a million)|cheers mate|so much|a lot|thank you (?:so|very) much)$/u,
  ],
  [
    'filler',
    /^(?:ok|okay|ready|yes|yep|yeah|sure|great|nice|good|perfect|awesome|cool|done|fine|love it|i love it|i like it|looks? (?:good|great|perfect|nice|fine)|it looks (?:good|great|perfect)|that(?:'s| is) (?:it|great|good|perfect|all|fine)|i(?:'m| am) (?:happy|done|happy with (?:it|this|that))|all (?:good|done)|well done|very good|alright|all right|so|then|and|now|wow|amazing|excellent)$/u,
  ],
];
