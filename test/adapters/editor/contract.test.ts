import { describeEditor } from '../../contracts/editor.ts';
import type { Manner } from '../../fakes/backend/manner.ts';
import { createFakeBackend } from '../../fakes/backend/server.ts';
import { createTestClient, madeClip } from './subject.ts';

const manners: Readonly<Record<string, Partial<Manner>>> = {
  'a plain backend': {},
  'a backend that wraps in success and streams deltas': {
    dialect: 'adk-streaming',
    envelope: 'success',
    renderForm: 'wrapped',
    downloadForm: 'json',
    hasLinks: false,
  },
  'a backend of typed frames, codes in the body, CRLF': {
    dialect: 'typed',
    codes: 'body',
    lineEnd: '\r\n',
    heartbeat: ': keep-alive\n\n',
    renderForm: 'flat',
    numericIds: true,
    hasExtensions: false,
  },
  'a backend without envelopes, without extensions, in small pieces': {
    dialect: 'bare',
    envelope: 'flat',
    heartbeat: 'data:\n\n',
    lineEnd: '\r',
    renderForm: 'unwrapped',
    downloadForm: 'redirect',
    hasLinks: false,
    hasExtensions: false,
    pieceBytes: 3,
  },
};

for (const [name, manner] of Object.entries(manners)) {
  describeEditor(name, async () => {
    const backend = await createFakeBackend(manner);
    return {
      editor: createTestClient(backend.url),
      clip: madeClip(200_000),
      instruction: 'add a title: Paradise Found',
      close: () => backend.close(),
    };
  });
}
