import { toBotError } from '../../errors.ts';
import type { EditorCall, RenderStatus } from '../../ports/editor.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import { renderOf } from '../render-of.ts';
import type { TurnProject } from '../turn.ts';
import { callEditor } from './perform-session.ts';

/** A delivery waits no longer for its thumbnail. */
const patienceMs = 5_000;
/** It takes a third of a second, and the result waits for it. */
const pollGapMs = 250;
/** What platforms take (Telegram: 320 px a side, 200 kB). */
const longestSidePx = 320;
const maxBytes = 200_000;
/** Fits so many pixels a side whatever the picture's form, up to 2.35 to 1. */
const usualHeightPx = 136;
/** Early enough to be what the video begins with, late enough for a fade to be over. */
const momentMs = 1_000;

/**
 * A small picture of the turn's result, as a render of its own under an id that comes from the result's: asking again
 * gives the same one. Undefined where the backend makes none, or none in time. Never fails.
 */
export async function fetchThumbnail(
  deps: TurnDeps,
  performance: Performance,
): Promise<Uint8Array | undefined> {
  const patience = new AbortController();
  const forget = deps.clock.after(patienceMs, () =>
    patience.abort(new DOMException('a thumbnail took too long', 'TimeoutError')),
  );
  const signal = AbortSignal.any([performance.signal, patience.signal]);
  try {
    return await makeStill(deps, { ...performance, signal });
  } catch (thrown) {
    const { code } = toBotError(thrown);
    deps.log.debug({ code, turnId: performance.turn.id }, 'a result goes without a thumbnail');
    return undefined;
  } finally {
    forget();
  }
}

function makeStill(deps: TurnDeps, performance: Performance): Promise<Uint8Array | undefined> {
  return callEditor(deps, performance, async (call, project) => {
    const { outputs } = await deps.editor.capabilities(call);
    // Whoever does not know stills would render the whole video again.
    if (!outputs.includes('jpg')) return undefined;
    const done = await render(deps, performance, { call, project });
    return done.state === 'completed' ? readWhole(deps, call, done) : undefined;
  });
}

async function render(
  { editor, clock }: TurnDeps,
  { turn }: Performance,
  { call, project }: { readonly call: EditorCall; readonly project: TurnProject },
): Promise<RenderStatus> {
  const { id, draft, output } = renderOf(turn);
  const { quality, aspect } = output;
  const heightPx = heightFor(turn.result?.status);
  let status = await editor.submitRender(call, {
    renderId: `${id}_still`,
    session: project.session,
    draft,
    // Of the film that was just made: a backend has its pieces still.
    output: {
      ...{ format: 'jpg', quality, heightPx, atMs: momentMs },
      ...(aspect === undefined ? {} : { aspect }),
    },
  });
  const { renderId } = status;
  try {
    while (status.state === 'pending' || status.state === 'processing') {
      await clock.sleep(pollGapMs, call.signal);
      status = await editor.renderStatus(call, renderId);
    }
  } catch (thrown) {
    // It is wanted no more, and would keep the next render of its session waiting.
    const { account } = call;
    const signal = AbortSignal.timeout(patienceMs);
    editor.cancelRender({ account, signal }, renderId).catch(() => undefined);
    throw thrown;
  }
  return status;
}

function heightFor({ widthPx, heightPx }: Partial<RenderStatus> = {}): number {
  if (widthPx === undefined || heightPx === undefined) return usualHeightPx;
  const by = Math.min(1, longestSidePx / Math.max(widthPx, heightPx));
  return 2 * Math.floor((heightPx * by) / 2);
}

async function readWhole(
  { editor }: TurnDeps,
  call: EditorCall,
  status: RenderStatus,
): Promise<Uint8Array | undefined> {
  const { body } = await editor.download(call, status);
  const chunks: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of body) {
    count += chunk.length;
    if (count > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(count);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return isJpeg(whole) ? whole : undefined;
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}
