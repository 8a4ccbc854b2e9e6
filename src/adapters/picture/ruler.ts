export interface Tick {
  readonly atMs: number;
  readonly label: string;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Steps that people count in. */
const stepsMs = [
  ...[100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 5, 10, 24].map((hours) => hours * hourMs),
];

/** Marks from 0 on, after at most `most` steps of a length that people count in. */
export function toTicks(durationMs: number, most: number): readonly Tick[] {
  const largest = 24 * hourMs;
  const fitting = stepsMs.find((step) => durationMs / step <= most);
  const stepMs = fitting ?? Math.ceil(durationMs / most / largest) * largest;
  const count = Math.floor(durationMs / stepMs) + 1;
  return Array.from({ length: count }, (_, index) => {
    const atMs = index * stepMs;
    return { atMs, label: toClock(atMs, stepMs) };
  });
}

/** `0:05`, `1:02:03`; with tenths where the marks are closer than a second. */
export function toClock(ms: number, stepMs = secondMs): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const tenths = stepMs < secondMs ? Math.round(ms / 100) : Math.round(ms / secondMs) * 10;
  const seconds = Math.floor(tenths / 10);
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60) + (stepMs < secondMs ? `.${tenths % 10}` : '');
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
