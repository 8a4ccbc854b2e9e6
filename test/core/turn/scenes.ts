import { BotError } from '../../../src/core/errors.ts';
import type { ThreadId } from '../../../src/core/message.ts';
import type { PersonMessage } from '../../fakes/fake-chat.ts';
import type { World, WorldOptions } from '../bot-world.ts';

/**
 * Something that happens: somebody writes, taps the button with this label, an operator sends the code that was shown
 * last, a group goes on under another id, or time passes.
 */
export type Happening =
  | PersonMessage
  | { readonly tap: string; readonly id: string }
  | { readonly letsIn: string; readonly id: string }
  | { readonly moves: { readonly from: ThreadId; readonly to: ThreadId } }
  | { readonly afterMs: number };

/** A short story of one conversation, told again and again with a death or a failure at another place in it. */
export interface Scene {
  readonly options?: WorldOptions;
  /** What the backend does differently. */
  prepare?(world: World): void;
  readonly happenings: readonly Happening[];
  /** Where a cancel decides, by its moment, what is made and what is not. */
  readonly isOpen?: boolean;
  /** Messages that say "working" where their thread is no more. */
  readonly leftBehind?: number;
  /** Moments to die in after which nobody hears what somebody was to hear in private. */
  readonly mayStayUntold?: number;
}

const clip = { name: 'talk.mp4', bytes: 10_000 };
const job: PersonMessage = { id: 'job', text: 'trim the pauses', files: [clip] };
const edit: PersonMessage = { id: 'edit', text: "add a title 'Hi'" };
const command = (name: string): PersonMessage => ({
  id: name,
  command: { name, argument: '' },
});
const stranger = { author: '8', thread: '8' } as const;
const group = { thread: '-5', kind: 'group' } as const;
const movedGroup = { thread: '-1005', kind: 'group' } as const;
const move = { moves: { from: 'telegram:-5', to: 'telegram:-1005' } } as const;
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
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
  'a slow render that is cancelled': {
    prepare: ({ editor }) => editor.scriptRender({ takesMs: 900_000 }),
    happenings: [job, { afterMs: 400_000 }, command('cancel')],
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
  'somebody who is forgotten in the middle of a run, while more wait': {
    prepare: ({ editor }) => editor.script({ takesMs: 60_000 }),
    happenings: [
      command('forget'),
      { ...job, text: 'trim each one', files: [clip, { name: 'b.mp4', bytes: 20_000 }] },
      edit,
      { afterMs: 10_000 },
      { tap: 'Delete everything', id: 'sure' },
    ],
    isOpen: true,
  },
  'a stranger who is let in': {
    options: { settings: { access: 'pairing', operators: ['telegram:1'], linksOpenable: true } },
    happenings: [
      // Whose question got no answer asks again.
      { ...stranger, id: 'hello', text: 'hello' },
      { ...stranger, id: 'hello-again', text: 'hello' },
      { letsIn: '1', id: 'pair' },
      { afterMs: 1_000 },
      { ...job, ...stranger },
    ],
  },
  'operators who have to hear of something': {
    options: { settings: { operators: ['telegram:1', 'telegram:2'], linksOpenable: false } },
    mayStayUntold: 8,
    // They hear of it at the start.
    happenings: [{ afterMs: 1_000 }, job],
  },
  'a thumbnail that is rendered': {
    options: { chat: { asksThumbnails: true }, editor: { makesStills: true } },
    prepare: ({ editor }) => editor.scriptRender({}, { bytes: jpeg, takesMs: 2_000 }),
    happenings: [job],
  },
  'a thumbnail that takes too long': {
    options: { chat: { asksThumbnails: true }, editor: { makesStills: true } },
    prepare: ({ editor }) => editor.scriptRender({}, { bytes: jpeg, takesMs: 60_000 }),
    happenings: [job],
  },
  'several files of one edit': {
    options: { editor: { makesStills: true } },
    happenings: [{ ...job, text: 'trim the pauses, give me 9:16 and 16:9 versions and a cover' }],
  },
  'a file of clips as they are': {
    options: { editor: { makesStills: true } },
    happenings: [{ ...job, text: 'make a gif of 1-2 s' }],
  },
  'a group that moves while one is under way and one waits': {
    prepare: ({ editor }) => editor.script({ takesMs: 60_000 }),
    happenings: [
      { ...job, ...group },
      { ...edit, ...group },
      { afterMs: 10_000 },
      move,
      { id: 'last', text: 'add music', ...movedGroup },
    ],
    leftBehind: 2,
  },
  'a group that moves between two requests': {
    happenings: [{ ...job, ...group }, { afterMs: 120_000 }, move, { ...edit, ...movedGroup }],
  },
} as const satisfies Readonly<Record<string, Scene>>;
