import type { Manner, Step } from './manner.ts';

const actions = { stateDelta: {}, artifactDelta: {}, requestedAuthConfigs: {} };

/** What a step puts on the wire in the manner's dialect: complete SSE events. */
export function toBytes(step: Step, manner: Manner): string {
  const events = toEvents(step, manner);
  const text = events.map((event) => `${manner.heartbeat}data: ${JSON.stringify(event)}\n\n`);
  return withLineEnd('raw' in step ? step.raw : text.join(''), manner);
}

export function withLineEnd(text: string, manner: Manner): string {
  return manner.lineEnd === '\n' ? text : text.replaceAll('\n', manner.lineEnd);
}

function toEvents(step: Step, manner: Manner): readonly unknown[] {
  switch (manner.dialect) {
    case 'adk':
      return toAdk(step);
    case 'adk-streaming':
      return 'say' in step ? [...toDeltas(step.say), ...toAdk(step)] : toAdk(step);
    case 'typed':
      return toTyped(step);
    case 'bare':
      return 'say' in step ? [{ text: step.say }] : [];
  }
}

function toDeltas(text: string): readonly unknown[] {
  const words = text.match(/\S+\s*/g) ?? [];
  return words.map((word) => adk({ role: 'model', parts: [{ text: word }] }, { partial: true }));
}

function toAdk(step: Step): readonly unknown[] {
  if ('say' in step) return [adk({ role: 'model', parts: [{ text: step.say }] })];
  if ('think' in step) {
    return [adk({ role: 'model', parts: [{ text: step.think, thought: true }] })];
  }
  if ('call' in step) {
    const functionCall = { id: 'adk-1', name: step.call, args: step.args ?? {} };
    return [adk({ role: 'model', parts: [{ functionCall }] })];
  }
  if (!('result' in step)) return [];
  const functionResponse = { id: 'adk-1', name: step.result, response: { status: 'ok' } };
  const stateDelta = step.draft === undefined ? {} : { draft: step.draft };
  return [
    adk({ role: 'user', parts: [{ functionResponse }] }, { actions: { ...actions, stateDelta } }),
  ];
}

function adk(content: unknown, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    content,
    invocationId: 'e-1',
    author: 'nemo_agent',
    actions,
    id: 'aaaaaaaa',
    timestamp: 1,
    ...more,
  };
}

function toTyped(step: Step): readonly unknown[] {
  if ('say' in step) return [{ type: 'text', content: step.say }];
  if ('call' in step) return [{ type: 'tool_call', name: step.call, args: step.args ?? {} }];
  return 'result' in step ? [{ type: 'tool_result', name: step.result, result: {} }] : [];
}
