import { BotError } from '../../errors.ts';
import { extensionOf, mediaTypeOf, nameWithExtension, offeredTypeOf } from '../../media-types.ts';
import { noSession } from '../../people/accounts.ts';
import type { Account, Asset, Editor, EditorCall, Upload } from '../../ports/editor.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import type { AssetMark, Source, Turn, TurnProject } from '../turn.ts';

/** One call for the author of a turn, with their account. */
export function callEditor<T>(
  deps: TurnDeps,
  { turn, signal }: Performance,
  call: (call: EditorCall, project: TurnProject) => Promise<T>,
): Promise<T> {
  const { project } = turn;
  if (project === undefined) throw noSession();
  const withCall = (account: Account) => call({ account, signal }, project);
  return deps.accounts.withAccount(turn.author.id, signal, withCall);
}

export async function openProject(
  deps: TurnDeps,
  { turn, signal }: Performance,
): Promise<TurnEvent> {
  const before = turn.after === undefined ? undefined : (await deps.turns.get(turn.after))?.value;
  if (before?.project !== undefined && !turn.isReopened) {
    return { kind: 'opened', project: before.project };
  }
  const isFresh = turn.request.kind === 'new' || turn.isReopened || turn.batch !== undefined;
  return { kind: 'opened', project: await deps.projects.open(turn, isFresh, signal) };
}

export async function readAssets(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const state = await callEditor(deps, performance, (call, { session }) =>
    deps.editor.state(call, session),
  );
  return { kind: 'assets-read', assets: state.assets.map(toMark) };
}

function toMark(asset: Asset): AssetMark {
  const { name, sizeBytes, durationMs, hash } = asset;
  return {
    name,
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(hash === undefined ? {} : { hash }),
  };
}

/** After a cut: has the file arrived that the state before did not have? */
export async function findUpload(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn } = performance;
  const source = sourceOf(turn);
  const before = turn.uploads.before ?? [];
  const state = await callEditor(deps, performance, (call, { session }) =>
    deps.editor.state(call, session),
  );
  const name = nameOf(source);
  const countBefore = before.filter((mark) => mark.name === name).length;
  const arrived = state.assets.filter((asset) => asset.name === name).slice(countBefore);
  if (arrived.length > 0) return settleUpload(deps, turn, arrived.slice(0, 1));
  // Backends may rename: one more asset than before, with nothing else in the session, is ours too.
  const isOneMore = state.assets.length > before.length && source.kind === 'link';
  return isOneMore
    ? { kind: 'uploaded', assets: state.assets.slice(before.length, before.length + 1) }
    : { kind: 'upload-missing' };
}

export async function upload(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn } = performance;
  const source = sourceOf(turn);
  const position = turn.uploads.next + 1;
  const count = turn.sources.length;
  const held = await findHeld(deps, performance);
  if (held !== undefined) return { kind: 'uploaded', assets: [held] };
  deps.screens.working(turn, { kind: 'uploading', name: nameOf(source), position, count });
  const assets = await callEditor(deps, performance, async (call, { session }) => {
    await expectTaken(deps.editor, call, nameOf(source));
    return source.kind === 'link'
      ? deps.editor.uploadLink(call, session, source.url)
      : deps.editor.upload(call, session, toUpload(deps, turn, source));
  });
  return settleUpload(deps, turn, assets);
}

/** The clip that a reply is about may have come with a message before: then the project holds it already. */
async function findHeld(deps: TurnDeps, performance: Performance): Promise<Asset | undefined> {
  const { project } = performance.turn;
  const source = sourceOf(performance.turn);
  if (project === undefined || source.kind === 'link' || source.file.isQuoted !== true) {
    return undefined;
  }
  const name = await deps.projects.assetNameOf(project.id, source.file.identity ?? '');
  if (name === undefined) return undefined;
  // What the backend no longer has is sent again.
  const state = await callEditor(deps, performance, (call, { session }) =>
    deps.editor.state(call, session),
  );
  return state.assets.find((asset) => asset.name === name);
}

/** The project remembers what came into it before the turn goes on: a reply to that clip may be next in line. */
async function settleUpload(
  { projects }: TurnDeps,
  turn: Turn,
  assets: readonly Asset[],
): Promise<TurnEvent> {
  const source = sourceOf(turn);
  const identity = source.kind === 'file' ? source.file.identity : undefined;
  const [asset] = assets;
  if (turn.project !== undefined) {
    await projects.takeIn(turn.project.id, {
      fileName: nameOf(source),
      ...(identity !== undefined && asset !== undefined
        ? { taken: { identity, assetName: asset.name } }
        : {}),
    });
  }
  return { kind: 'uploaded', assets };
}

/** Some kinds are for backends that offer to take them; nothing of these is sent to others. */
async function expectTaken(
  editor: Pick<Editor, 'capabilities'>,
  call: EditorCall,
  name: string,
): Promise<void> {
  if (offeredTypeOf(name) === undefined) return;
  const { uploads } = await editor.capabilities(call);
  if (uploads.includes(extensionOf(name))) return;
  throw new BotError('unsupported-file', 'this backend takes no such files', { facts: { name } });
}

function sourceOf(turn: Turn): Source {
  const source = turn.sources[turn.uploads.next];
  if (source === undefined) throw new BotError('internal', 'there is nothing left to upload');
  return source;
}

export function nameOf(source: Source): string {
  if (source.kind === 'link') return source.name;
  return nameWithExtension(source.file.name, source.file.mimeType);
}

function toUpload(deps: TurnDeps, turn: Turn, source: Extract<Source, { kind: 'file' }>): Upload {
  const name = nameOf(source);
  const { sizeBytes } = source.file;
  return {
    name,
    mimeType: mediaTypeOf(name) ?? offeredTypeOf(name) ?? 'application/octet-stream',
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    open: (signal) => deps.screens.adapterOf(turn.thread.id).reopen(source.file).open(signal),
  };
}
