export interface SpeedWish {
  readonly mode: 'set' | 'times';
  readonly factor: number;
}

const about =
  /\bspeed(?:s|ed|ing)?\b|\bsped\b|\bfast(?:er|en)?\b|\bslow(?:er|ed|ly)?\b|\bslow[- ]?mo(?:tion)?\b|\bquick(?:er|en)?\b|\btime[- ]?lapse\b|\bplayback\b|倍速|快放|快进|慢放|慢动作|慢镜头|速度|加速|减速|放慢|放快|加快|变快|变慢|(?<![轻欢明愉畅痛赶尽])[快慢]一?(?:[点些]|丢丢)|[快慢]\s*(?:一半|1?一?倍|\d+x)|[快慢]\s*\d+%|速度\s*(?:翻倍|2x)|\d+x (?:time|pace)\b|\d+ms\s*(?:to|until|到|至|-)\s*\d+ms\s*\d+(?:\.\d+)?x|^太[快慢]了?$|原速|延时/;
const notSpeed =
  /⟦|\btitles?\b|\btext\b|\bcaptions?\b|标题|文字|字幕|\bi (?:talk|speak|read)\b|我?(?:说话|讲话|语速)|\bmusic\b|\bsongs?\b|\bpauses?\b|\bsilen|\btransi|\bfade|音乐|歌|停顿|静音|转场|节奏|\bramp/;

/** "Faster at the end" does not say from when. */
const somewhere =
  /\b(?:at|near|towards) the (?:end|start|beginning)\b|\b(?:the )?(?:intro|outro|ending)\b|(?:结尾|开头|片头|片尾|最后|后面|前面)(?!\s*\d)(?!一?段)/;

/** "Clip 2 1.5x", 最后4秒半速: which part, and how fast. */
function isFactorOfPart(text: string): boolean {
  const rest = text.replace(
    /clip-?\d+|\d+ms|\b(?:first|last|the|from|to|until|for|in|at|and|speed)\b|最后|前|后|从|[到至的-]|速度?/g,
    ' ',
  );
  return rest !== text && /^\s*\d+(?:\.\d+)?x\s*(?:播?放)?\s*$/.test(rest);
}

export function isAboutSpeed(text: string): boolean {
  if (notSpeed.test(text) || (somewhere.test(text) && !/\d+ms|clip-?\d/.test(text))) return false;
  return (
    about.test(text) ||
    isFactorOfPart(text) ||
    /^(?:把?(?:(?:整个|全部|所有)?(?:视频|片子)|它|全部|整[个段体片]|全[片程])?都?(?:改成|变成|用|以)?|(?:make|play|set|do|put|run) (?:it|this|that|the (?:video|clip)|everything|clip-?\d+)(?: (?:at|to|in|by))?)?\s*\d+(?:\.\d+)?x(?: ?(?:播放|放|过掉?|快进|走|please))?$|\d+ms\s*(?:to|until|到|至|-|~)\s*\d+ms.*\b\d+(?:\.\d+)?x$/.test(
      text,
    )
  );
}

const slower =
  /\bslow|慢|减速|降速|\btoo fast|\b(?:is|feels?|looks?|seems?|it's|its) (?:(?:a (?:little )?bit|a little|so|very|really|super|pretty|quite|kinda|kind of|rather) )*fast\b|太快/;
/** How it is: what is wanted is the opposite. */
const tooSlow =
  /\btoo slow|\b(?:is|feels?|looks?|seems?|it's|its|drags?|plays?) (?:(?:a (?:little )?bit|a little|so|very|really|super|pretty|quite|kinda|kind of|rather) )*slow\b|太慢|(?:有点|好|很|偏|特别)慢(?!动|放|慢|一)/;
const usual =
  /\bnormal\b|\bregular\b|\boriginal speed|\breset\b|\breal[- ]?time\b|原速|正常速度|正常播放|恢复速度|[回到复]正常/;

/** How fast, from a factor, a share or a feeling. */
export function speedIn(text: string): SpeedWish {
  const isSlow = slower.test(text) && !tooSlow.test(text);
  if (usual.test(text)) return { mode: 'set', factor: 1 };
  return inNumbers(text, isSlow) ?? inWords(text, isSlow);
}

function inNumbers(text: string, isSlow: boolean): SpeedWish | undefined {
  // 快一倍 is what comes on top.
  if (/(?:[快慢]|\bspeed up|加速|提速)\s*(?:1?一?倍|1x)/.test(text))
    return { mode: 'set', factor: isSlow ? 0.5 : 2 };
  const factor = /(\d+(?:\.\d+)?)x(?!\d)/.exec(text)?.[1];
  if (factor !== undefined) return { mode: 'set', factor: slowed(Number(factor), isSlow) };
  const percent = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  if (percent !== undefined) return fromPercent(Number(percent), text, isSlow);
  if (!/\bhalf\b|一半|减半/.test(text)) return undefined;
  return {
    mode: 'set',
    factor:
      !isSlow && /\bfast|\b(?:speed|sped)\w*\b[^,]*\bup\b|加速|提速|快/.test(text) ? 1.5 : 0.5,
  };
}

function inWords(text: string, isSlow: boolean): SpeedWish {
  if (/\bslow[- ]?mo(?:tion)?\b|慢动作|慢镜头/.test(text)) return { mode: 'set', factor: 0.5 };
  if (/\btime[- ]?lapse\b|延时/.test(text)) return { mode: 'set', factor: 8 };
  const step = stepIn(text);
  return { mode: 'times', factor: isSlow ? 1 / step : step };
}

/** "Slow it down 2x" is half the speed. */
function slowed(factor: number, isSlow: boolean): number {
  const value = factor > 0 ? factor : 1;
  return isSlow && value > 1 ? 1 / value : value;
}

/** "To 80 %" and "80 % speed" are a speed; "20 % faster" is a change. */
function fromPercent(percent: number, text: string, isSlow: boolean): SpeedWish {
  const isChange =
    /%\s*(?:faster|slower|quicker)|\bby\b|\b(?:speed|slow)(?:ed)? (?:\w+ )?(?:up|down)\b(?! to\b)(?!.*\bto\b)|(?:加速|减速|放慢|加快|变快|变慢)\s*\d|快\s*\d+(?:\.\d+)?%|慢\s*\d+(?:\.\d+)?%/.test(
      text,
    );
  if (!isChange) return { mode: 'set', factor: percent / 100 };
  return { mode: 'times', factor: isSlow ? 1 - Math.min(90, percent) / 100 : 1 + percent / 100 };
}

function stepIn(text: string): number {
  if (
    /丢丢|\ba (?:little )?bit\b|\bslightly\b|\ba little\b|\ba (?:touch|tad|hair|smidge|smidgen)\b|\btiny|一点|稍微|一些|略|[快慢]点/.test(
      text,
    )
  )
    return 1.15;
  return /\bmuch\b|\ba lot\b|\bway\b|\bvery\b|\breally\b|很多|非常|大幅|特别/.test(text)
    ? 1.4
    : 1.25;
}
