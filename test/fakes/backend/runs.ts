import type { ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Desk, type Exchange, gone, takeFirst } from './desk.ts';
import { toBytes, withLineEnd } from './dialects.ts';
import type { Manner, Step } from './manner.ts';
import { sendRefusal } from './replies.ts';
import { editDraft, type FakeAccount, type FakeSession } from './world.ts';

const costOfRun = 10;

export async function answerRun(
  desk: Desk,
  { request, response }: Exchange,
  account: FakeAccount,
): Promise<void> {
  // Proof: the client's own form of a run; anything else fails the test that sent it.
  const body = (await json(request)) as RunBody;
  const session = desk.world.sessions.get(body.session_id);
  if (session === undefined || session.owner !== account.token)
    return sendRefusal(response, gone, desk.manner);
  account.available -= costOfRun;
  const text = body.new_message.parts[0]?.text ?? '';
  const steps = desk.scripts.shift() ?? usualEdit(session, text);
  const fault = takeFirst(desk.faults, (each) => each.route === 'run' && each.place === 'inside');
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  for (const step of steps) if (await play(step, response, desk.manner)) return;
  if (fault !== undefined) {
    const event = JSON.stringify({ code: fault.code, message: fault.message });
    await write(response, withLineEnd(`data: ${event}\n\n`, desk.manner), desk.manner);
  }
  response.end();
}

interface RunBody {
  readonly session_id: string;
  readonly new_message: { readonly parts: readonly { readonly text: string }[] };
}

/** A title with the text that was asked for; silent where the text says so, as a third of the cloud's edits are. */
function usualEdit(session: FakeSession, text: string): readonly Step[] {
  editDraft(session, text);
  const work: readonly Step[] = [
    { call: 'edit_multitrack', args: { percent: 50 } },
    { result: 'edit_multitrack', draft: session.draft },
  ];
  return text.includes('silent')
    ? work
    : [{ say: `On it: ${text}` }, ...work, { say: 'Done, 2 tracks.' }];
}

/** True when nothing may follow. */
async function play(step: Step, response: ServerResponse, manner: Manner): Promise<boolean> {
  if ('cut' in step) {
    response.destroy();
    return true;
  }
  if ('hang' in step) return true;
  if ('pauseMs' in step) await pause(step.pauseMs);
  while ('when' in step && !step.when()) await pause(1);
  await write(response, toBytes(step, manner), manner);
  return false;
}

async function write(response: ServerResponse, text: string, manner: Manner): Promise<void> {
  const bytes = Buffer.from(text);
  const size = manner.pieceBytes === 0 ? bytes.length : manner.pieceBytes;
  for (let at = 0; at < bytes.length; at += size) {
    response.write(bytes.subarray(at, at + size));
    if (manner.pieceBytes > 0) await new Promise(setImmediate);
  }
}
