import { decideRequest } from '../../../src/core/request/request.ts';
import { asksToEdit } from '../../../src/core/request/vague.ts';
import type { Scene } from '../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import type { Interpretation, Step } from '../../../src/studio/plan/interpretation.ts';
import { beats, photo, scene, song, speech, subtitleFile, video } from '../edit/timelines.ts';
import type { Row } from './utterances.ts';

const pauses = [
  [2000, 3000],
  [12_000, 13_240],
  [40_000, 41_240],
] as const;
const videos = [
  { ...video('a_1', { seconds: 60, measures: speech(60, pauses) }), name: 'talk.mp4' },
  { ...video('a_2', { seconds: 20, measures: speech(20, []) }), name: 'beach.mp4' },
  { ...video('a_3', { seconds: 30, measures: speech(30, pauses.slice(0, 1)) }), name: 'cat.mp4' },
];
const files = [
  song('a_4', 120, beats(100, 120)),
  { ...photo('a_5', 400, 200), name: 'logo.png' },
  subtitleFile('a_6', [{ fromMs: 1000, toMs: 2000, text: 'Hello' }]),
];
export const everything = scene([...videos, ...files]);
const photos = scene([photo('a_1'), photo('a_2'), photo('a_3'), song('a_4', 30, beats(100, 30))]);

const nothing = { language: 'en', steps: [], notUnderstood: [], unused: [] } as const;

/** What the last message of a row means after the ones before it, files that it asks for and commands as steps. */
export function readAsked({ said }: Row): Interpretation {
  const messages = said.replace('[photos] ', '').split(' || ');
  const last = messages.pop() ?? '';
  let now: Scene = said.startsWith('[photos] ') ? photos : everything;
  for (const text of messages) {
    const request = decideRequest(text, { hasSources: false });
    const words = request.kind === 'edit' ? request.text : '';
    if (words !== '') now = { ...now, history: carryOut(interpret(words, now), now).history };
  }
  return readLast(last, now);
}

function readLast(text: string, now: Scene): Interpretation {
  const request = decideRequest(text, { hasSources: false });
  const outputs = 'outputs' in request ? (request.outputs ?? []) : [];
  const files = outputs.map((output) => toStep('file', { ...output }, text));
  if (request.kind === 'edit') {
    const read = interpret(request.text, now);
    return { ...read, steps: [...read.steps, ...files] };
  }
  // As the bot does where clips are there.
  if (request.kind === 'ask-clip' && asksToEdit(text)) return interpret(text, now);
  if (request.kind === 'ask-clip')
    return { ...nothing, question: { en: 'Which clip?', zh: '哪段？' } };
  const isIdle = ['greeting', 'thanks', 'ask-words', 'upload'].includes(request.kind);
  const commands = isIdle || files.length > 0 ? [] : [toStep(request.kind, {}, text)];
  return { ...nothing, steps: [...commands, ...files] };
}

function toStep(kind: string, params: Step['params'], said: string): Step {
  return { kind, params, said };
}
