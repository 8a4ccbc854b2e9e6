import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MessageRef } from '../../src/core/message.ts';
import type { BotShowed, Happening } from './kit/recorder.ts';
import { playScene } from './kit/stage.ts';
import { writeDialogue } from './kit/transcript.ts';
import { dialogues } from './scripts/all.ts';

/** Nothing of how it is built is ever shown. */
const technical =
  /nmv_usr|render_|[Ss]ession|undefined|\bnull\b|NaN|\[object|[Tt]oken|\bAPI\b|JSON|\bHTTP\b|\b(?:100[12]|2001|400[12]|402|429)\b/u;
/** What operators are told to set. */
const settings = /NEMO_TOKEN|CUTROOM_[A-Z_]+/gu;
const named = dialogues.map((dialogue) => [dialogue.file, dialogue] as const);

describe('a conversation', () => {
  it.each(named)('%s goes as it is written down', async (file, dialogue) => {
    await expect(await writeDialogue(dialogue)).toMatchFileSnapshot(`${file}.txt`);
  });

  it.each(named)(
    '%s shows nothing technical and leaves nobody without an answer',
    async (_file, { scenes }) => {
      for (const scene of scenes) {
        const happenings = await playScene(scene);
        const shown = happenings.flatMap((each) => (each.kind === 'bot' ? [each.text] : []));
        expect(shown.join('\n').replace(settings, '')).not.toMatch(technical);
        expect(waitingAtTheEnd(happenings)).toEqual([]);
      }
    },
  );

  it('has a script for every file', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
    const scripted = dialogues.map(({ file }) => `${file}.txt`);
    expect(files.filter((file) => !scripted.includes(file))).toEqual([]);
  });
});

/** Messages that still say that something goes on. */
function waitingAtTheEnd(happenings: readonly Happening[]): readonly string[] {
  const last = new Map<MessageRef, BotShowed>();
  for (const each of happenings) if (each.kind === 'bot') last.set(each.ref, each);
  return [...last.values()].filter((each) => each.isProgress).map((each) => each.text);
}
