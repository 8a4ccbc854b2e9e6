import type { MessageRef } from '../../../src/core/message.ts';
import { createNumbers } from '../../../src/core/wording/numbers.ts';
import type { BotShowed, Happening } from './recorder.ts';
import type { Dialogue, Scene } from './script.ts';
import { people } from './script.ts';
import { groupChat } from './speakers.ts';
import { playScene, startAt } from './stage.ts';

const numbers = createNumbers('en');
const dayMs = 86_400_000;
const indent = ' '.repeat(10);
const circled = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'];

/** The whole file that people read. */
export async function writeDialogue({ title, scenes }: Dialogue): Promise<string> {
  const parts: string[] = [`${title}\n${'='.repeat(60)}`];
  for (const scene of scenes) parts.push(writeScene(scene, await playScene(scene)));
  return `${parts.join('\n\n\n')}\n`;
}

function writeScene({ about }: Scene, happenings: readonly Happening[]): string {
  const writer = createWriter();
  for (const each of happenings) writer.add(each);
  return [about, ...writer.blocks()].join('\n\n');
}

/** What is shown in one go: who, and below the times with what they brought. */
function createWriter() {
  const blocks: string[][] = [];
  const signs = new Map<MessageRef, string>();
  const latest = new Map<MessageRef, BotShowed>();
  let current: MessageRef | undefined;
  let place = '';

  function enter(thread: string): void {
    if (thread === place) return;
    const isFirst = place === '';
    place = thread;
    if (!isFirst || thread === groupChat) blocks.push([`-- ${placeName(thread)} --`]);
  }

  function signOf(ref: MessageRef): string {
    const sign = signs.get(ref) ?? circled[signs.size] ?? `(${signs.size + 1})`;
    signs.set(ref, sign);
    return sign;
  }

  function addBot(shown: BotShowed): void {
    const { ref, at } = shown;
    enter(shown.thread);
    const before = latest.get(ref);
    if (before !== undefined && isSame(before, shown)) return;
    latest.set(ref, shown);
    const lines = linesOf(shown, before);
    if (ref === current) {
      const isShort = lines.length === 1 && shown.isProgress;
      blocks.at(-1)?.push(...(isShort ? [] : ['']), ...indented(lines, timed(at)));
    } else {
      blocks.push([`${timed(at)}${headOf(shown, signOf(ref), before)}`, ...indented(lines)]);
    }
    current = ref;
  }

  return {
    add(happening: Happening): void {
      if (happening.kind === 'bot') {
        addBot(happening);
        return;
      }
      current = undefined;
      if (happening.kind === 'person') {
        enter(happening.thread);
        blocks.push([`${timed(happening.at)}${happening.who}`, ...indented(happening.lines)]);
      } else {
        blocks.push([`${indent}~ ${happening.told}`]);
      }
    },
    blocks: () => blocks.map((lines) => lines.join('\n').replaceAll('\u202F', ' ')),
  };
}

function headOf(shown: BotShowed, sign: string, before: BotShowed | undefined): string {
  const bell = shown.isLoud ? '🔔 ' : '';
  const edited = before === undefined ? '' : ' ✎';
  const secret = shown.isForAuthor && shown.thread === groupChat ? ' 🔒' : '';
  return `${bell}Cutroom ${sign}${edited}${secret}`;
}

function placeName(thread: string): string {
  if (thread === groupChat) return 'in the group';
  const person = Object.entries(people).find(([, id]) => id === thread)?.[0] ?? 'somebody';
  return `in private with ${person}`;
}

function isSame(before: BotShowed, after: BotShowed): boolean {
  const seen = ({ text, buttons, file }: BotShowed) => JSON.stringify([text, buttons, file?.name]);
  return seen(before) === seen(after);
}

/** While a message is worked on, only the lines that changed. */
function linesOf(shown: BotShowed, before: BotShowed | undefined): readonly string[] {
  const { file, isProgress } = shown;
  const text = shown.text.split('\n');
  const head = isProgress && before !== undefined ? sharedLines(before.text, shown.text) : 0;
  const rows = shown.buttons.map((row) => row.map((label) => `[${label}]`).join(' '));
  const isKnown = isProgress && before?.buttons.flat().join() === shown.buttons.flat().join();
  return [
    ...(file === undefined ? [] : [`📎 ${file.name} (${factsOf(file)})`]),
    ...text.slice(head),
    ...(isKnown ? [] : rows),
  ];
}

function factsOf({ sizeBytes, durationMs }: NonNullable<BotShowed['file']>): string {
  const length = durationMs === undefined ? [] : [numbers.length(durationMs)];
  return [...length, numbers.bytes(sizeBytes)].join(', ');
}

/** How many lines at the top are the same, up to the last blank one. */
function sharedLines(before: string, after: string): number {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const differs = is.findIndex((line, at) => line !== was[at]);
  const shared = is.slice(0, differs < 0 ? is.length : differs);
  return shared.lastIndexOf('') + 1;
}

function indented(lines: readonly string[], first = indent): string[] {
  return lines.map((line, at) => (line === '' ? '' : `${at === 0 ? first : indent}${line}`));
}

/** `0:07`, `1:02:03`, `+1d 0:05`: since the scene began, in a column of its own. */
function timed(at: number): string {
  const days = Math.floor((at - startAt) / dayMs);
  const clock = numbers.length((at - startAt) % dayMs);
  return `${days > 0 ? `+${days}d ` : ''}${clock}`.padEnd(indent.length - 1).concat(' ');
}
