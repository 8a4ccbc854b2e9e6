import type { Editor } from './core/ports/editor.ts';

/**
 * An editor whose backend is still starting: every call waits until it has. The bot takes messages meanwhile, so that
 * nobody waits for the backend who does not need it yet.
 */
export function createLaterEditor(editor: Promise<Editor>, website: string | undefined): Editor {
  return {
    ...(website === undefined ? {} : { website }),
    takeToken: async (...call) => (await editor).takeToken(...call),
    openSession: async (...call) => (await editor).openSession(...call),
    upload: async (...call) => (await editor).upload(...call),
    uploadLink: async (...call) => (await editor).uploadLink(...call),
    async *run(...call) {
      yield* (await editor).run(...call);
    },
    cancelRun: async (...call) => (await editor).cancelRun(...call),
    state: async (...call) => (await editor).state(...call),
    submitRender: async (...call) => (await editor).submitRender(...call),
    renderStatus: async (...call) => (await editor).renderStatus(...call),
    cancelRender: async (...call) => (await editor).cancelRender(...call),
    download: async (...call) => (await editor).download(...call),
    credits: async (...call) => (await editor).credits(...call),
    claimLink: async (...call) => (await editor).claimLink(...call),
    capabilities: async (...call) => (await editor).capabilities(...call),
    deleteSession: async (...call) => (await editor).deleteSession(...call),
    deleteAccount: async (...call) => (await editor).deleteAccount(...call),
  };
}
