import { z } from 'zod';
import { draftBounds } from '../../edit/draft/draft-bounds.ts';
import type { Scene, Sentence, Source } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import { shownLines } from '../../edit/subtitles.ts';
import type { AssetId, Subtitles, Timeline } from '../../edit/timeline.ts';
import { toMs } from '../../edit/timeline.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { assetId } from '../../records/timeline-record.ts';
import { clipNumber, clipsIn } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clock, count, seconds } from '../telling.ts';
import { styleChange } from '../titles/style-title.ts';
import { styleIn } from '../titles/style-words.ts';
import { positionIn } from '../titles/title-words.ts';
import { restyleSubtitles, tellLook } from './subtitle-style.ts';
import { placesFor, tieAll } from './subtitle-time.ts';
import { asksToListen, filesMeant, mentionsSubtitles, subtitleFiles } from './subtitle-words.ts';

const params = z.object({
  sources: z.array(assetId).max(draftBounds.subtitleFiles),
  /** What the file's times count from: the footage as it was filmed, or the film as it is now. */
  by: z.enum(['footage', 'film']).default('footage'),
  clip: clipNumber.optional(),
  style: styleChange.optional(),
  position: z.enum(['top', 'middle', 'bottom']).optional(),
});
type Wish = z.infer<typeof params>;

const burning =
  /\bburn(?:ed|t)?(?:[ -]?in)?\b|\bhard[- ]?(?:code|sub|burn)\w*|\bembed\b|压(?=[进入到制字上](?!\s*\d))|烧录|烧进|嵌入|内嵌/;
const adding =
  /\b(?:add|put|use|insert|apply|overlay|show|attach|lay|display|include|with|give|load|import|need|want)\b|加|配|用|放|贴|显示|打上|上字幕|导入|套/;
const pointing =
  /\b(?:these|this|those|my|attached|sent|uploaded) (?:sub|cap|srt|vtt|file)|\bfile\b|\bsrt\b|\bvtt\b|文件|这个|这份|发的|上传的/;
const bare =
  /^(?:burn|hard[- ]?code) (?:it|them|these|this|that)(?: in(?:to)?)?\b|^(?:把)?(?:它|这个|这份)?(?:压制?|烧)[进到录](?!\s*\d)/;
/** "Subtitles in white", with no verb. */
const isNamedAlone =
  /^(?:(?:white|yellow|big|bigger|small|smaller|bold|red|the|some|and) )*(?:subtitles?|captions|subs)\b(?! (?:are|is|come|should|look|too|off|away|out|later|earlier|late|early)\b)/;
const byFilm =
  /\b(?:for|of|to|by|match(?:es|ing)?) (?:the |this )?(?:edited|cut|current|finished|new|exported|final) |\b(?:by|as) the film\b|(?:按|照|对应|根据)?(?:现在|当前|剪好|剪完|成片|剪辑后)的?/;

export const burnSubtitles = defineOperation<Wish>({
  kind: 'burn_subtitles',
  phase: 'text',
  params,
  recognise(clause, { scene }) {
    const { text } = clause;
    const hasFile = subtitleFiles(scene).length > 0;
    if (!asksToBurn(text, hasFile) || polarityOf(clause) !== 'want') return undefined;
    const style = styleIn(text);
    const position = positionIn(text);
    const [clip] = clipsIn(text);
    return [
      {
        sources: [...filesMeant(text, scene)],
        by: byFilm.test(text) ? 'film' : 'footage',
        ...(clip === undefined ? {} : { clip }),
        ...(style === undefined ? {} : { style }),
        ...(position === undefined ? {} : { position }),
      },
    ];
  },
  needs: ({ sources }) => sources.map((source) => ({ source, measure: 'cues' as const })),
  apply(timeline, wish, scene) {
    const files = wish.sources.flatMap((id) => findSource(scene, id) ?? []);
    if (files.length === 0) return unchanged(noFile.en, noFile.zh);
    const empty = files.find((file) => (file.measures.cues ?? []).length === 0);
    if (empty !== undefined) return { kind: 'unchanged', why: noLines(empty.name) };
    const places = placesFor(timeline, { ...wish, files }, scene);
    if ('why' in places) return places.why;
    const lines = tieAll(files, places.clips, timeline.fps);
    const style = timeline.subtitles?.style;
    const plain: Subtitles = {
      sources: wish.sources,
      position: timeline.subtitles?.position ?? 'bottom',
      shift: 0,
      ...(style === undefined ? {} : { style }),
      lines,
    };
    const subtitles = restyleSubtitles(plain, wish.style ?? {}, wish.position);
    const burned = { ...timeline, subtitles };
    if (shownLines(burned).length === 0) return { kind: 'unchanged', why: noneShown(files) };
    if (JSON.stringify(subtitles) === JSON.stringify(timeline.subtitles))
      return unchanged('These subtitles are in already.', '这份字幕已经加上了。');
    const note = noteOn(burned, wish, scene);
    return { kind: 'changed', timeline: burned, ...(note === undefined ? {} : { note }) };
  },
  tell: ({ before, after, params: { sources }, scene }) =>
    tellBurned(before, after, namesOf(sources, scene)),
});

/** Without a file only words that point to one ask for it: others may be about what nobody can do. */
function asksToBurn(text: string, hasFile: boolean): boolean {
  if (asksToListen(text)) return false;
  if (!mentionsSubtitles(text)) return hasFile && bare.test(text);
  if (burning.test(text) || (adding.test(text) && (hasFile || pointing.test(text)))) return true;
  return hasFile && isNamedAlone.test(text);
}

const noFile: Sentence = {
  en: 'Send me the subtitles as an SRT, VTT or ASS file, and I burn them in.',
  zh: '请把字幕文件（SRT、VTT或ASS）发给我，我来压进画面。',
};

function noLines(name: string): Sentence {
  return {
    en: `I found no subtitles in “${name}”. A line of them begins with times, such as 00:00:01,500 --> 00:00:04,000.`,
    zh: `“${name}”里没有找到字幕。每条字幕前要有时间，例如“00:00:01,500 --> 00:00:04,000”。`,
  };
}

function noneShown(files: readonly { readonly name: string }[]): Sentence {
  const name = files[0]?.name ?? '';
  return {
    en: `No line of “${name}” falls into this video: all of them stand at other times.`,
    zh: `“${name}”里的字幕都不在这段视频的时间范围内。`,
  };
}

/** What the numbers do not say: lines that were too many, and lines that have no place. */
function noteOn(burned: Timeline, wish: Wish, scene: Scene): Sentence | undefined {
  const files = burned.subtitles?.sources.flatMap((id) => findSource(scene, id) ?? []) ?? [];
  const notes = [...files.map(noteOnLength), noteOnPlaces(burned, wish, files)].flatMap(
    (note) => note ?? [],
  );
  if (notes.length === 0) return undefined;
  return { en: notes.map(({ en }) => en).join(' '), zh: notes.map(({ zh }) => zh).join('') };
}

function noteOnLength({ name, facts: { linesLeftOut = 0 } }: Source): Sentence | undefined {
  if (linesLeftOut === 0) return undefined;
  const [is, its] = linesLeftOut === 1 ? ['is', 'line'] : ['are', 'lines'];
  return {
    en: `“${name}” is longer than I can take: its last ${linesLeftOut} ${its} ${is} left out.`,
    zh: `“${name}”太长，最后${linesLeftOut}条没有用上。`,
  };
}

function noteOnPlaces(
  burned: Timeline,
  { by }: Wish,
  said: readonly Source[],
): Sentence | undefined {
  const all = said.reduce((sum, file) => sum + (file.measures.cues ?? []).length, 0);
  const shown = new Set(shownLines(burned).map(({ line }) => line.text)).size;
  const texts = new Set(said.flatMap((file) => (file.measures.cues ?? []).map(({ text }) => text)));
  const left = texts.size - shown;
  if (left <= 0) return undefined;
  const why =
    by === 'film'
      ? { en: 'begin after the end', zh: '在片尾之后' }
      : { en: 'belong to parts that are not in the film', zh: '对应的画面不在片子里' };
  return {
    en: `${left} of ${all} ${why.en} and do not show.`,
    zh: `共${all}条，其中${left}条${why.zh}，不会显示。`,
  };
}

function namesOf(sources: readonly AssetId[], scene: Scene): readonly string[] {
  return sources.map((id) => `“${findSource(scene, id)?.name ?? id}”`);
}

/** In tenths of a second where whole ones would hide what there is. */
function tellStretch(fromMs: number, toMs: number): Sentence {
  if (toMs >= 60_000)
    return { en: `${clock(fromMs)}–${clock(toMs)}`, zh: `${clock(fromMs)}–${clock(toMs)}` };
  const [from, to] = [seconds(fromMs), seconds(toMs)];
  return { en: `${from}–${to} s`, zh: `${from}–${to}秒` };
}

function tellBurned(before: Timeline, after: Timeline, names: readonly string[]): Sentence {
  const shown = shownLines(after);
  const [first, last] = [shown[0], shown.at(-1)];
  if (after.subtitles === undefined || first === undefined || last === undefined)
    return { en: '', zh: '' };
  const stretch = tellStretch(toMs(first.at, after.fps), toMs(last.at + last.frames, after.fps));
  const look = tellLook(before.subtitles, after.subtitles);
  const instead =
    before.subtitles === undefined
      ? { en: '', zh: '' }
      : { en: ', instead of the ones before', zh: '，替换了原来的字幕' };
  return {
    en: `Burned in ${count(shown.length, 'subtitle')} from ${names.join(' and ')} (${stretch.en})${look.en === '' ? '' : `, ${look.en}`}${instead.en}.`,
    zh: `压好了${names.join('和')}的${shown.length}条字幕（${stretch.zh}）${look.zh === '' ? '' : `，${look.zh}`}${instead.zh}。`,
  };
}
