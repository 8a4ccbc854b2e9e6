import type { ErrorCode } from '../../../src/core/errors.ts';
import type { Account, Credits, Editor } from '../../../src/core/ports/editor.ts';
import type { BotSettings } from '../../../src/core/settings.ts';
import type { createFakeChat } from '../../fakes/fake-chat.ts';
import type { FakeEditorOptions } from '../../fakes/fake-editor.ts';
import type { RenderScript } from '../../fakes/fake-renders.ts';
import type { RunScript } from '../../fakes/fake-runs.ts';

/** One text file: a dialogue as people see it, in one or more scenes. */
export interface Dialogue {
  /** Without its ending. */
  readonly file: string;
  readonly title: string;
  readonly scenes: readonly Scene[];
}

/** People, a bot and a backend of its own; nothing is carried over from one scene to the next. */
export interface Scene {
  readonly about: string;
  readonly bot?: Partial<BotSettings>;
  readonly chat?: NonNullable<Parameters<typeof createFakeChat>[0]>['limits'];
  readonly backend?: Omit<Partial<FakeEditorOptions>, 'clock'> & BackendManner;
  /** What the platform says about everybody's language. */
  readonly languageTag?: string;
  readonly steps: readonly Step[];
}

export interface BackendManner {
  readonly credits?: Credits;
  /** Files that it refuses, by name. */
  readonly refuses?: Readonly<Record<string, ErrorCode>>;
}

export type Person = keyof typeof people;

/** Their ids, as a platform would number them. */
export const people = { Mia: '5550101', Ben: '5550102', 小林: '5550103', Olga: '5550199' } as const;

export interface Clip {
  readonly name: string;
  readonly megabytes: number;
  readonly seconds: number;
}

export type Place = 'private' | 'group';

/** `leave`: how long time is left to run before the next step; without it until everything is done. */
export interface Manner {
  readonly leave?: number;
  readonly place?: Place;
}

export type Step =
  | {
      readonly kind: 'writes';
      readonly who: Person;
      readonly text: string;
      readonly clips: readonly Clip[];
      readonly manner: Manner;
    }
  | {
      readonly kind: 'taps';
      readonly who: Person;
      readonly label: string;
      readonly isOld: boolean;
      readonly manner: Manner;
    }
  | { readonly kind: 'passes'; readonly told: string; readonly ms: number }
  | { readonly kind: 'note'; readonly told: string }
  | { readonly kind: 'backstage'; readonly does: (stage: Backstage) => void | Promise<void> };

/** What a script can arrange that nobody in the dialogue sees. */
export interface Backstage {
  /** How the next runs go, in turn. */
  runs(...scripts: readonly RunScript[]): void;
  renders(...scripts: readonly RenderScript[]): void;
  /** The next so many calls of this kind fail. */
  fails(call: keyof Editor, code: ErrorCode, times?: number): void;
  forgetsSessions(): void;
  /** The program is killed and started again on the same data. */
  restart(): Promise<void>;
}

export const seconds = (count: number) => count * 1_000;
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => count * 3_600_000;

/** A text that starts with a slash is a command. */
export function writes(who: Person, text: string, manner: Manner = {}): Step {
  return { kind: 'writes', who, text, clips: [], manner };
}

export function sends(
  who: Person,
  clips: readonly Clip[],
  { text = '', ...manner }: Manner & { readonly text?: string } = {},
): Step {
  return { kind: 'writes', who, text, clips, manner };
}

/** The newest button of that label. */
export function taps(who: Person, label: string, manner: Manner = {}): Step {
  return { kind: 'taps', who, label, isOld: false, manner };
}

/** A button that the bot no longer knows. */
export function tapsOld(who: Person, label: string): Step {
  return { kind: 'taps', who, label, isOld: true, manner: {} };
}

export function passes(told: string, ms: number): Step {
  return { kind: 'passes', told, ms };
}

export function note(told: string): Step {
  return { kind: 'note', told };
}

export function backstage(does: (stage: Backstage) => void | Promise<void>): Step {
  return { kind: 'backstage', does };
}

export function clip(name: string, megabytes: number, length: number): Clip {
  return { name, megabytes, seconds: length };
}

export const operatorAccount = {
  kind: 'registered',
  token: 'nmv_usr_of_the_operator',
} as const satisfies Account;
