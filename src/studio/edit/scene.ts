import type { Measures, MediaFacts } from '../media/facts.ts';
import type { AssetId, SourceId, Timeline } from './timeline.ts';

export type Language = 'en' | 'zh';
/** A sentence in every language that the studio answers in. */
export type Sentence = Readonly<Record<Language, string>>;

/** A source that operations may use: an uploaded asset, or a music bed that ships. */
export interface Source {
  readonly id: SourceId;
  /** The uploader's file name, for people; a bed's title. */
  readonly name: string;
  readonly facts: MediaFacts;
  readonly measures: Measures;
}

/** What a message is read against. Pure data. */
export interface Scene {
  /** Uploaded sources in the order in which they arrived. */
  readonly assets: readonly Source[];
  readonly beds: readonly Source[];
  readonly history: History;
  /** The session's language, for replies to words in no known language. */
  readonly language: Language;
}

/** Revisions of the edit; each message that changes something adds one. Undo and redo move `at`. */
export interface History {
  readonly revisions: readonly Timeline[];
  /** Index of the current revision, -1 before the first. */
  readonly at: number;
  /** Assets that were on the main track in any revision, also in ones that are gone; for telling which are new. */
  readonly placed?: readonly AssetId[];
  /** The kinds of steps that made each revision, where that is known. */
  readonly made?: readonly (readonly string[])[];
  readonly saved?: readonly SavedVersion[];
  /** What the last message came to that changed something: "no, the second clip" is about that. */
  readonly last?: Plan;
  /** The steps that the last message only wanted to know the outcome of: “do it” means these. */
  readonly tried?: readonly PlannedStep[];
  /** The words of the last message that were asked about: the next one may be the answer. */
  readonly asked?: string;
}

/** A revision that somebody gave a name to; it stays when the oldest revisions go. */
export interface SavedVersion {
  readonly name: string;
  readonly timeline: Timeline;
}

/** Oldest versions go beyond this many. */
export const maxSaved = 20;

/** The steps of a message, and the index of the revision that they made. */
export interface Plan {
  readonly at: number;
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The person's own words that asked for it. */
  readonly said: string;
}

/** Oldest revisions go beyond this many. */
export const maxRevisions = 50;

export const emptyHistory: History = { revisions: [], at: -1 };

export function currentTimeline(history: History): Timeline | undefined {
  return history.revisions[history.at];
}
