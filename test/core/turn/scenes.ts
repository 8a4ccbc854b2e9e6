import { BotError } from '../../../src/core/errors.ts';
import type { PersonMessage } from '../../fakes/fake-chat.ts';
import type { World, WorldOptions } from '../bot-world.ts';

/** Something that happens: somebody writes, somebody taps the button with this label, or time passes. */
export type Happening =
  | PersonMessage
  | { readonly tap: string; readonly id: string }
  | { readonly afterMs: number };

/** A short story of one conversation, told again and again with a death or a failure at another place in it. */
export interface Scene {
  readonly options?: WorldOptions;
  /** What the backend does differently. */
  prepare?(world: World): void;
  readonly happenings: readonly Happening[];
  /** Where a cancel decides, by its moment, what is made and what is not. */
  readonly isOpen?: boolean;
}

const clip = { name: 'talk.mp4', bytes: 10_000 };
const job: PersonMessage = { id: 'job', text: 'trim the pauses', files: [clip] };
const edit: PersonMessage = { id: 'edit', text: "add a title 'Hi'" };
const command = (name: string): PersonMessage => ({
  id: name,
  command: { name, argument: '' },
});
const small: WorldOptions = { chat: { limits: { uploadBytes: 150_000 } } };

export const scenes = {
  'a whole job': {
    happenings: [job],
  },
  'a job, then an edit': { happenings: [job, { afterMs: 120_000 }, edit] },
  'clips without words': {
    happenings: [{ id: 'clips', files: [clip, { name: 'b.mp4', bytes: 20_000 }] }],
  },
  'a batch': {
    happenings: [
      { id: 'batch', text: 'trim each one', files: [clip, { name: 'b.mp4', bytes: 20_000 }] },
    ],
  },
  'an edit, then an export': {
    happenings: [job, { afterMs: 120_000 }, command('export')],
  },
  'a result that has to be made smaller': { options: small, happenings: [job] },
  'a render that fails once': {
    prepare: ({ editor }) => editor.scriptRender({ fails: true }),
    happenings: [job],
  },
  'a slow render': {
    prepare: ({ editor }) => editor.scriptRender({ takesMs: 900_000 }),
    happenings: [job],
  },
  'a stream that is cut': {
    prepare: ({ editor }) => editor.script({ cutAfterMs: 1_000, takesMs: 20_000 }),
    happenings: [job],
  },
  'an upload whose answer is lost': {
    prepare: ({ editor }) =>
      editor.fail('upload', new BotError('backend-unreachable', 'lost'), 'after'),
    happenings: [job],
  },
  'a submit whose answer is lost': {
    prepare: ({ editor }) =>
      editor.fail('submitRender', new BotError('backend-unreachable', 'lost'), 'after'),
    happenings: [job],
  },
  'a session that is gone': {
    prepare: ({ editor }) => editor.fail('state', new BotError('session-gone', 'gone')),
    happenings: [job],
  },
  'a run that is cancelled': {
    prepare: ({ editor }) => editor.script({ takesMs: 60_000 }),
    happenings: [job, { afterMs: 10_000 }, command('cancel')],
    isOpen: true,
  },
  'a run that cannot be stopped, and somebody who waits': {
    options: { editor: { canCancelRun: false } },
    prepare: ({ editor }) => editor.script({ takesMs: 60_000 }),
    happenings: [job, { afterMs: 10_000 }, edit, command('cancel')],
    isOpen: true,
  },
  'a render that is cancelled': {
    prepare: ({ editor }) => editor.scriptRender({ takesMs: 120_000 }),
    happenings: [job, { afterMs: 30_000 }, command('cancel')],
    isOpen: true,
  },
  questions: {
    happenings: [job, { afterMs: 1_000 }, command('credits'), command('status'), command('help')],
  },
  'questions where posts are keyed': {
    options: { chat: { limits: { keyedPosts: 'window' } } },
    happenings: [job, { afterMs: 1_000 }, command('credits'), command('status')],
  },
  'a waiting message that is deleted': {
    happenings: [job, edit, { afterMs: 1_000 }, { ...edit, change: 'deleted' }],
    isOpen: true,
  },
  'somebody who wants to be forgotten': {
    happenings: [
      job,
      { afterMs: 900_000 },
      command('forget'),
      { tap: 'Delete everything', id: 'sure' },
    ],
  },
} as const satisfies Readonly<Record<string, Scene>>;
