import { describe, expect, it } from 'vitest';
import { maxSaved } from '../../../src/studio/edit/scene.ts';
import { historyRecord } from '../../../src/studio/records/timeline-record.ts';
import { scene, speech, video } from '../edit/timelines.ts';
import { isRight, readRow } from '../plan/own-words.ts';
import { readRows } from '../plan/utterances.ts';
import { type Carried, say } from './carried.ts';

const talk = scene([video('a_1', { seconds: 20, measures: speech(20, [[4000, 5000]]) })]);

function sayAll(messages: readonly string[]): readonly Carried[] {
  const said: Carried[] = [];
  for (const text of messages) said.push(say(text, said.at(-1)?.scene ?? talk));
  return said;
}

describe('a version with a name', () => {
  it.each([
    ['save this as v1', 'go back to v1'],
    ['save this version as "rough cut"', 'restore the rough cut version'],
    ['call this version alpha', 'back to Alpha'],
    ['保存为版本一', '回到版本1'],
    ['把现在的版本存为初剪', '恢复到初剪'],
    ['把这个版本叫“第二版”', '回到第二版'],
  ])('"%s" comes back by "%s", as the very same timeline', (saving, going) => {
    const [cut, saved, , titled, back] = sayAll([
      ...['trim the pauses', saving, 'mute it', 'add the title "A"', going],
    ]);
    expect(saved?.kinds).toEqual(['save_version']);
    expect(saved?.timeline).toEqual(cut?.timeline);
    expect(back?.timeline).toEqual(cut?.timeline);
    expect(back === undefined ? undefined : say('undo', back.scene).timeline).toEqual(
      titled?.timeline,
    );
  });

  it('is told with its length, and by its name where it is not there', () => {
    const [, saved, , missing] = sayAll([
      'trim the pauses',
      'save this as v1',
      'mute it',
      'go back to v9',
    ]);
    expect(saved?.reply).toBe('Saved as “v1” (0:19); “go back to v1” brings it back.');
    expect(missing?.reply).toContain('No version “v9” was saved; there is “v1”.');
    expect(missing?.kinds).toEqual([]);
  });

  it('saved again under its name is the newer one', () => {
    const said = sayAll([
      'trim the pauses',
      'save this as v1',
      'mute it',
      'save this as V1',
      'start over, add the title "A"',
      'go back to v1',
    ]);
    expect(said.at(-1)?.timeline).toEqual(said[2]?.timeline);
    expect(said.at(-1)?.scene.history.saved).toHaveLength(1);
  });

  it('outlives the oldest revisions, and there are no more than the bound', () => {
    let last = say('save this as first', say('trim the pauses', talk).scene);
    const { timeline } = last;
    for (let nth = 0; nth < 60; nth += 1) last = say(`add the title "${nth}"`, last.scene);
    expect(say('go back to first', last.scene).timeline).toEqual(timeline);
    for (let nth = 0; nth < maxSaved + 5; nth += 1)
      last = say(`save this as cut ${nth}`, last.scene);
    expect(last.scene.history.saved).toHaveLength(maxSaved);
  });

  it('is read back from the disk as it was', () => {
    const { history } = say('save this as v1', say('trim the pauses', talk).scene).scene;
    expect(historyRecord.parse(JSON.parse(JSON.stringify(history)))).toEqual(history);
  });
});

describe('the version before a change', () => {
  it.each(['go back to the version before the title', '回到加标题之前'])(
    'is found by "%s"',
    (text) => {
      const said = sayAll([
        'trim the pauses',
        'mute it',
        'add the title "A"',
        'make it vertical',
        text,
      ]);
      expect(said.at(-1)?.timeline).toEqual(said[1]?.timeline);
    },
  );

  it('is not found where there was no such change, and nothing happens', () => {
    const [cut, back] = sayAll(['trim the pauses', 'go back to before the music']);
    expect(back?.timeline).toEqual(cut?.timeline);
    expect(back?.reply).toContain('no such change');
  });

  it('is asked for where nothing says which', () => {
    const [, asked] = sayAll(['trim the pauses', 'go back to that other version']);
    expect(asked?.reply).toContain('Which version?');
  });
});

describe.each(['en-versions', 'zh-versions'])('the words of %s', (name) => {
  it('mean what they say', () => {
    const wrong = readRows(name).filter((row) => !isRight(row, readRow(row)));
    expect(wrong.map(({ said }) => said)).toEqual([]);
  });
});
