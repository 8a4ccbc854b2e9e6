import type { CommandName } from '../commands.ts';
import type { Track } from '../draft/draft.ts';
import type { DraftChange } from '../draft/draft-change.ts';
import type { ErrorCode } from '../errors.ts';
import type { OperatorCause } from '../people/operators.ts';
import type { Account, Asset, Credits, RenderOutput } from '../ports/editor.ts';
import type { PictureWords } from '../ports/timeline-picture.ts';

/** What a sentence about a failure may need to know. */
export interface FailureAbout {
  /** The file it is about. */
  readonly name?: string;
  readonly sizeBytes?: number;
  readonly limitBytes?: number;
  /** What the person wanted when it happened. */
  readonly wanted: 'edit' | 'export' | 'upload' | 'other';
  readonly accountKind: Account['kind'];
  /** Where to register or top up, with everything in it; absent where the backend has no website. */
  readonly topUpLink?: string;
}

/** A file that was not taken while others were. */
export interface LeftOut {
  readonly name: string;
  readonly code: ErrorCode;
}

export interface ResultAbout {
  readonly sizeBytes: number;
  readonly durationMs?: number;
  readonly isFitted: boolean;
  readonly isPreview: boolean;
  /** What it was asked to be. */
  readonly output: RenderOutput;
  /** 0 for what is only heard. */
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly link?: string;
  readonly limitBytes: number;
}

export type ExportSetting = 'always' | 'first' | 'never';

/** What runs while somebody waits. */
export type Progress =
  | { readonly kind: 'connecting' | 'starting' | 'editing' | 'reading' | 'sending' | 'fitting' }
  | {
      readonly kind: 'uploading';
      readonly name: string;
      readonly position: number;
      readonly count: number;
    }
  | { readonly kind: 'waiting-to-render'; readonly ahead: number }
  | {
      readonly kind: 'rendering';
      readonly percent?: number | undefined;
      readonly remainingMs?: number | undefined;
    }
  | { readonly kind: 'slow-render'; readonly percent?: number | undefined }
  | { readonly kind: 'tool'; readonly tool: ToolKind; readonly percent?: number | undefined }
  | { readonly kind: 'still-working'; readonly minutes: number }
  | { readonly kind: 'checking' | 'stopping' | 'backend-away' }
  /** The first stage of a generation is there. */
  | { readonly kind: 'raw-ready'; readonly durationMs: number };

export type ToolKind = 'generate' | 'music' | 'title' | 'captions' | 'cut' | 'transitions' | 'edit';

export type ButtonLabel =
  | 'preview'
  | 'export'
  | 'undo'
  | 'raw'
  | 'cancel'
  | 'together'
  | 'each'
  | 'credits'
  | 'timeline'
  | 'fitted'
  | 'fresh-link'
  | 'forget'
  | 'keep'
  | 'open-web'
  | 'register';

/** Every sentence that people read. A language is one value of this type; a missing sentence does not compile. */
export interface Wording {
  /** Edits that a command or a button stands for, as the agent is asked for them. */
  readonly asks: Readonly<Record<'undo' | 'redo' | 'strip' | 'place', string>>;
  readonly commands: Readonly<Record<CommandName, string>>;
  /** Words of the platforms' own menus: Discord's message menu and the options of `/edit`, each with its meaning. */
  readonly menu: {
    readonly editThisClip: string;
    readonly clip: { readonly name: string; readonly meaning: string };
    readonly request: { readonly name: string; readonly meaning: string };
    readonly showResult: string;
    /** What a person reads where the bot lacks the right to write. */
    readonly cannotWriteHere: string;
  };
  readonly buttons: Readonly<Record<ButtonLabel, string>>;
  readonly failures: Readonly<Record<ErrorCode, (about: FailureAbout) => string>>;

  greeting(): string;
  greetingInOneLine(): string;
  help(): string;
  helpForOperators(): string;
  progress(progress: Progress): string;
  waiting(position: number): string;
  queueFull(most: number): string;

  timeline(tracks: readonly Track[]): string;
  /** The words on a drawing of it. */
  readonly picture: PictureWords;
  /** `clips`: what was sent already and waits for words. */
  timelineEmpty(clips: readonly string[]): string;
  change(change: DraftChange): string;
  nothingChanged(): string;
  moreChanges(count: number): string;
  recovered(): string;
  sessionLost(): string;

  uploaded(assets: readonly Asset[], names: readonly string[]): string;
  askSeveral(count: number): string;
  leftOut(refused: readonly LeftOut[]): string;
  /** How a clip is sent, and up to which size here. */
  sendAClip(limitBytes: number): string;
  sayWhatToDo(): string;
  clipsChosen(mode: 'together' | 'each'): string;
  vagueTip(): string;
  welcome(): string;

  nothingToExport(hasClips: boolean): string;
  result(about: ResultAbout): string;
  /** One more file of an edit that did not come about. */
  versionLeftOut(): string;
  freshLink(link: string): string;
  ring(what: 'video' | 'videos' | 'preview' | 'file' | 'files' | 'answer' | 'trouble'): string;

  credits(credits: Credits): string;
  cancelled(): string;
  cancelledButMayFinish(): string;
  /** Only the video was not made: the timeline is as the edits before it left it. */
  renderCancelled(): string;
  cancelling(): string;
  nothingToCancel(): string;
  tooLateToCancel(): string;
  buttonExpired(): string;

  newProject(): string;
  projects(titles: readonly { readonly title: string; readonly isOpen: boolean }[]): string;
  noProjects(): string;
  projectOpened(title: string): string;
  inPrivate(): string;
  /** When a project was opened, as somebody says it whose clock and zone nobody knows: “3 days ago”. */
  ago(ms: number): string;
  /** A project that no clip came into yet. */
  untitled(): string;

  settings(current: { readonly exports: ExportSetting; readonly language: string }): string;
  exportChoice(choice: ExportSetting): string;
  settingsSaved(): string;
  forgetAsk(): string;
  forgetDone(): string;
  forgetKept(): string;

  readonly operators: Readonly<Record<OperatorCause, string>>;

  notAllowed(): string;
  pairing(code: string): string;
  pairingFull(): string;
  /** To somebody in a group that nobody opened the bot for. */
  notHere(): string;
  /** To whoever was let in. */
  paired(): string;
  /** To the operator who let them in. */
  letIn(name: string, isTold: boolean): string;
  noSuchCode(): string;
  operatorsOnly(): string;
  tooManyAtOnce(most: number): string;
  tooManyToday(most: number): string;
  tooMuchToday(mostBytes: number): string;
  batchDone(items: readonly { readonly name: string; readonly isDone: boolean }[]): string;
  batchOf(position: number, count: number, name: string): string;
}
