import { BotError } from '../../core/errors.ts';
import type { Capabilities, EditorCall, SessionRef } from '../../core/ports/editor.ts';
import { paths } from '../../protocol/paths.ts';
import { cancelledRun, capabilities, outputFormats } from '../../protocol/renders.ts';
import type { Answer, Backend, Call } from './backend.ts';

type Extension = 'cancel' | 'delete-session' | 'delete-account' | 'capabilities';

const notOffered: ReadonlySet<unknown> = new Set([404, 405, 422]);
const nothingMore: Capabilities = {
  canCancelRun: false,
  outputs: ['mp4'],
  uploads: [],
  aspects: [],
};

/** Our extensions of the protocol (section 17). What a backend does not offer is asked for once and then left alone. */
export interface Extensions {
  cancelRun(call: EditorCall, session: SessionRef): Promise<boolean>;
  deleteSession(call: EditorCall, session: SessionRef): Promise<boolean>;
  deleteAccount(call: EditorCall): Promise<boolean>;
  capabilities(call: EditorCall): Promise<Capabilities>;
}

export function createExtensions(backend: Backend): Extensions {
  const missing = new Set<Extension>();
  let known: Capabilities | undefined;
  const ask = async (extension: Extension, call: Call): Promise<Answer | undefined> => {
    if (missing.has(extension)) return undefined;
    try {
      return await (call.method === 'GET' ? backend.read(call) : backend.send(call));
    } catch (error) {
      if (!(error instanceof BotError) || !isNotOffered(error)) throw error;
      missing.add(extension);
      return undefined;
    }
  };
  return {
    cancelRun: async (call, session) => {
      const path = paths.cancelRun(session.sessionId);
      const asking = ask('cancel', toCall(call, { method: 'POST', path }));
      const answer = await whereGone(asking, undefined);
      return cancelledRun.safeParse(answer?.data).data?.cancelled ?? false;
    },
    deleteSession: async (call, session) => {
      const path = paths.session(session.sessionId);
      const asking = ask('delete-session', toCall(call, { method: 'DELETE', path }));
      // Gone already is what was wanted.
      return whereGone(
        asking.then((answer) => answer !== undefined),
        true,
      );
    },
    deleteAccount: async (call) => {
      const drop = toCall(call, { method: 'DELETE', path: paths.account });
      return (await ask('delete-account', drop)) !== undefined;
    },
    capabilities: async (call) => {
      if (known !== undefined) return known;
      const answer = await ask(
        'capabilities',
        toCall(call, { method: 'GET', path: paths.capabilities }),
      );
      known = answer === undefined ? nothingMore : toCapabilities(answer.data);
      return known;
    },
  };
}

async function whereGone<T>(asking: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof BotError && error.code === 'session-gone') return otherwise;
    throw error;
  }
}

function toCall(call: EditorCall, what: Pick<Call, 'method' | 'path'>): Call {
  return { ...what, about: 'other', token: call.account.token, signal: call.signal };
}

/** A session that is gone is also a 404, but with a code or words of its own. */
function isNotOffered(error: BotError): boolean {
  if (error.code === 'session-gone') return false;
  return notOffered.has(error.facts['status']) || notOffered.has(error.facts['wireCode']);
}

function toCapabilities(data: unknown): Capabilities {
  const said = capabilities.safeParse(data).data;
  if (said === undefined) return nothingMore;
  const outputs = outputFormats.filter((format) => said.outputs.includes(format));
  return {
    canCancelRun: said.cancelRun,
    outputs: outputs.length > 0 ? outputs : nothingMore.outputs,
    // As extensions, whether a backend writes them with their dot or without.
    uploads: said.uploads.map((each) => each.toLowerCase().replace(/^\./, '')),
    aspects: said.aspects,
  };
}
