import type { Clock } from '../../../src/core/ports/clock.ts';
import type { FakeChat, PersonMessage } from '../../fakes/fake-chat.ts';
import type { Backend } from './backend.ts';
import type { Happening } from './recorder.ts';
import { type Clip, people, type Scene, type Step } from './script.ts';

export interface SpeakerParts {
  readonly scene: Scene;
  readonly clock: Clock;
  readonly chat: FakeChat;
  readonly backend: Backend;
  readonly happenings: Happening[];
}

type Saying = Extract<Step, { kind: 'writes' | 'taps' }>;

const bytesPerMegabyte = 1024 * 1024;
export const groupChat = '-1001';
/** What is advertised beyond this is never opened, so it need not be there. */
const mostRealBytes = 100 * bytesPerMegabyte;

/** The people of a scene: what they write reaches the bot as a platform would deliver it. */
export function createSpeakers({ scene, clock, chat, backend, happenings }: SpeakerParts) {
  function buttonOf(step: Extract<Step, { kind: 'taps' }>, chatId: string): string {
    if (step.isOld) return 'of-long-ago';
    const buttons = chat.shown
      .filter((each) => each.thread === `telegram:${chatId}`)
      .flatMap((each) => each.versions.at(-1)?.buttons ?? []);
    const found = buttons.findLast((button) => button.label === step.label);
    if (found === undefined) throw new Error(`nobody can tap [${step.label}] here`);
    return found.id;
  }

  /** `{code}` is the one that the bot showed last, which its reader passes on by other ways. */
  function withCode(step: Saying): Saying {
    if (step.kind === 'taps') return step;
    const texts = chat.shown.map(({ versions }) => versions.at(-1)?.text ?? '');
    const code =
      texts
        .join('\n')
        .match(/(?<=[:：]\s?)[A-Z0-9]{6}$/gmu)
        ?.at(-1) ?? '';
    return { ...step, text: step.text.replace('{code}', code) };
  }

  return {
    async say(scripted: Saying): Promise<void> {
      const step = withCode(scripted);
      const isGroup = step.manner.place === 'group';
      const thread = isGroup ? groupChat : people[step.who];
      const said = step.kind === 'taps' ? { button: buttonOf(step, thread) } : toMessage(step);
      const lines = step.kind === 'taps' ? [`👆 [${step.label}]`] : linesOf(step);
      happenings.push({ kind: 'person', at: clock.now(), who: step.who, thread, lines });
      if (step.kind === 'writes') step.clips.forEach(backend.knows);
      await chat.say({
        ...said,
        author: people[step.who],
        name: step.who,
        thread,
        kind: isGroup ? 'group' : 'direct',
        ...(scene.languageTag === undefined ? {} : { languageTag: scene.languageTag }),
      });
    },
  };
}

function toMessage({ text, clips }: Extract<Step, { kind: 'writes' }>): PersonMessage {
  const command = /^\/(\w+)\s*(.*)$/su.exec(text);
  const [, name = '', argument = ''] = command ?? [];
  return {
    ...(command === null ? { text } : { command: { name, argument } }),
    files: clips.map((clip) => {
      const bytes = Math.round(clip.megabytes * bytesPerMegabyte);
      return { name: clip.name, bytes: Math.min(bytes, mostRealBytes), lies: bytes };
    }),
  };
}

function linesOf({ text, clips }: Extract<Step, { kind: 'writes' }>): readonly string[] {
  const files = clips.map((clip: Clip) => `📎 ${clip.name} (${clip.megabytes} MB)`);
  return text === '' ? files : [...files, ...text.split('\n')];
}
