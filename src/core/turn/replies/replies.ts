import type { OfferedButton } from '../../buttons.ts';
import { filledTracks, isRenderable } from '../../draft/draft.ts';
import { isSubtitleName } from '../../media-types.ts';
import { outputOf } from '../../outputs/output-wish.ts';
import type { ProjectState } from '../../ports/editor.ts';
import { isVague } from '../../request/vague.ts';
import { type ScreenOffer, translateScreenWords } from '../../screen-words.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { readState } from '../perform/perform-run.ts';
import { nameOf } from '../perform/perform-session.ts';
import type { BatchPlace, Reply, Turn } from '../turn.ts';
import { sayChanges } from './say-changes.ts';

/** A state may lag behind a silent edit: read again after these. */
const lagWaitsMs = [3_000, 6_000] as const;

/** After a run: what the agent said without its screen words, else what the two drafts tell. */
export async function readAfter(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn, signal } = performance;
  const { text, offers } = translateScreenWords(turn.run?.said ?? '');
  let state = await readState(deps, performance);
  const isChangeNeeded = text === '' || turn.exportsByItself;
  for (const waitMs of isChangeNeeded ? lagWaitsMs : []) {
    if (state.fingerprint !== turn.run?.before.fingerprint) break;
    deps.screens.working(turn, { kind: 'reading' });
    await deps.clock.sleep(waitMs, signal);
    state = await readState(deps, performance);
  }
  const wording = wordingOf(turn.language);
  const told = text === '' ? sayChanges(turn, state, wording) : text;
  return toDraftRead(deps, turn, { state, told, offers });
}

/** A run whose stream was lost, but whose state changed. */
export function readRecovered(deps: TurnDeps, turn: Turn, state: ProjectState): Promise<TurnEvent> {
  const wording = wordingOf(turn.language);
  const told = `${wording.recovered()}\n${sayChanges(turn, state, wording)}`;
  return toDraftRead(deps, turn, { state, told, offers: [] });
}

interface Told {
  readonly state: ProjectState;
  readonly told: string;
  readonly offers: readonly ScreenOffer[];
}

async function toDraftRead(deps: TurnDeps, turn: Turn, told: Told): Promise<TurnEvent> {
  const { draft } = told.state;
  const wording = wordingOf(turn.language);
  const isGenerated = isGeneratedInStages(turn, draft);
  const showsTimeline = (told.offers.includes('timeline') || isGenerated) && isRenderable(draft);
  const isChanged = told.state.fingerprint !== turn.run?.before.fingerprint;
  const lines = [
    ...openingLines(turn, wording),
    told.told,
    ...(showsTimeline ? ['', wording.timeline(filledTracks(draft))] : []),
    ...leftOutLines(turn, wording),
    // That sentence is advice already.
    ...(told.told === wording.nothingChanged() ? [] : await tipLines(deps, turn, wording)),
  ];
  const buttons = isChanged ? editButtons(told, { wording, isGenerated }) : [];
  const reply = await toReply(deps, turn, { text: lines.join('\n'), buttons });
  return {
    kind: 'draft-read',
    reply: showsTimeline ? { ...reply, showsTimeline } : reply,
    ...(isRenderable(draft) && (isChanged || isAskedFor(turn)) ? { draft: draft.original } : {}),
    renderId: `render_${deps.ids.uuid()}`,
    at: deps.clock.now(),
  };
}

function isAskedFor({ request }: Turn): boolean {
  return request.kind === 'edit' && request.alsoExport;
}

/** Made from nothing, with more than the picture: music and titles came by themselves and may go again. */
function isGeneratedInStages(turn: Turn, draft: ProjectState['draft']): boolean {
  const { before } = turn.run ?? {};
  if (before === undefined || before.assetCount > 0 || before.tracks.length > 0) return false;
  const kinds = new Set(draft?.tracks.map((track) => track.kind));
  return kinds.has('video') && kinds.size > 1;
}

/** At most once a day for a person. */
async function tipLines(deps: TurnDeps, turn: Turn, wording: Wording): Promise<readonly string[]> {
  if (turn.request.kind !== 'edit' || !isVague(turn.request.text)) return [];
  const tipDay = new Date(deps.clock.now()).toISOString().slice(0, 10);
  if ((await deps.people.of(turn.author.id)).tipDay === tipDay) return [];
  await deps.people.change(turn.author.id, (person) => ({ ...person, tipDay }));
  return ['', wording.vagueTip()];
}

function openingLines(turn: Turn, wording: Wording): readonly string[] {
  const greeting = turn.isGreeted ? [wording.greetingInOneLine(), ''] : [];
  const place = turn.batch === undefined ? [] : [placeInBatch(turn, turn.batch, wording)];
  const lost = turn.isReopened ? [wording.sessionLost()] : [];
  return [...greeting, ...place, ...lost];
}

function placeInBatch(turn: Turn, batch: BatchPlace, wording: Wording): string {
  const [source] = turn.sources;
  const name = source === undefined ? '' : nameOf(source);
  return wording.batchOf(batch.position, batch.turnIds.length, name);
}

function leftOutLines(turn: Turn, wording: Wording): readonly string[] {
  const { refused } = turn.uploads;
  return refused.length === 0 ? [] : [wording.leftOut(refused)];
}

interface ButtonWords {
  readonly wording: Wording;
  readonly isGenerated: boolean;
}

function editButtons(told: Told, words: ButtonWords): readonly OfferedButton[] {
  const { state, offers } = told;
  const { wording, isGenerated } = words;
  const strip: OfferedButton = { label: wording.buttons.raw, action: { kind: 'strip' } };
  const make = (request: 'preview' | 'export' | 'undo' | 'credits'): OfferedButton => ({
    label: wording.buttons[request],
    action: { kind: 'request', request },
  });
  const render = isRenderable(state.draft) ? [make('preview'), make('export'), make('undo')] : [];
  const credits = offers.includes('credits') ? [make('credits')] : [];
  return [...render, ...(isGenerated ? [strip] : []), ...credits];
}

export interface NewReply {
  readonly text: string;
  readonly buttons: readonly OfferedButton[];
}

/** Freezes a reply: its buttons are stored before anybody can tap them. */
export async function toReply(deps: TurnDeps, turn: Turn, reply: NewReply): Promise<Reply> {
  const buttons = await deps.buttons.offer(turn.conversation, reply.buttons);
  const perRow = deps.screens.adapterOf(turn.thread.id).limits.buttonsPerRow;
  const rows = Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
  return { text: reply.text, buttons: rows };
}

/** For an export or a preview: is there something to render? */
export async function readDraft(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn } = performance;
  const state = await readState(deps, performance);
  const wording = wordingOf(turn.language);
  const isMissing = await isWithoutEdit(deps, turn);
  const isRaw = !isRenderable(state.draft) && state.assets.length > 0;
  if (isRaw && turn.after === undefined && outputOf(turn.request) !== undefined) {
    return { kind: 'footage-raw', ask: wording.asks.place };
  }
  if (isMissing)
    return { ...nothingRead(deps), reply: { text: wording.versionLeftOut(), buttons: [] } };
  const text = isRenderable(state.draft) ? '' : wording.nothingToExport(state.assets.length > 0);
  return {
    ...nothingRead(deps),
    reply: { text, buttons: [] },
    ...(isRenderable(state.draft) ? { draft: state.draft.original } : {}),
  };
}

function nothingRead(deps: TurnDeps) {
  const renderId = `render_${deps.ids.uuid()}`;
  return { kind: 'draft-read', renderId, at: deps.clock.now() } as const;
}

/** One more file of an edit that was not made is no file of it. */
async function isWithoutEdit(deps: TurnDeps, { after }: Turn): Promise<boolean> {
  if (after === undefined) return false;
  return (await deps.turns.get(after))?.value.render === undefined;
}

/** What is answered without a run: an upload alone, a new project, a greeting. */
export async function answer(deps: TurnDeps, { turn }: Performance): Promise<TurnEvent> {
  const wording = wordingOf(turn.language);
  if (clipsAmong(turn.uploads.arrived).length > 1) await keepClips(deps, turn);
  const reply = await toReply(deps, turn, sayAnswer(turn, wording));
  return { kind: 'answered', reply };
}

/** Until it is known whether they are one video or each its own. */
async function keepClips(deps: TurnDeps, turn: Turn): Promise<void> {
  await deps.conversations.update(turn.conversation, (record) =>
    record === undefined
      ? undefined
      : { ...record, clips: { sources: turn.sources, isEach: false } },
  );
}

function sayAnswer(turn: Turn, wording: Wording): NewReply {
  const { kind } = turn.request;
  if (kind === 'greeting') return { text: wording.greeting(), buttons: [] };
  if (kind === 'new') return { text: wording.newProject(), buttons: [] };
  return sayUploaded(turn, wording);
}

/** Subtitles go with a clip: they are none. */
function clipsAmong(arrived: Turn['uploads']['arrived']): Turn['uploads']['arrived'] {
  return arrived.filter(({ name }) => !isSubtitleName(name));
}

function sayUploaded(turn: Turn, wording: Wording): NewReply {
  const { arrived } = turn.uploads;
  const greeting = turn.isGreeted ? [wording.greetingInOneLine(), ''] : [];
  const names = arrived.map((asset) => asset.name);
  const several = clipsAmong(arrived).length;
  const isSeveral = several > 1;
  const lines = [
    ...greeting,
    wording.uploaded(arrived, names),
    ...(isSeveral ? [wording.askSeveral(several)] : []),
    ...leftOutLines(turn, wording),
  ];
  const modes = isSeveral ? (['together', 'each'] as const) : [];
  const buttons = modes.map((mode) => ({
    label: wording.buttons[mode],
    action: { kind: 'clips', mode } as const,
  }));
  return { text: lines.join('\n'), buttons };
}
