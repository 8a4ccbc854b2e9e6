import { appendSources, assemble, newSources } from '../../edit/assemble.ts';
import { currentTimeline, type Scene, type Sentence, type Source } from '../../edit/scene.ts';
import { findTake } from '../../edit/takes.ts';
import type { AssetId, Timeline } from '../../edit/timeline.ts';
import { type Clause, quotedIn } from '../../plan/clauses/clause.ts';
import { clipsIn } from '../clips/clip-target.ts';

/** What is looked for, and how it is asked for where nobody can tell which is meant. */
export interface Wanted {
  readonly kinds: readonly ('image' | 'video')[];
  readonly none: Sentence;
  /** Goes before the names. */
  readonly several: Sentence;
  /** With a name in quotes put in the place of `%`. */
  readonly example: Sentence;
  /** Words of a file name that tell it apart. */
  readonly called?: RegExp;
}

export type FoundSource = { readonly asset: AssetId } | { readonly question: Sentence };

interface Picture extends Source {
  readonly id: AssetId;
}

const shownNames = 4;
const shortestName = 3;

/** The picture that a clause means: by its name, by its number, or because there is only one. */
export function findLayerSource(clause: Clause, scene: Scene, wanted: Wanted): FoundSource {
  const all = scene.assets.filter(isPicture);
  const named = byQuote(clause, all) ?? byNumber(clause, scene, all) ?? byName(clause, all);
  if (named !== undefined) return { asset: named.id };
  const base = baseOf(scene, all);
  const others = all.filter(
    (each) => each.id !== base && wanted.kinds.some((kind) => kind === each.facts.kind),
  );
  const only = onlyOne(others, scene, wanted);
  if (only !== undefined) return { asset: only.id };
  return { question: others.length === 0 ? wanted.none : whichOf(others, wanted) };
}

/** The clip of the film that something goes over, where its number is said. */
export function clipAsset(number: number, scene: Scene): AssetId | undefined {
  const line = lineUp(scene);
  const take = line === undefined ? undefined : findTake(line, number);
  return take === undefined ? undefined : line?.clips[take.first]?.asset;
}

/** True where the quoted words of a clause name a file, and are not to be written into the picture. */
export function quotesFile(clause: Clause, scene: Scene): boolean {
  const quoted = quotedIn(clause);
  const all = scene.assets.filter(isPicture);
  return quoted.length === 0 || (byQuote(clause, all) ?? byName(clause, all)) !== undefined;
}

function isPicture(source: Source): source is Picture {
  const { kind, picture } = source.facts;
  return (
    source.id.startsWith('a_') && picture !== undefined && (kind === 'image' || kind === 'video')
  );
}

function byQuote(clause: Clause, all: readonly Picture[]): Picture | undefined {
  const quoted = quotedIn(clause).map((text) => text.trim().toLowerCase());
  return all.findLast(({ name }) =>
    quoted.some((text) => text === name.toLowerCase() || text === stemOf(name)),
  );
}

/** The longest of the names that were said: `logo-white` rather than `logo`. */
function byName(clause: Clause, all: readonly Picture[]): Picture | undefined {
  const said = clause.said.toLowerCase();
  const spoken = all.filter(({ name }) => {
    const stem = stemOf(name);
    // "logo" is a word of its own wish.
    return (
      stem.length >= shortestName &&
      said.includes(stem) &&
      (/[\d_.-]|\p{Script=Han}/u.test(stem) || isCalled(said, stem))
    );
  });
  return spoken.sort((a, b) => b.name.length - a.name.length)[0];
}

/** "The cat video" is `cat.mp4`. */
function isCalled(said: string, stem: string): boolean {
  const at = said.indexOf(stem);
  const [before, after] = [said.slice(0, at), said.slice(at + stem.length)];
  const isWord = !/[a-z0-9]$/.test(before);
  return (
    isWord &&
    /^(?:\.\w{2,5}\b| (?:video|clip|photo|picture|footage|one)\b|的?(?:视频|片段|照片|图片|那段))/.test(
      after,
    )
  );
}

function stemOf(name: string): string {
  return name.replace(/\.\w{1,5}$/, '').toLowerCase();
}

const photoWords = /\b(?:photos?|pictures?|images?|pics?|logos?)\b|照片|图片?|相片|[张幅]/i;

/** "The second photo" counts photos, where there are so many; any other number counts the clips of the film. */
function byNumber(clause: Clause, scene: Scene, all: readonly Picture[]): Picture | undefined {
  const [number] = clipsIn(clause.text);
  if (number === undefined) return undefined;
  const nth = number < 0 ? number : number - 1;
  const photos = all.filter(({ facts }) => facts.kind === 'image');
  const photo = photoWords.test(clause.said) ? photos.at(nth) : undefined;
  if (photo !== undefined) return photo;
  const asset = clipAsset(number, scene);
  return all.find(({ id }) => id === asset) ?? all.at(nth);
}

/** The film with everything that has arrived in line. */
function lineUp(scene: Scene): Timeline | undefined {
  const current = currentTimeline(scene.history);
  if (current === undefined) return assemble(scene);
  return appendSources(current, newSources(scene, scene.history));
}

/** What the others lie over: the film's first clip, at first the first one that moves. */
function baseOf(scene: Scene, all: readonly Picture[]): AssetId | undefined {
  const current = currentTimeline(scene.history)?.clips[0]?.asset;
  return current ?? (all.find(({ facts }) => facts.kind === 'video') ?? all[0])?.id;
}

function onlyOne(
  others: readonly Picture[],
  scene: Scene,
  { called }: Wanted,
): Picture | undefined {
  if (others.length === 1) return others[0];
  const fitting = called === undefined ? [] : others.filter(({ name }) => called.test(name));
  if (fitting.length === 1) return fitting[0];
  // What came with this message is what it is about.
  const fresh = new Set(newSources(scene, scene.history).map(({ id }) => id));
  const sent = others.filter(({ id }) => fresh.has(id));
  return sent.length === 1 && sent.length < others.length ? sent[0] : undefined;
}

function whichOf(others: readonly Picture[], wanted: Wanted): Sentence {
  const names = others.slice(-shownNames).map(({ name }) => `“${name}”`);
  const [first = ''] = names;
  return {
    en: `${wanted.several.en} ${names.join(', ')}? For example: ${wanted.example.en.replace('%', first)}.`,
    zh: `${wanted.several.zh}${names.join('、')}？例如：${wanted.example.zh.replace('%', first)}。`,
  };
}
