/** What a draft may hold at most: far more than chat edits make, far less than a render could choke on. */
export const draftBounds = {
  clips: 2000,
  titles: 200,
  music: 50,
  /** Each is an opening of its file in every chunk that shows it. */
  layers: 8,
  titleChars: 300,
  /** A film of two hours has about so many. */
  subtitleLines: 1500,
  subtitleFiles: 2,
  /** Of all lines: they are in every revision. */
  subtitleTotalChars: 60_000,
  nameChars: 200,
  idChars: 64,
  /** Slowest and fastest that a clip may play. */
  minSpeed: 0.125,
  maxSpeed: 16,
  speedTerm: 100_000,
  gainDb: 60,
  denoiseDb: 40,
  /** Length of everything, in minutes. */
  minutes: 180,
  maxFps: 60,
} as const;
