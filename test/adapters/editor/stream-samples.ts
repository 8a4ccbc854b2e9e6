const actions = '"actions":{"stateDelta":{},"artifactDelta":{},"requestedAuthConfigs":{}}';

function event(parts: string, more = ''): string {
  const tail = `${actions},"id":"aaaaaaaa","timestamp":1773423613.6`;
  const head = `"content":{"parts":[${parts}],"role":"model"}${more}`;
  return `data: {${head},"invocationId":"e-1","author":"nemo_agent",${tail}}\n\n`;
}

const partial = ',"partial":true';

/** The sample streams of the protocol's section 4.4, each with what it must come to. */
export const samples = {
  textOnly: {
    body: event('{"text":"Your clip is ready. Click the Export button to save it."}'),
    lines: ['Your clip is ready. Click the Export button to save it.'],
    beats: 0,
  },
  silentEdit: {
    body: [
      event(
        '{"functionCall":{"id":"adk-1","args":{"op":"add_title","text":"Paradise Found"},"name":"edit_multitrack"}}',
      ),
      'data:\n\n',
      'data: {"content":{"parts":[{"functionResponse":{"id":"adk-1","name":"edit_multitrack","response":{"status":"ok"}}}],"role":"user"},"invocationId":"e-2","author":"nemo_agent","actions":{"stateDelta":{"draft":{"t":[]}},"artifactDelta":{},"requestedAuthConfigs":{}},"id":"bbbbbbb2","timestamp":1773423631.4}\n\n',
    ].join(''),
    lines: ['>edit_multitrack', '<edit_multitrack', 'draft 0'],
    beats: 1,
  },
  partialThenWhole: {
    body: [
      event('{"text":"Adding "}', partial),
      event('{"text":"music…"}', partial),
      event('{"text":"Adding music…"}'),
      event('{"functionCall":{"id":"adk-9","name":"edit_multitrack","args":{}}}'),
    ].join(''),
    lines: ['Adding music…', '>edit_multitrack'],
    beats: 0,
  },
  heartbeats: {
    body: ': keep-alive\n\ndata: {"type":"heartbeat"}\n\ndata:\n\nevent: heartbeat\ndata: {}\n\n',
    lines: [],
    beats: 4,
  },
  failed: {
    body: `${event('{"text":"Generating"}', partial)}data: {"error":"ResourceExhausted: quota","error_details":{"error_type":"ResourceExhausted","error_message":"quota","timestamp":2.5}}\n\n`,
    lines: ['Generating (cut)'],
    beats: 0,
    code: 'backend-refused',
  },
  twoStages: {
    body: [
      event('{"text":"Raw video ready (10s, city night)."}'),
      event('{"functionCall":{"name":"edit_multitrack","args":{"percent":30}}}'),
      'data: {"type":"heartbeat"}\n\n',
      event('{"functionResponse":{"name":"edit_multitrack","response":{}}}'),
      event('{"text":"Added BGM and a title."}'),
    ].join(''),
    lines: [
      'Raw video ready (10s, city night).',
      '>edit_multitrack 30%',
      '<edit_multitrack',
      'Added BGM and a title.',
    ],
    beats: 1,
  },
  typed: {
    body: [
      'data: {"type":"text","content":"I\'ll generate your video now..."}\n\n',
      'data: {"type":"tool_call","name":"generate_video_with_seedance","args":{}}\n\n',
      'data: {"type":"tool_result","name":"generate_video_with_seedance","result":{}}\n\n',
      'data: {"type":"heartbeat"}\n\n',
    ].join(''),
    lines: [
      "I'll generate your video now...",
      '>generate_video_with_seedance',
      '<generate_video_with_seedance',
    ],
    beats: 1,
  },
  bare: { body: 'data: {"text":"完成 ✅ 🎬"}\n\n', lines: ['完成 ✅ 🎬'], beats: 0 },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly body: string;
      readonly lines: readonly string[];
      readonly beats: number;
      readonly code?: string;
    }
  >
>;

export const say = event;
export const asPartial = partial;
