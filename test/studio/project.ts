import { fakeClip } from './fake-engine.ts';
import {
  type Answer,
  callerWith,
  draftOf,
  openSession,
  type Person,
  run,
  type TestStudio,
  upload,
  waitForRender,
} from './studio-fixture.ts';

export interface Project {
  readonly sessionId: string;
  readonly draft: unknown;
}

/** A session with one clip on its timeline. */
export async function openProject(person: Person, durationMs?: number): Promise<Project> {
  const sessionId = await openSession(person);
  await upload(person, sessionId, { 'a.mp4': fakeClip(durationMs) });
  await run(person, sessionId, 'join');
  return { sessionId, draft: await draftOf(person, sessionId) };
}

/** Asks for a render, `r1` where no other id is given. */
export function submit(
  { call }: Person,
  { sessionId, draft }: Project,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const json = { id: 'r1', sessionId, draft, ...more };
  return call('/api/render/proxy/lambda', { method: 'POST', json });
}

/** The answer of a render that is over, or the refusal. */
export async function render(...asked: Parameters<typeof submit>): Promise<Answer> {
  const answer = await submit(...asked);
  return answer.status === 200 ? waitForRender(asked[0], answer.json.id) : answer;
}

/** The same person at the studio that was started anew. */
export function again({ studio }: TestStudio, person: Person): Person {
  return { ...person, call: callerWith(studio.url, person.token) };
}
