import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FormData, request } from 'undici';
import { expect, onTestFinished } from 'vitest';
import type { Tuning } from '../../src/studio/open-parts.ts';
import type { StudioLog, StudioSettings } from '../../src/studio/settings.ts';
import { defaultTuning, type Studio, startServer } from '../../src/studio/start-server.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';

/** Asks until the answer is as expected. */
export function eventually<Value>(ask: () => Value) {
  return expect.poll(ask, { interval: 10 });
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface TestStudio {
  readonly studio: Studio;
  readonly engine: FakeEngine;
  readonly dataDir: string;
  readonly lines: LogLine[];
  /** Another process on the same data: this one is closed first. */
  restart(change?: Partial<StudioSettings>): Promise<TestStudio>;
}

export interface Wish {
  readonly settings?: Partial<StudioSettings>;
  readonly tuning?: Partial<Tuning>;
  readonly engine?: FakeEngine;
}

/** A studio on a free port with an own data folder; both go when the test is over. */
export async function openStudio(wish: Wish = {}): Promise<TestStudio> {
  const dataDir = wish.settings?.dataDir ?? (await mkdtemp(join(tmpdir(), 'studio-')));
  const lines: LogLine[] = [];
  const engine = wish.engine ?? createFakeEngine();
  const studio = await startServer({
    settings: { ...baseSettings, dataDir, ...wish.settings },
    log: collectLog(lines),
    engine,
    tuning: { ...defaultTuning, closeGraceMs: 2000, ...wish.tuning },
  });
  onTestFinished(async () => {
    await studio.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  });
  return {
    ...{ studio, engine, dataDir, lines },
    async restart(change = {}) {
      await studio.close();
      return openStudio({ ...wish, engine, settings: { ...wish.settings, ...change, dataDir } });
    },
  };
}

export const baseSettings: Omit<StudioSettings, 'dataDir'> = {
  host: '127.0.0.1',
  port: 0,
  cores: 2,
  freeCredits: 100,
  runCredits: 0,
  keepDays: 30,
  renderKeepDays: 7,
  linkHours: 24,
  diskBytes: 1_000_000_000,
  maxMinutes: 60,
  fetchAllow: [],
};

export function collectLog(lines: LogLine[]): StudioLog {
  const at = (level: LogLine['level']) => (fields: LogLine['fields'], message: string) =>
    void lines.push({ level, fields, message });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  // Tests read answers freely; each one checks what it reads.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
  readonly json: any;
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'HEAD';
  readonly json?: unknown;
  readonly body?: string | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Caller = (path: string, call?: Call) => Promise<Answer>;

export const attribution = {
  'x-skill-source': 'video-editing-ai',
  'x-skill-version': '0.1.0',
  'x-skill-platform': 'unknown',
};

/** Calls with a bearer and the attribution headers. */
export function callerWith(base: string, token?: string): Caller {
  return async (path, call = {}) => {
    const body = call.json === undefined ? call.body : JSON.stringify(call.json);
    const answer = await request(path.startsWith('http') ? path : `${base}${path}`, {
      method: call.method ?? 'GET',
      headers: { ...headersOf(call, token), ...call.headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.body.text();
    const isJson = String(answer.headers['content-type']).includes('json');
    const json = isJson ? JSON.parse(text) : undefined;
    return { status: answer.statusCode, headers: answer.headers, body: text, json };
  };
}

function headersOf({ json }: Call, token: string | undefined): Record<string, string> {
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return json === undefined
    ? { ...bearer, ...attribution }
    : { ...bearer, ...attribution, 'content-type': 'application/json' };
}

export interface Person {
  readonly token: string;
  readonly userId: string;
  readonly call: Caller;
}

let clients = 0;

/** Somebody with a fresh free token. */
export async function newPerson({ studio }: Pick<TestStudio, 'studio'>): Promise<Person> {
  clients += 1;
  const { json } = await callerWith(studio.url)('/api/auth/anonymous-token', {
    method: 'POST',
    headers: { 'x-client-id': `client-${clients}` },
  });
  const { token, user_id: userId } = json.data;
  return { token, userId, call: callerWith(studio.url, token) };
}

export async function openSession({ call }: Person, language = 'en'): Promise<string> {
  const { json } = await call('/api/tasks/me/with-session/nemo_agent', {
    method: 'POST',
    json: { task_name: 'project', language },
  });
  return json.data.session_id;
}

export function upload(
  { call }: Person,
  sessionId: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, bytes] of Object.entries(files)) {
    body.append('files', new Blob([new Uint8Array(bytes)]), name);
  }
  return call(`/api/upload-video/nemo_agent/me/${sessionId}`, { method: 'POST', body });
}

/** The frames of a run, parsed, after it has ended. */
export async function run(
  { call }: Person,
  sessionId: string,
  text: string,
): Promise<readonly Frame[]> {
  const { body } = await call('/run_sse', { method: 'POST', json: runBody(sessionId, text) });
  return parseFrames(body);
}

export function runBody(
  sessionId: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    app_name: 'nemo_agent',
    user_id: 'me',
    session_id: sessionId,
    new_message: { parts: [{ text }] },
    ...more,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
export type Frame = any;

export function parseFrames(stream: string): readonly Frame[] {
  return stream
    .split('\n\n')
    .filter((block) => block.startsWith('data: '))
    .map((block) => JSON.parse(block.slice('data: '.length)));
}

/** Polls until the render is over. */
export async function waitForRender({ call }: Person, id: string): Promise<Answer> {
  for (let tries = 0; tries < 6000; tries += 1) {
    const answer = await call(`/api/render/proxy/lambda/${id}`);
    if (!['pending', 'processing'].includes(answer.json.status)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the render did not end');
}

export async function draftOf({ call }: Person, sessionId: string): Promise<unknown> {
  const { json } = await call(`/api/state/nemo_agent/me/${sessionId}/latest`);
  return json.data.state.draft;
}
