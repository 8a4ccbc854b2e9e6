import type { Clock } from '../../core/ports/clock.ts';
import type { Editor, EditorCall } from '../../core/ports/editor.ts';
import type { Ids } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { createNamedDispatcher } from '../../net/dispatchers.ts';
import type { ForeignFetch } from '../../net/foreign-fetch.ts';
import { paths } from '../../protocol/paths.ts';
import { openSession, readCredits, takeToken, toClaimLink } from './accounts.ts';
import { createBackend } from './backend.ts';
import { openResult } from './download.ts';
import { createExtensions } from './extensions.ts';
import { createGuard } from './guard.ts';
import { toWait } from './render-mapper.ts';
import { cancelRender, readRender, submitRender } from './renders.ts';
import { runOnce } from './run.ts';
import { defaultWaits, type EditorSettings } from './settings.ts';
import { toProjectState } from './state-mapper.ts';
import { readAssets, uploadFile } from './upload.ts';

export interface EditorDeps {
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** For results that are not on the backend's own host. */
  readonly foreignFetch: ForeignFetch;
}

/** The HTTP client of the editing backend that the settings name. */
export function createEditorClient(settings: EditorSettings, deps: EditorDeps): Editor {
  const waits = { ...defaultWaits, ...settings.waits };
  const guard = createGuard(waits, new URL(settings.baseUrl).host);
  const dispatcher = createNamedDispatcher({
    bodyIdleMs: waits.answerMs,
    headersMs: waits.answerMs,
  });
  const backend = createBackend({ settings, waits, dispatcher, guard });
  const { log, clock, ids } = deps;
  const run = { backend, guard, clock, waits };
  const upload = { backend, guard, clock, ids, waits };
  const { linkBase } = settings;
  const download = { backend, dispatcher, linkBase, foreignFetch: deps.foreignFetch, waits, log };
  const claim = { backend, website: settings.website, log };
  const as = ({ account, signal }: EditorCall) => ({ token: account.token, signal });
  return {
    ...(settings.website === undefined ? {} : { website: settings.website }),
    ...createExtensions(backend),
    takeToken: (clientId, signal) => takeToken(backend, clientId, signal),
    openSession: (call, languageTag) => openSession(backend, call, languageTag),
    upload: (call, session, file) => uploadFile(upload, { ...call, session, file }),
    uploadLink: async (call, session, url) => {
      const json = { urls: [url], source_type: 'url' };
      const path = paths.upload(session.sessionId);
      const answerMs = waits.linkMs;
      return readAssets(
        await backend.send({ method: 'POST', path, about: 'link', json, answerMs, ...as(call) }),
      );
    },
    run: (call, session, text) => runOnce(run, { ...call, session, text }),
    state: async (call, session) => {
      const path = paths.state(session.sessionId);
      const answer = await backend.read({ method: 'GET', path, about: 'session', ...as(call) });
      return { ...toProjectState(answer.data), ...toWait(answer.retryAfterMs) };
    },
    submitRender: (call, render) => submitRender(backend, call, render),
    renderStatus: (call, renderId) => readRender(backend, call, renderId),
    cancelRender: (call, renderId) => cancelRender(backend, call, renderId),
    download: (call, status) => openResult(download, { ...call, status }),
    credits: (call) => readCredits(backend, call),
    claimLink: (call, session) => toClaimLink(claim, call, session),
  };
}
