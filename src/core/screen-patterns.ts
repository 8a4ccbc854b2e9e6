/** What only makes sense on a screen that the person does not see. Quotations are stand-ins by then. */
const uiNoun =
  '(?:buttons?|panels?|tabs?|menus?|icons?|sidebar|side bar|toolbar|tool bar|dashboard|inspector|drop-?down|sliders?|checkbox|pop-?up|dialog|timeline|editor|canvas|player|workspace|media (?:library|pool|bin)|library|preview (?:window|area|pane)|window|settings|preferences|properties|screen|page|playhead|handles?|toggle|(?:upper|lower|top|bottom)[- ](?:left|right)(?: corner)?|right[- ]hand side|left[- ]hand side|account|billing|subscription)';
const uiVerb =
  '(?:open|go (?:back )?to|head (?:over )?to|navigate to|switch to|check|use|see|view|find|look (?:at|in|under|for)|visit|select|choose|pick|press|hit|preview|review|watch|play|adjust|edit|change|toggle|expand|locate|access|move|scroll|export|download|save|share|tweak|fine-tune|manage|return to|show|inspect|trim|resize|rename)';
const uiAction =
  '(?:export|download|save|render|play|preview|undo|redo|share|publish|apply|done|upload|import|confirm|split|delete)';

const englishScreen: readonly RegExp[] = [
  /\b(?:double[- ]|right[- ]|left[- ])?click(?:ing)?\b/iu,
  /\btap(?:ping)?\b(?! (?:dance|water|shoes|sound))/iu,
  /\bdrag(?:ging)?\b|\bdrag-and-drop\b|\bdrop (?:it|them|the \w+|a \w+|your \w+) (?:on|onto|into|in|to)\b/iu,
  /\bhover(?:ing)? over\b|\bscroll (?:down|up|to)\b/iu,
  new RegExp(`\\b(?:press|hit|select|choose|use|pick)\\s+(?:the\\s+)?${uiAction}\\b`, 'iu'),
  new RegExp(`\\b${uiVerb}\\b[^.]*\\b${uiNoun}\\b`, 'iu'),
  new RegExp(`\\b${uiAction}\\s+(?:button|icon|menu|panel|dialog|tab)\\b`, 'iu'),
  /\b(?:in|from|on|via|through|under|inside) the (?:\w+ )?(?:panel|tab|menu|toolbar|sidebar|editor|dashboard|inspector|media library|player)\b/iu,
  /\bpress(?:ing)? (?:the )?(?:space(?:bar)?|enter|return|esc|ctrl|cmd|command|shift|alt|[a-z] key)\b/iu,
  /\b[A-Z]\w+\s*>\s*[A-Z]\w+/u,
  /\b(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\S*/iu,
];

const chineseScreen: readonly RegExp[] = [
  /点击|单击|双击|轻点|点按|右键|长按|点一下|按下/u,
  // What was dragged already is told, not asked for.
  /(?:拖拽|拖动|拖到|拖放|拖入|拖进|拖至)(?!了)/u,
  /(?:打开|前往|进入|切换到|切换至|回到|返回|转到|到|去|在|从|通过|使用|用|点开|展开|查看|检查|看看|预览|选择)[^。！？]*(?:面板|按钮|菜单|选项卡|标签页|侧边栏|工具栏|工具条|编辑器|界面|播放器|媒体库|素材库|预览窗口|控制台|滑块|设置页|页面|右上角|左上角|右下角|左下角|右侧栏|左侧栏)/u,
  /(?:打开|查看|进入|前往|去|在|到)[^。！？]*时间[轴线](?:面板)?(?:中|里|上|内)?(?:查看|预览|看|调整|编辑|播放)/u,
  /(?:预览|查看|打开)[^。！？]*时间[轴线]|时间[轴线](?:面板)?(?:中|里|上)(?:可以)?(?:预览|查看)/u,
  /导出按钮|下载按钮|保存按钮|播放按钮/u,
  /(?:查看|检查|管理|登录|前往|去)[^。！？]*(?:账户|账号|账单|订阅)/u,
];

/** Whether a clause tells somebody to do something on a screen. */
export function isScreenTalk(clause: string): boolean {
  return [...englishScreen, ...chineseScreen].some((pattern) => pattern.test(clause));
}

/** The rest of "…your account or billing page". */
const uiRest = new RegExp(`^(?:the |your )?${uiNoun}\\b`, 'iu');
const englishStep =
  /^(?:\d+[.)]\s*)?(?:and |or |then |please |now |next |simply |just )*(?:choose|select|pick|press|hit|save|download|export|confirm|enter|type|set|adjust|move|wait|play|share|change|use|release|apply|review|preview|watch|see|check|repeat|grab|finish|enjoy|your (?:download|export) (?:will )?start|the download (?:will )?start)/iu;
const chineseStep =
  /^(?:\d+[.、)]\s*)?(?:即可|就可以|就能|便可|来|以便|并|然后|再|最后|接着|之后)?(?:选择|保存|下载|导出|确认|调整|设置|输入|等待|预览|查看|播放|分享|即可|就行|就好|就可以|就能|释放|松开|完成|进行|修改|更改)/u;

/** What only goes on with a screen instruction: "…and choose MP4". */
export function isNextStep(clause: string): boolean {
  return englishStep.test(clause) || chineseStep.test(clause) || uiRest.test(clause);
}

const englishLead =
  /^(?:and |or |but |so |then )*(?:to \w+|if |when |once |whenever |after |before |for (?:a|the|finer|more|best)\b|in order to|from there|from here|alternatively|otherwise|instead|next|now|then|first|finally|you can also|feel free|at any time|any time|as soon as)/iu;
const chineseLead =
  /^(?:如果|若|如需|如要|想要|想|要|需要|满意|完成后|之后|接下来|然后|另外|或者|当|一旦|等|准备好|最后|接着|您?也?可以|你?也?可以)/u;

/** What only leads up to a screen instruction: "If you like it, …". */
export function isLeadIn(clause: string): boolean {
  return englishLead.test(clause) || chineseLead.test(clause);
}

const offers: readonly (readonly ['export' | 'timeline' | 'credits', RegExp])[] = [
  ['export', /export|download|\bsave\b|render|导出|下载|保存/iu],
  ['timeline', /timeline|tracks?\b|panel|preview|player|时间[轴线]|面板|轨道|预览/iu],
  ['credits', /account|billing|credits?\b|subscription|账户|账号|账单|积分|订阅/iu],
];

/** What the bot can do instead of what was to be done on the screen. */
export function offersOf(screenTalk: string): readonly ('export' | 'timeline' | 'credits')[] {
  return offers.filter(([, pattern]) => pattern.test(screenTalk)).map(([offer]) => offer);
}

/** Backend noise at the end of otherwise normal replies (protocol, section 4.2 D). */
export const noise =
  /(?:^|\s)I (?:have )?encountered a temporary issue[^.!\n]*[.!]?|遇到了?(?:一个)?(?:临时|暂时)(?:性)?(?:的)?问题[^。！\n]*[。！]?/giu;
