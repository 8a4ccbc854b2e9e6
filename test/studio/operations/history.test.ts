import { describe, expect, it } from 'vitest';
import { currentTimeline, maxRevisions } from '../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, speech, video } from '../edit/timelines.ts';
import { say, windows } from './carried.ts';

const talk = scene([video('a_1', { measures: speech(10, [[4000, 5000]]) })]);

describe('undo and redo', () => {
  it('step through messages, one each, back to the very same timelines', () => {
    const cut = say('trim the pauses', talk);
    const titled = say('add the title "A", add music', cut.scene);
    const back = say('undo', titled.scene);
    expect(back.timeline).toEqual(cut.timeline);
    expect(back.reply).toBe('Undid the last change.');
    const raw = say('撤销', back.scene);
    expect(windows(raw.timeline)).toEqual([[0, 300]]);
    const again = say('redo twice', raw.scene);
    expect(again.timeline).toEqual(titled.timeline);
  });

  it('have their ends, and say so', () => {
    const cut = say('trim the pauses', talk);
    expect(say('redo', cut.scene).reply).toContain('nothing to redo');
    const raw = say('undo 9 times', cut.scene);
    expect(raw.reply).toBe('Undid the last change.');
    expect(say('undo', raw.scene).reply).toContain('nothing to undo');
  });

  it('before anything was made change nothing', () => {
    const outcome = carryOut(interpret('undo', talk), talk);
    expect(outcome.history).toBe(talk.history);
    expect(outcome.reply).toContain('nothing to undo');
  });

  it('lose what was undone once something else is done', () => {
    const cut = say('trim the pauses', talk);
    const back = say('undo', cut.scene);
    const muted = say('mute it', back.scene);
    expect(say('redo', muted.scene).reply).toContain('nothing to redo');
    expect(muted.scene.history.revisions).toHaveLength(2);
  });

  it('work in the middle of a message', () => {
    const cut = say('trim the pauses', talk);
    const other = say('undo and mute it', cut.scene);
    expect(windows(other.timeline)).toEqual([[0, 300]]);
    expect(other.timeline.clips[0]?.gainDb).toBeNull();
  });
});

describe('starting over', () => {
  it('shows the clips as they were sent and can be undone', () => {
    const cut = say('trim the pauses and add music', talk);
    const asked = say('start over', cut.scene);
    expect(asked.timeline).toEqual(cut.timeline);
    expect(asked.reply).toContain('Start over with the clips as you sent them?');
    const fresh = say('yes, start over', asked.scene);
    expect(windows(fresh.timeline)).toEqual([[0, 300]]);
    expect(fresh.timeline.music).toEqual([]);
    expect(say('undo', fresh.scene).timeline).toEqual(cut.timeline);
  });

  it('is forgotten where something else is said than yes', () => {
    const cut = say('剪掉停顿', talk);
    const asked = say('重新开始', cut.scene);
    const muted = say('静音', asked.scene);
    expect(muted.kinds).toEqual(['set_volume']);
    expect(say('重新开始', muted.scene).reply).toContain('再说一次');
    expect(say('确定', asked.scene).kinds).toEqual(['start_over']);
  });

  it('goes on with what is said after it', () => {
    const cut = say('trim the pauses', talk);
    const fresh = say('start over, cut the first 2 seconds', cut.scene);
    expect(windows(fresh.timeline)).toEqual([[60, 300]]);
  });

  it('says so where nothing was changed', () => {
    expect(say('start over', talk).reply).toContain('Nothing has been changed yet');
  });
});

describe('the history', () => {
  it('keeps no more revisions than the bound, the newest ones', () => {
    let last = say('add the title "0"', talk);
    for (let nth = 1; nth <= maxRevisions; nth += 1)
      last = say(`change the title to "${nth}"`, last.scene);
    const { history } = last.scene;
    expect(history.revisions).toHaveLength(maxRevisions);
    expect(currentTimeline(history)?.titles[0]?.text).toBe(String(maxRevisions));
  });
});
