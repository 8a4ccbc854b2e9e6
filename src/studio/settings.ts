/** What the studio is told once, at its start. Everything that it keeps is under `dataDir`. */
export interface StudioSettings {
  readonly dataDir: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Base of the links in render answers; absent means the address that is listened on. */
  readonly publicUrl?: string;
  /** Folder of fonts beside the system's. */
  readonly fonts?: string;
  /** Folder of the music beds that ship, with its `beds.json`; absent means no beds. */
  readonly bedsDir?: string;
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  readonly cores: number;
  readonly freeCredits: number;
  /** Price of one run; 0 means that credits are never asked for. */
  readonly runCredits: number;
  /** New free tokens for one address in 7 days; absent means no limit. */
  readonly tokensPerAddress?: number;
  readonly keepDays: number;
  readonly renderKeepDays: number;
  readonly linkHours: number;
  /** Cap on everything under `dataDir`; least recently used goes first. */
  readonly diskBytes: number;
  /** Cap on what one person's sessions hold; absent means half of `diskBytes`. */
  readonly personBytes?: number;
  /** What stays free on the disk; absent means half a gigabyte. */
  readonly floorBytes?: number;
  /** Video made for one person in a day, in minutes; absent means no limit. */
  readonly minutesPerDay?: number;
  readonly maxMinutes: number;
  /** Hosts or networks that an upload by link may reach although they are not public. */
  readonly fetchAllow: readonly string[];
}

/** The part of a logger that the studio uses: constant message, data in fields. */
export interface StudioLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface StudioDeps {
  readonly log: StudioLog;
}
