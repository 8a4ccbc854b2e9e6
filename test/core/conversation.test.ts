import { describe, expect, it } from 'vitest';
import { createWorld } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };

describe('first contact', () => {
  it('is answered with "Connecting…", which turns into a greeting', async () => {
    const world = await createWorld();
    await world.say({ command: { name: 'start', argument: '' } });
    const [message] = world.chat.shown;
    expect(message?.versions[0]?.text).toBe('Connecting…');
    expect(message?.versions.at(-1)?.text).toContain("I'm Cutroom");
    expect(world.editor.sessions).toHaveLength(1);
    expect(world.editor.runs).toEqual([]);
  });

  it('shows nothing technical', async () => {
    const world = await createWorld();
    await world.say({ command: { name: 'start', argument: '' } });
    await world.say({ text: 'trim the pauses', files: [clip] });
    await world.say({ command: { name: 'credits', argument: '' } });
    const all = world.chat.shown
      .flatMap((each) => each.versions.map((version) => version.text))
      .join('\n');
    expect(all).not.toMatch(/nmv_usr|render_|https?:|[{}]|undefined|session/u);
  });

  it('that already asks for something is greeted in one line and carried out', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim the pauses', files: [clip] });
    const versions = world.chat.shown[0]?.versions ?? [];
    expect(versions[0]?.text).toMatch(/^👋 .*\n\n⏳/u);
    expect(world.editor.runs).toHaveLength(1);
    await world.say({ text: 'add music' });
    expect(world.chat.last().text).not.toContain('👋');
  });

  it('tells the backend the language as the platform gave it, unless the words say otherwise', async () => {
    const world = await createWorld();
    await world.say({ text: '你好', languageTag: 'zh-hans', author: '1' });
    await world.say({ text: 'trim the pauses', languageTag: 'zh-hans', author: '2' });
    await world.say({ text: 'trim the pauses', languageTag: 'pt-BR', author: '3' });
    expect(world.editor.sessions.map((session) => session.language)).toEqual([
      'zh-hans',
      'en',
      'pt-BR',
    ]);
  });
});

describe('a clip', () => {
  it('without words is taken in, and what can be done is said', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    expect(world.editor.uploads).toHaveLength(1);
    expect(world.editor.runs).toEqual([]);
    expect(world.chat.last().text).toContain('✅ Got talk.mp4 (0:10)');
  });

  it('that came alone is what the next words are about', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    await world.say({ text: 'trim the pauses' });
    expect(world.editor.sessions).toHaveLength(1);
    expect(world.editor.runs).toMatchObject([{ sessionId: 's1', text: 'trim the pauses' }]);
  });

  it('comes with others in the order they were sent', async () => {
    const world = await createWorld();
    await world.say({
      text: 'merge them',
      files: [{ name: 'b.mp4' }, { name: 'a.mp4' }, { name: 'c.mov' }],
    });
    expect(world.editor.uploads.map((each) => each.name)).toEqual(['b.mp4', 'a.mp4', 'c.mov']);
    expect(world.editor.runs).toHaveLength(1);
  });

  it('that cannot be taken is named and left out, the others go on', async () => {
    const world = await createWorld();
    await world.say({ text: 'merge them', files: [{ name: 'a.mp4' }, { name: 'notes.docx' }] });
    expect(world.editor.uploads.map((each) => each.name)).toEqual(['a.mp4']);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain(
      'Left out: notes.docx (not a kind I take).',
    );
  });

  it.each([
    [{ name: 'list.m3u8' }, 'I take MP4, MOV'],
    [
      { name: 'big.mp4', lies: 525_000_000 },
      'is 500.7 MB; the limit is 500 MB. Please compress or trim',
    ],
    [{ name: 'none.mp4', bytes: 0 }, 'is empty'],
  ])(
    '%o alone is refused early, with a sentence and without being opened',
    async (file, sentence) => {
      const world = await createWorld();
      await world.say({ text: 'trim it', files: [file] });
      expect(world.chat.last().text).toContain(sentence);
      expect(world.editor.sessions).toEqual([]);
      expect(world.settled).toMatchObject([{ outcome: 'failed' }]);
    },
  );
});

describe('what stands for a clip', () => {
  it('is a link, taken in by link', async () => {
    const world = await createWorld();
    await world.say({ text: 'https://example.com/a/trip.mp4 trim the pauses' });
    expect(world.editor.uploads).toMatchObject([{ name: 'trip.mp4' }]);
    expect(world.editor.runs.map((run) => run.text)).toEqual(['trim the pauses']);
  });

  it('is told with the ways out where it is too large for the chat itself', async () => {
    const world = await createWorld({ chat: { limits: { downloadBytes: 20 * 1024 * 1024 } } });
    await world.say({ text: 'trim', files: [{ name: 'trip.mp4', lies: 40 * 1024 * 1024 }] });
    expect(world.chat.last().text).toBe(
      '“trip.mp4” is 40 MB, but this chat hands me files up to 20 MB. Send it compressed, paste a direct link to it, or ask whoever runs me to raise that limit with a bot server of their own.',
    );
  });
});

describe('an edit', () => {
  it('without a word from the agent is told from what changed', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    world.editor.script({ says: [] });
    await world.say({ text: "add a title 'Paradise Found'" });
    expect(world.chat.last().text).toContain("✅ Title added: 'Paradise Found' (0–3 s)");
  });

  it('that changed nothing and said nothing is not met with silence', async () => {
    const world = await createWorld();
    world.editor.script({ says: [], makes: (tracks) => tracks });
    await world.say({ text: 'add sparkle' });
    expect(world.chat.last().text).toContain("I couldn't see any change");
  });

  it('is told without screen words, and ends with Preview, Export and Undo', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    world.editor.script({ says: ['Music added. Click the Export button to save it.'] });
    await world.say({ text: 'add music' });
    expect(world.chat.last().text).toBe('Music added.');
    expect(world.chat.last().buttons.map((button) => button.label)).toEqual([
      'Preview',
      'Export',
      'Undo',
    ]);
    expect(world.editor.renders).toEqual([]);
  });
});

describe('what follows an edit', () => {
  it('is exported when its Export button is tapped', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    await world.say({ text: 'add music' });
    const button = world.chat.last().buttons.find((each) => each.label === 'Export');
    await world.say({ button: button?.id ?? '' });
    expect(world.editor.renders).toHaveLength(1);
    expect(world.chat.shown.some((each) => each.versions.at(-1)?.fileBytes === 200_000)).toBe(true);
  });

  it('that asks to be sent is exported afterwards', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    await world.say({ text: 'add music and send me the video' });
    expect(world.editor.renders).toHaveLength(1);
  });

  it('that leaves everything open is carried out, with a tip once a day', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    const tip = () => world.chat.last().text.includes('concrete instructions');
    await world.say({ text: 'make it look better' });
    expect(tip()).toBe(true);
    await world.say({ text: 'make it look better!' });
    expect(tip()).toBe(false);
    await world.say({ text: 'make it look better at 0:05' });
    expect(tip()).toBe(false);
    await world.clock.turn(86_400_000);
    await world.say({ text: 'improve it' });
    expect(tip()).toBe(true);
    expect(world.editor.runs).toHaveLength(4);
  });

  it('is taken back by a run, as any other edit', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    await world.say({ command: { name: 'undo', argument: '' } });
    expect(world.editor.runs.map((run) => run.text)).toEqual(['undo']);
  });

  it('is taken back in the language that the person writes', async () => {
    const world = await createWorld();
    await world.say({ files: [clip], text: '剪掉停顿' });
    await world.say({ command: { name: 'undo', argument: '' } });
    await world.say({ command: { name: 'redo', argument: '' } });
    expect(world.editor.runs.map((run) => run.text)).toEqual(['剪掉停顿', '撤销', '重做']);
  });
});

describe('an old button', () => {
  it('expires politely', async () => {
    const world = await createWorld();
    await world.say({ button: 'gone' });
    expect(world.chat.last().text).toContain('no longer active');
  });

  it('of one person does nothing for another', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    await world.say({ text: 'add music' });
    const button = world.chat.last().buttons.find((each) => each.label === 'Export');
    await world.say({ button: button?.id ?? '', author: '8' });
    expect(world.chat.last().text).toContain('no longer active');
    expect(world.editor.renders).toEqual([]);
  });
});

describe('an export', () => {
  it('before anything was made says so', async () => {
    const world = await createWorld();
    await world.say({ text: 'send me the video' });
    expect(world.chat.last().text).toContain('nothing to export yet');
    expect(world.editor.renders).toEqual([]);
  });

  it('by itself follows the setting', async () => {
    const world = await createWorld();
    await world.say({ command: { name: 'settings', argument: '' } });
    const never = world.chat
      .last()
      .buttons.find((button) => button.label.includes('only when you ask'));
    await world.say({ button: never?.id ?? '' });
    await world.say({ text: 'trim the pauses', files: [clip] });
    expect(world.editor.renders).toEqual([]);
    await world.say({ command: { name: 'settings', argument: '' } });
    const always = world.chat.last().buttons.find((button) => button.label.includes('every edit'));
    await world.say({ button: always?.id ?? '' });
    await world.say({ text: 'add music' });
    expect(world.editor.renders).toHaveLength(1);
  });

  it('as a preview is a small one, with Export to follow', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim the pauses', files: [clip] });
    await world.say({ text: 'preview' });
    const preview = world.chat.shown.findLast(
      (each) => each.versions.at(-1)?.fileBytes !== undefined,
    );
    expect(preview?.versions.at(-1)?.text).toContain('👀 Preview');
    expect(preview?.versions.at(-1)?.buttons.map((button) => button.label)).toEqual(['Export']);
  });
});

describe('in Chinese', () => {
  it('everything is said in Chinese', async () => {
    const world = await createWorld();
    await world.say({ text: '剪掉停顿，加音乐', files: [clip] });
    await world.say({ text: '我还有多少积分' });
    const all = world.chat.texts().join('\n');
    expect(all).toContain('✅ 视频好了（0:10，0.2 MB）');
    expect(all).toContain('积分：可用 80，冻结 5，共 85。');
    expect(all).not.toMatch(/Video|ready|credits/u);
  });
});
