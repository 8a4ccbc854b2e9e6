/** What a draft may hold at most: far more than chat edits make, far less than a render could choke on. */
export const draftBounds = {
  clips: 2000,
  titles: 200,
  music: 50,
  titleChars: 300,
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
