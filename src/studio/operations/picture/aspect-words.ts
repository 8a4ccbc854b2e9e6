import type { Fit } from '../../edit/timeline.ts';

type Aspect = '9:16' | '16:9' | '1:1' | '4:5' | '4:3' | '3:4' | '21:9' | 'own';

const shapes: readonly (readonly [RegExp, Aspect])[] = [
  [/\b9x16\b/, '9:16'],
  [/\b16x9\b/, '16:9'],
  [/\b1x1\b/, '1:1'],
  [/\b4x5\b/, '4:5'],
  [/\b4x3\b/, '4:3'],
  [/\b3x4\b/, '3:4'],
  [/\b21x9\b/, '21:9'],
  [/\b(?:1080|720|540)\s*[x×*]\s*(?:1920|1280|960)\b/, '9:16'],
  [/\b(?:1920|1280|960)\s*[x×*]\s*(?:1080|720|540)\b/, '16:9'],
  [/\b(?:1080\s*[x×*]\s*1080|720\s*[x×*]\s*720)\b/, '1:1'],
  [/\b1080\s*[x×*]\s*1350\b/, '4:5'],
  [
    /\boriginal (?:aspect|shape|ratio|size|format)|\bnative (?:aspect|ratio)|原始比例|原比例|原来的比例|原尺寸/,
    'own',
  ],
  [/\bsquare[ds]?\b|正方形|方形|方的/, '1:1'],
  [
    /\bvertical(?:ly)?\b|\bportrait\b|\btik ?tok\b|\breels?\b|\bshorts\b|\bstor(?:y|ies)\b|\bsnapchat\b|\bwhats ?app status\b|竖屏|竖版|竖的|竖向|抖音|快手|视频号|小红书|朋友圈视频|微信状态/,
    '9:16',
  ],
  [
    /\blandscape\b|\bhorizontal(?:ly)?\b|\bwide ?screen\b|\byou ?tube\b|横屏|横版|横的|横向|宽屏|b站|油管/,
    '16:9',
  ],
  [/\binstagram\b|\binsta\b|\bfeed post\b/, '4:5'],
];

const notShapes =
  /⟦|\bsplit\b|\bpieces\b|\btik ?tok style\b|横竖|各来|各[一1]份|\btransi?tions?\b|\bslide|\bwipe|转场|\bmusic\b|\bsongs?\b|\bcaptions?\b|音乐|歌/;

export function aspectIn(text: string): Aspect | undefined {
  if (notShapes.test(text)) return undefined;
  return shapes.find(([words]) => words.test(text))?.[1];
}

export function fitIn(text: string): Fit | undefined {
  const noCrop =
    /\b(?:don'?t|do not|no|without|not|never)\b[^,]{0,12}\bcrop|不要?裁|别裁|不裁|不剪裁/.test(
      text,
    );
  if (/\b(?:blur(?:red|ry|s)?)\b|虚化|模糊/.test(text)) return 'blur';
  if (
    /\b(?:no|without|remove|delete|don't (?:want|like|need)|hate|get rid of|crop (?:out|off|away)|cut (?:out|off|away)|trim (?:off|away)|lose)\b[^,]{0,14}\bbars?\b|(?:不要|不想要?|不喜欢|别|去掉?|去除|删掉?|别加|没有)[^，,]{0,3}黑边/.test(
      text,
    )
  )
    return 'crop';
  if (/\bbars?\b|\bletter ?box|\bpillar ?box|\bpad(?:ded|ding)?\b|黑边|黑框|留边/.test(text))
    return 'bars';
  if (noCrop) return 'blur';
  if (/\b(?:remove|undo|delete|cancel|take off) (?:the |my )?crop/.test(text)) return undefined;
  return /\bcrop|\bfill\b|裁|填满|铺满|充满/.test(text) ? 'crop' : undefined;
}

/** Words that are about how the picture fills its frame, without naming a shape. */
export function isAboutFit(text: string): boolean {
  if (/\d+ms|⟦|\btransi|转场|\bface|人脸|脸/.test(text)) return false;
  if (/\bcrop\b[^,]*\b(?:left|right|top|bottom|upper|lower)\b/.test(text)) return false;
  return /\bblur(?:red|ry|s)?\b[^,]{0,20}\b(?:sides?|background|edges?|borders?|fill)|\b(?:sides?|background|edges?)\b[^,]{0,10}\bblur|\bblurr?ed\b|\bbars?\b|\bletter ?box|\bpillar ?box|\bcrop\b|\bfill (?:the )?(?:screen|frame)|虚化|背景模糊|黑边|黑框|裁|填满|铺满/.test(
    text,
  );
}
