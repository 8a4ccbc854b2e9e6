import { createParser } from 'eventsource-parser';
import { readRun } from '../src/adapters/editor/run-events.ts';
import { type Bench, inTurn } from './measure.ts';

const turnCount = 4_000;
const chunkBytes = 65_536;
const bytesPerMb = 1_000_000;
const where = { method: 'POST', host: 'example.org', path: '/run_sse', about: 'run' } as const;

/** A run's stream to its events, against eventsource-parser with `JSON.parse` alone. */
export const bench: Bench = {
  name: 'stream.parse',
  goal: '>=0.70',
  unit: 'MB/s',
  run: async () => {
    const stream = makeStream();
    const eventCount = await baseline(stream);
    if ((await ours(stream)) === 0) throw new Error('the stream came to nothing');
    const rate = (work: () => Promise<unknown>) => async () => {
      const startedAt = performance.now();
      await work();
      return stream.byteLength / bytesPerMb / ((performance.now() - startedAt) / 1000);
    };
    const figures = await inTurn({
      runs: 9,
      ours: rate(() => ours(stream)),
      baseline: rate(() => baseline(stream)),
    });
    return { ...figures, facts: { streamMb: stream.byteLength / bytesPerMb, eventCount } };
  },
};

async function ours(stream: Uint8Array): Promise<number> {
  let count = 0;
  const watch = { where, touch: () => undefined };
  for await (const event of readRun(chunksOf(stream), watch)) {
    if (event.kind !== 'heartbeat') count += 1;
  }
  return count;
}

async function baseline(stream: Uint8Array): Promise<number> {
  const decoder = new TextDecoder();
  let count = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (JSON.parse(data) !== undefined) count += 1;
    },
  });
  for await (const chunk of chunksOf(stream)) parser.feed(decoder.decode(chunk, { stream: true }));
  return count;
}

async function* chunksOf(stream: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < stream.byteLength; at += chunkBytes) {
    yield stream.subarray(at, at + chunkBytes);
  }
}

/** Turns as a recorded ADK server sends them: deltas, the whole text, a tool call with its result, a changed draft. */
function makeStream(): Uint8Array {
  const parts: string[] = [];
  for (let turn = 0; turn < turnCount; turn += 1) {
    const text = `Removed ${turn} pauses from the talk and put music under it.`;
    for (const word of text.match(/\S+\s*/g) ?? [])
      parts.push(say({ parts: [{ text: word }] }, { partial: true }));
    parts.push(
      say({ parts: [{ text }] }, { usageMetadata: { promptTokenCount: 42 }, finishReason: 'STOP' }),
    );
    const args = { op: 'remove_pauses', track: 0, percent: turn % 100 };
    parts.push(say({ parts: [{ functionCall: { id: 'adk-1', name: 'edit_multitrack', args } }] }));
    const response = { status: 'ok', removed: turn };
    const functionResponse = { id: 'adk-1', name: 'edit_multitrack', response };
    parts.push(
      say({ role: 'user', parts: [{ functionResponse }] }, { actions: actionsWith(turn) }),
    );
    parts.push('data: {"type":"heartbeat"}\n\n');
  }
  return new TextEncoder().encode(parts.join(''));
}

function say(content: object, more: object = {}): string {
  const event = {
    invocationId: 'e-4e164782-dca6-4745-999d-f831d3dab374',
    author: 'nemo_agent',
    id: '4xthGvhZ',
    actions: actionsWith(undefined),
    longRunningToolIds: [],
    timestamp: 1_795_372_662_987,
    content: { role: 'model', ...content },
    ...more,
  };
  return `data: ${JSON.stringify(event)}\n\n`;
}

function actionsWith(turn: number | undefined) {
  const segment = (index: number) => ({
    d: 1500 + index,
    m: { name: 'talk.mp4', start: index * 1500 },
  });
  const segments = Array.from({ length: 12 }, (_, index) => segment(index));
  const draft = {
    d: 18_000,
    t: [
      { tt: 0, sg: segments },
      { tt: 7, sg: [{ d: 2000, m: { text: `Take ${turn}` } }] },
    ],
  };
  const stateDelta = turn === undefined ? {} : { draft };
  return {
    stateDelta,
    artifactDelta: {},
    requestedAuthConfigs: {},
    requestedToolConfirmations: {},
  };
}
