/** The words that grammars look for and that people misspell. */
const known = [
  'pause pauses silence silences silent transition transitions crossfade crossfades dissolve music',
  'soundtrack background title titles subtitle subtitles caption captions vertical portrait landscape square remove',
  'delete volume louder quieter speed faster slower merge combine duplicate seconds minutes upbeat original',
  'between natural tighten beginning aggressive horizontal widescreen second first sound audio video videos',
  'reverse rotate brighten brightness contrast saturation stabilize freeze mirror watermark thumbnail split',
  'corner picture pictures mosaic pixelate',
  'slideshow normalize loudness voice photo photos intro outro instead everything screen',
]
  .join(' ')
  .split(' ');
const knownWords = new Set(known);
/** Words that mean something else although they look alike. */
const others = new Set(
  [
    'causes cause clauses clause passes paused pausing lower power tower flower shower slowed remote removed removal',
    'removes deleted deletes master easter fasten spend steed speeds merged merges large serge titled tiles tilted',
    'musical loader squared squares volumes combined combines minute tightens tightened masters silently verticals',
    'portraits originals naturally aggressively choice voices vocal sounds round found bound pound mound hound',
    'wound sounded photon photograph splits splint spirit spilt screens scream scene reversed reverses rotated rotates',
    'brighter brightens freezes frozen breeze mirrors error captioned options slideshows normal normally intros voice',
    'seconded seconds reserve reserves fist worst burst thirst verse universe inverse include seed sped space',
    'speech caution captain photons rotation position positions contract contrasts station rotating reversing removing',
    'deleting merging titles loudest silenced silencing transitioned faded faced shower insect insert',
  ]
    .join(' ')
    .split(' '),
);
const shortest = 5;
/** From this length on, two slips are forgiven. */
const long = 9;

/** What thumbs write, and slips in words too short to be guessed. */
const shorthand = new Map(
  [
    "u you|ur your|pls please|plz please|dont don't|doesnt doesn't|cant can't|wont won't|didnt didn't|isnt isn't",
    "im i'm|id i'd|ive i've|thats that's|lets let's|lil little|em them|til until|vid video|vids videos|pic photo",
    'pics photos|abit a bit|alot a lot|gimme give me|lemme let me|wanna want to|gonna going to|bg background',
    'yt youtube|ig instagram|musc music|muisc music|sond sound|vidoe video|cilp clip|tittle title|titel title',
    'w/o without|w/ with|slomo slow motion',
    'slowmo slow motion|bgm music',
  ].flatMap((row) =>
    row.split('|').map((pair) => {
      const at = pair.indexOf(' ');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  ),
);

/** Slips of the finger in the words that matter, and shorthand; every other word stays. */
export function correctSpelling(text: string): string {
  const plain = text.replace(
    /(?<![a-z'⟦/])[a-z]+(?:\/o?)?(?![a-z'])/g,
    (word) => shorthand.get(word) ?? word,
  );
  return plain.replace(/(?<![a-z'])[a-z]{5,16}(?![a-z'])/g, (word) => {
    if (knownWords.has(word) || others.has(word)) return word;
    const most = word.length >= long ? 2 : 1;
    const close = known.filter((each) => isClose(word, each, most));
    return close.sort((a, b) => distance(word, a) - distance(word, b))[0] ?? word;
  });
}

function isClose(word: string, wanted: string, most: number): boolean {
  if (wanted.length < shortest || Math.abs(word.length - wanted.length) > most) return false;
  return word[0] === wanted[0] && distance(word, wanted) <= most;
}

/** Letters left out, put in, changed or exchanged with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, column) => column);
  const rows: (readonly number[])[] = [first];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      now.push(Math.min((now[column - 1] ?? 0) + 1, cheapest({ a, b, row, column }, rows)));
    }
    rows.push(now);
  }
  return rows[a.length]?.[b.length] ?? a.length;
}

interface Place {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly column: number;
}

/** The best way to a place from the rows above it. */
function cheapest({ a, b, row, column }: Place, rows: readonly (readonly number[])[]): number {
  const far = a.length + b.length;
  const from = (up: number, left: number) => rows[row - up]?.[column - left] ?? far;
  const isSame = a[row - 1] === b[column - 1];
  const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return Math.min(from(1, 0) + 1, from(1, 1) + (isSame ? 0 : 1), isSwapped ? from(2, 2) + 1 : far);
}
