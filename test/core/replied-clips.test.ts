import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import type { Attachment } from '../../src/core/message.ts';
import { createWorld, type World } from './bot-world.ts';

const clip = { name: 'beach.mp4', bytes: 100_000 };

interface Said {
  readonly id: string;
  readonly kind?: 'direct' | 'group';
  readonly isAddressed?: false;
  readonly text?: string;
  readonly file?: { readonly identity: string; readonly isQuoted?: true };
}

/** As adapters hand it over: the file says which one it is, and whether it hangs on an earlier message. */
function hear({ bot, chat }: World, said: Said): Promise<void> {
  const { id, text = '', file, kind = 'direct' } = said;
  const stored = { kind: 'video', name: clip.name, sizeBytes: clip.bytes, locator: clip } as const;
  const attachments: readonly Attachment[] =
    file === undefined ? [] : [chat.reopen({ ...stored, ...file })];
  return bot.receive({
    id,
    thread: { id: 'telegram:100', kind },
    ...(said.isAddressed === false ? { isAddressed: false } : {}),
    author: { id: 'telegram:7', name: 'Ada', languageTag: 'en' },
    text,
    attachments,
    sentAt: 0,
  });
}

async function tell(world: World, said: Said): Promise<void> {
  await world.clock.until(hear(world, said));
  await world.settle();
}

const sent = { identity: 'U1' } as const;
const quoted = { identity: 'U1', isQuoted: true } as const;
const namesIn = ({ editor }: World) => editor.uploads.map(({ name }) => name);

describe('a reply to a clip', () => {
  it('that the project holds is about that one: it is not uploaded again, and is a whole job', async () => {
    const world = await createWorld();
    await tell(world, { id: '1', file: sent });
    await tell(world, { id: '2', text: 'trim the pauses', file: quoted });
    expect(namesIn(world)).toEqual(['beach.mp4']);
    expect(world.editor.runs.map(({ text }) => text)).toEqual(['trim the pauses']);
    expect(world.chat.files.at(-1)?.name).toBe('beach-edited.mp4');
  });

  it('waits for the upload that is still under way, and so does a second one', async () => {
    const world = await createWorld();
    await hear(world, { id: '1', file: sent });
    await hear(world, { id: '2', text: 'trim the pauses', file: quoted });
    await hear(world, { id: '3', text: 'add a title saying Hi', file: quoted });
    await world.settle();
    expect(namesIn(world)).toEqual(['beach.mp4']);
    expect(world.editor.runs).toHaveLength(2);
  });

  it('knows the clip after a restart', async () => {
    const world = await createWorld();
    await tell(world, { id: '1', file: sent });
    const next = await world.restart();
    await tell(next, { id: '2', text: 'trim the pauses', file: quoted });
    expect(namesIn(next)).toEqual(['beach.mp4']);
  });

  it('brings the clip where the project does not hold it', async () => {
    const world = await createWorld();
    await tell(world, { id: '1', file: sent });
    await tell(world, { id: '2', text: 'trim the pauses', file: { ...quoted, identity: 'U2' } });
    expect(namesIn(world)).toHaveLength(2);
    await world.say({ command: { name: 'new', argument: '' } });
    await tell(world, { id: '3', text: 'trim the pauses', file: quoted });
    expect(namesIn(world)).toHaveLength(3);
  });

  it('brings the clip again where the backend has dropped it', async () => {
    const world = await createWorld();
    await tell(world, { id: '1', file: sent });
    world.editor.sessions[0]?.assets.splice(0);
    await tell(world, { id: '2', text: 'trim the pauses', file: quoted });
    expect(namesIn(world)).toHaveLength(2);
  });

  it('whose upload was cut off knows what arrived nevertheless', async () => {
    const world = await createWorld();

    world.editor.fail('upload', new BotError('backend-unreachable', 'cut'), 'after');
    await tell(world, { id: '1', file: sent });
    await tell(world, { id: '2', text: 'trim the pauses', file: quoted });
    expect(namesIn(world)).toEqual(['beach.mp4']);
  });
});

describe('a clip that was overheard', () => {
  it('and then replied to is not brought again by the words after', async () => {
    const world = await createWorld();
    const kind = 'group';
    await tell(world, { id: '1', kind, file: sent, isAddressed: false });
    await tell(world, { id: '2', kind, text: 'trim the pauses', file: quoted });
    await tell(world, { id: '3', kind, text: 'add music' });
    expect(namesIn(world)).toEqual(['beach.mp4']);
    expect(world.editor.runs).toHaveLength(2);
  });
});

describe('a clip that is sent again', () => {
  it('is wanted twice', async () => {
    const world = await createWorld();
    await tell(world, { id: '1', file: sent });
    await tell(world, { id: '2', text: 'put it behind the first', file: sent });
    expect(namesIn(world)).toEqual(['beach.mp4', 'beach.mp4']);
  });
});
