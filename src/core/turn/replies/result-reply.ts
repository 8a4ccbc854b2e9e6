import type { DeliveryPlan } from '../../delivery.ts';
import { BotError } from '../../errors.ts';
import { isSubtitleName } from '../../media-types.ts';
import { kindOfOutput, outputOf } from '../../outputs/output-wish.ts';
import type { RenderOutput, RenderStatus } from '../../ports/editor.ts';
import { toBareName } from '../../project.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { callEditor, nameOf } from '../perform/perform-session.ts';
import { renderOf } from '../render-of.ts';
import type { Reply, Turn, TurnResult } from '../turn.ts';
import { type NewReply, toReply } from './replies.ts';

interface Planned {
  readonly plan: Extract<DeliveryPlan, { kind: 'file' | 'link' }>;
  readonly sizeBytes: number;
  readonly limitBytes: number;
}

/** Freezes what people read with a result: its facts, its link where they can open it, and what they may do next. */
export async function toPlanned(
  deps: TurnDeps,
  performance: Performance,
  planned: Planned,
): Promise<TurnEvent> {
  const { turn } = performance;
  const { plan, sizeBytes } = planned;
  const { status } = turn.result ?? {};
  if (status === undefined) throw new BotError('internal', 'there is no result to deliver');
  const link = linkOf(deps, status, plan);
  const said = sayResult(turn, planned, link);
  // The reply itself may be of a result that was refused and is planned anew.
  const before = renderOf(turn).said ?? turn.reply?.text ?? '';
  const text = before === '' ? said : `${before}\n\n${said}`;
  const buttons = resultButtons(turn, plan, link);
  const reply = await toReply(deps, turn, { text, buttons });
  const web = await webRow(deps, performance);
  const { durationMs } = status;
  const result: TurnResult = {
    status,
    name: await resultName(deps, turn),
    sizeBytes,
    ...(durationMs === undefined ? {} : { durationMs }),
    carrier: plan.kind,
  };
  return {
    kind: 'delivery-planned',
    result,
    reply: { ...reply, buttons: [...reply.buttons, ...web] },
  };
}

/** A loopback link beside a file that is there already is only noise. */
function linkOf(deps: TurnDeps, { url }: RenderStatus, plan: Planned['plan']): string | undefined {
  const isWorthIt = plan.kind === 'link' || (plan.hasLink && deps.settings.linksOpenable);
  return isWorthIt ? url : undefined;
}

function sayResult(turn: Turn, { sizeBytes, limitBytes }: Planned, link?: string): string {
  const status = turn.result?.status;
  const { durationMs } = status ?? {};
  return wordingOf(turn.language).result({
    sizeBytes,
    limitBytes,
    isFitted: renderOf(turn).isFitted,
    isPreview: turn.request.kind === 'preview',
    output: renderOf(turn).output,
    ...(status === undefined ? {} : sizeOf(status)),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(link === undefined ? {} : { link }),
  });
}

function sizeOf({ widthPx, heightPx }: RenderStatus) {
  return widthPx === undefined || heightPx === undefined ? {} : { widthPx, heightPx };
}

function resultButtons(turn: Turn, plan: Planned['plan'], link?: string): NewReply['buttons'] {
  const labels = wordingOf(turn.language).buttons;
  const isFilm = turn.request.kind !== 'preview' && outputOf(turn.request) === undefined;
  const kind = isFilm ? 'undo' : 'export';
  const next = { label: labels[kind], action: { kind: 'request', request: kind } } as const;
  const fresh = {
    label: labels['fresh-link'],
    action: { kind: 'fresh-link', turnId: turn.id },
  } as const;
  const maxBytes = plan.kind === 'link' ? plan.fitsBytes : undefined;
  return [
    ...(maxBytes === undefined
      ? []
      : [{ label: labels.fitted, action: { kind: 'fitted', maxBytes } as const }]),
    ...(link === undefined ? [] : [fresh]),
    next,
  ];
}

/** In private alone: whoever has the link can open the project. */
async function webRow(deps: TurnDeps, performance: Performance): Promise<Reply['buttons']> {
  const { turn } = performance;
  if (turn.thread.kind !== 'direct' || deps.editor.website === undefined) return [];
  try {
    const url = await callEditor(deps, performance, (call, { session }) =>
      deps.editor.claimLink(call, session),
    );
    const label = wordingOf(turn.language).buttons['open-web'];
    return url === undefined ? [] : [[{ id: 'web', label, url }]];
  } catch (err) {
    performance.signal.throwIfAborted();
    // The result is worth more than a link to look at it elsewhere.
    deps.log.info({ err, turnId: turn.id }, 'no link to the web editor');
    return [];
  }
}

/** Named after the first clip of the turn, else of the project. */
async function resultName(deps: TurnDeps, turn: Turn): Promise<string> {
  const { project } = turn;
  const source = turn.sources.find((each) => !isSubtitleName(nameOf(each)));
  const first = source === undefined ? undefined : toBareName(nameOf(source));
  const name =
    first ?? (project === undefined ? undefined : await deps.projects.nameOf(project.id));
  return toFileName(name ?? '', renderOf(turn).output);
}

/** `talk-edited.mp4`, `talk-edited-9x16.mp4`, `talk-cover.jpg`, `talk-sticker.webm`. */
function toFileName(name: string, output: RenderOutput): string {
  const { format, aspect } = output;
  const kind = kindOfOutput(output);
  const stem = name === '' ? 'video' : name;
  if (kind === 'picture' || kind === 'sheet') {
    return `${stem}-${kind === 'sheet' ? 'sheet' : 'cover'}.${format}`;
  }
  if (kind === 'sticker') return `${stem}-sticker.${format}`;
  const shape = aspect === undefined ? '' : `-${aspect.replace(':', 'x')}`;
  return `${stem}${name === '' ? '' : '-edited'}${shape}.${format}`;
}
