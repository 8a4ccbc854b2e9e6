const mebibyte = 1024 * 1024;
const leastRemainingMs = 3_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Each unit from so many ms on: nobody counts 40 days. */
const units = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['week', 7 * dayMs],
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', 60_000],
] as const;

export interface Numbers {
  /** `12.4 MB`. */
  bytes(count: number): string;
  /** `0:46`, `1:02:03`. */
  length(ms: number): string;
  /** As a length; undefined where it is over before anybody has read it. */
  remaining(ms: number): string | undefined;
  /** Two lengths to be told apart: in seconds with a decimal where minutes and seconds look the same. */
  lengths(fromMs: number, toMs: number): readonly string[];
  /** `0–3 s`, with a decimal only where it says something. */
  span(startMs: number, endMs: number): string;
  seconds(ms: number): string;
  plain(count: number): string;
  percent(value: number): string;
  list(items: readonly string[]): string;
  ordinal(position: number): string;
  /** `now`, `5 minutes ago`, `yesterday`, `3 weeks ago`. */
  ago(ms: number): string;
}

/** Numbers as a language writes them, by Intl. */
export function createNumbers(locale: string): Numbers {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' });
  const endings = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' } as const;
  const seconds = (ms: number) => plain.format(ms / 1000);
  return {
    bytes: (count) =>
      count < mebibyte / 10
        ? `${whole.format(Math.max(1, count / 1024))} KB`
        : `${plain.format(count / mebibyte)} MB`,
    lengths: (fromMs, toMs) => {
      const clocks = [fromMs, toMs].map((ms) => toClock(Math.round(ms / 1000)));
      return new Set(clocks).size > 1 ? clocks : [fromMs, toMs].map((ms) => `${seconds(ms)} s`);
    },
    length: (ms) => toClock(Math.round(ms / 1000)),
    remaining: (ms) => (ms < leastRemainingMs ? undefined : toClock(Math.round(ms / 1000))),
    span: (startMs, endMs) => `${seconds(startMs)}–${seconds(endMs)} s`,
    seconds: (ms) => `${seconds(ms)} s`,
    plain: (count) => plain.format(count),
    percent: (value) => percent.format(value / 100),
    list: (items) => list.format(items),
    ago: (ms) => {
      const [unit, unitMs] = units.find(([, least]) => ms >= least) ?? ['second', ms + 1];
      return relative.format(-Math.floor(ms / unitMs), unit);
    },
    ordinal: (position) => `${whole.format(position)}${endings[ordinals.select(position)]}`,
  };
}

function toClock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
