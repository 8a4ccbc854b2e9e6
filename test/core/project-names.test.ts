import { describe, expect, it } from 'vitest';
import { createWorld } from './bot-world.ts';

const clip = { name: 'beach day.mov', bytes: 100_000 };

describe('a project', () => {
  it('is called after its first clip, in the list and in what it makes', async () => {
    const world = await createWorld();
    await world.say({ command: { name: 'start', argument: '' } });
    await world.say({ files: [clip] });
    await world.say({ files: [{ name: 'later.mp4' }] });
    await world.say({ text: 'trim the pauses' });
    await world.say({ text: 'send me the video' });
    const files = world.chat.shown.flatMap((each) => each.versions.at(-1)?.fileName ?? []);
    expect(files).toEqual(['beach day-edited.mp4']);
    await world.say({ text: 'my projects' });
    expect(world.chat.last().text).toMatch(/^Your projects:\n1\. beach day · /u);
  });
});

describe('a list of projects', () => {
  it('says when each was begun as its reader would, whatever their zone and language', async () => {
    const world = await createWorld();
    await world.say({ files: [clip], languageTag: 'en' });
    await world.say({ text: 'my projects' });
    expect(world.chat.last().text).toMatch(/beach day · now \(open\)$/u);
    await world.clock.turn(30 * 3_600_000);
    await world.say({ text: 'my projects' });
    expect(world.chat.last().text).toMatch(/beach day · yesterday \(open\)$/u);
    await world.clock.turn(20 * 86_400_000);
    await world.say({ text: '我的项目' });
    expect(world.chat.last().text).toMatch(/beach day · 3周前（当前）$/u);
  });

  it('calls what no clip came into untitled', async () => {
    const world = await createWorld();
    await world.say({ command: { name: 'new', argument: '' } });
    await world.say({ text: 'my projects' });
    expect(world.chat.last().text).toMatch(/Untitled · now \(open\)$/u);
  });
});

describe('a status', () => {
  it('of a project with clips and without a timeline asks for words', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    await world.say({ text: 'status' });
    expect(world.chat.last().text).toContain('I have beach day.mov');
  });

  it('while something is going says that it is', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim the pauses', files: [clip] });
    world.editor.script({ takesMs: 60_000 });
    await world.chat.say({ text: 'add music' });
    await world.clock.turn(10_000);
    await world.chat.say({ text: 'status' });
    await world.clock.turn(100);
    expect(world.chat.last().text).toMatch(/^Timeline .*\n⏳ Editing…$/u);
    await world.settle();
  });
});

describe('an edit whose video cannot be made', () => {
  it('is told all the same, with what may be done next', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ fails: true }, { fails: true });
    await world.say({ text: 'trim the pauses', files: [clip] });
    const last = world.chat.shown[0]?.versions.at(-1);
    expect(last?.text).toMatch(/Done\.\n\nThe render failed/u);
    expect(last?.buttons.map((button) => button.label)).toEqual(['Preview', 'Export', 'Undo']);
  });
});
