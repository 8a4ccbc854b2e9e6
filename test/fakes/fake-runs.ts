import type { Draft } from '../../src/core/draft/draft.ts';
import { BotError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { EditorCall, RunEvent } from '../../src/core/ports/editor.ts';
import { type FakeSession, type Make, makeOf } from './fake-tracks.ts';

/** How one run goes; what is left out goes well. */
export interface RunScript {
  readonly says?: readonly string[];
  readonly tools?: readonly string[];
  /** A draft that is told of while the run goes on. */
  readonly firstDraft?: Draft;
  readonly makes?: Make;
  readonly takesMs?: number;
  /** The connection drops after so long, while the run goes on. */
  readonly cutAfterMs?: number;
  /** Thrown before the backend took it. */
  readonly refusal?: BotError;
}

export interface FakeRun {
  readonly sessionId: string;
  readonly text: string;
  readonly token: string;
}

/** Runs that take time and change their session whether anybody listens or not. */
export function createFakeRuns(clock: Clock) {
  const taken: FakeRun[] = [];
  const scripts: RunScript[] = [];

  async function* play(script: RunScript, signal: AbortSignal): AsyncIterable<RunEvent> {
    yield { kind: 'heartbeat' };
    for (const name of script.tools ?? ['edit_multitrack']) yield { kind: 'tool', name };
    if (script.firstDraft !== undefined) yield { kind: 'draft', draft: script.firstDraft };
    await clock.sleep(script.cutAfterMs ?? script.takesMs ?? usualMs, signal);
    if (script.cutAfterMs !== undefined) throw new BotError('stream-cut', 'the stream was cut');
    for (const text of script.says ?? ['Done.']) yield { kind: 'text', text, isCut: false };
  }

  return {
    taken,
    scripts,
    begin(call: EditorCall, session: FakeSession, text: string): AsyncIterable<RunEvent> {
      const script = scripts.shift() ?? {};
      if (script.refusal !== undefined) throw script.refusal;
      taken.push({ sessionId: session.id, text, token: call.account.token });
      clock.after(script.takesMs ?? usualMs, () => {
        session.tracks = (script.makes ?? makeOf(text))(session.tracks, session);
      });
      return play(script, call.signal);
    },
  };
}

const usualMs = 5_000;
