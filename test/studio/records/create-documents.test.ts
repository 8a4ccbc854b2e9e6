import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createDocuments } from '../../../src/studio/records/create-documents.ts';
import { createTurns } from '../../../src/studio/records/create-turns.ts';
import { toDiskError } from '../../../src/studio/records/disk-errors.ts';

const counter = z.strictObject({ count: z.number(), pad: z.string().exactOptional() });
type Counter = z.infer<typeof counter>;

async function openCounters() {
  const dir = await mkdtemp(join(tmpdir(), 'documents-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const open = () => createDocuments<Counter>(counter, (key) => join(dir, key, 'counter.json'));
  return { dir, open };
}

const addOne = (current: Counter | undefined) => ({ count: (current?.count ?? 0) + 1 });

it('changes of one document happen one after another, none is lost', async () => {
  const { open } = await openCounters();
  const documents = open();
  await Promise.all(Array.from({ length: 50 }, () => documents.write('a', addOne)));
  expect(await documents.read('a')).toEqual({ count: 50 });
  expect(await open().read('a')).toEqual({ count: 50 });
});

it('a change that throws leaves the document as it is, and the next one works', async () => {
  const { open } = await openCounters();
  const documents = open();
  await documents.write('a', addOne);
  const failing = documents.write('a', () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await documents.write('a', addOne)).toEqual({ count: 2 });
});

it('what is not there reads as nothing, what is damaged throws', async () => {
  const { dir, open } = await openCounters();
  const documents = open();
  expect(await documents.read('a')).toBeUndefined();
  await documents.write('a', addOne);
  await writeFile(join(dir, 'a', 'counter.json'), '{"count":"one"}');
  await expect(open().read('a')).rejects.toThrow();
});

it('a removed document stays gone, also for changes that waited', async () => {
  const { dir, open } = await openCounters();
  const documents = open();
  await documents.write('a', addOne);
  const removed = documents.remove('a', () => rm(join(dir, 'a'), { recursive: true }));
  const after = documents.write('a', (current) => {
    expect(current).toBeUndefined();
    return { count: 7 };
  });
  await Promise.all([removed, after]);
  expect(await documents.read('a')).toEqual({ count: 7 });
});

it('more documents than memory holds are read from their files again', async () => {
  const { dir, open } = await openCounters();
  const documents = open();
  const pad = 'x'.repeat(6_000_000);
  for (const key of ['a', 'b', 'c']) await documents.write(key, () => ({ count: 1, pad }));
  await writeFile(join(dir, 'a', 'counter.json'), '{"count":2}');
  await writeFile(join(dir, 'c', 'counter.json'), '{"count":2}');
  expect((await documents.read('a'))?.count).toBe(2);
  expect((await documents.read('c'))?.count).toBe(1);
});

it('files are whole and for the owner only, with nothing left beside them', async () => {
  const { dir, open } = await openCounters();
  await open().write('a', addOne);
  expect(await readdir(join(dir, 'a'))).toEqual(['counter.json']);
  expect(await readFile(join(dir, 'a', 'counter.json'), 'utf8')).toBe('{"count":1}');
});

it('turns of one key follow each other whatever fails, other keys do not wait', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const slow = inTurn('a', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    order.push('first');
    throw new Error('first fails');
  });
  const next = inTurn('a', async () => order.push('second'));
  await inTurn('b', async () => order.push('elsewhere'));
  await expect(slow).rejects.toThrow('first fails');
  await next;
  expect(order).toEqual(['elsewhere', 'first', 'second']);
});

it.each(['ENOSPC', 'EDQUOT'])('%s is a full disk, other errors stay what they are', (code) => {
  const full = Object.assign(new Error('write'), { code });
  expect(toDiskError(full)).toMatchObject({ name: 'StudioError', code: 'disk-full', cause: full });
  const other = Object.assign(new Error('write'), { code: 'EACCES' });
  expect(toDiskError(other)).toBe(other);
});
