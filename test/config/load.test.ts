import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withEnvFile } from '../../config/env-file.ts';
import { findUnknownSettings, loadSettings, SettingsError } from '../../config/load.ts';

const noFiles = (): string => {
  throw new Error('no file');
};
const load = (env: Readonly<Record<string, string>>) => loadSettings(env, noFiles);
const problemsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    load(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

it('needs nothing: the studio in this process, on the loopback interface, nobody named', () => {
  expect(load({})).toEqual({
    backend: { kind: 'studio' },
    dataDir: './data',
    http: { host: '127.0.0.1', port: 8080, isNamed: false },
    operators: [],
    access: { mode: 'open', isNamed: false, allow: [] },
    limits: { turnsAtOnce: 2, turnsPerDay: 30, bytesPerDay: 3_000_000_000 },
    fetchAllow: [],
    stopGraceMs: 10_000,
    studio: {
      host: '127.0.0.1',
      freeCredits: 100,
      runCredits: 0,
      keepDays: 30,
      renderKeepDays: 7,
      linkHours: 24,
      diskBytes: 20_000_000_000,
      floorBytes: 500_000_000,
      maxMinutes: 60,
    },
    secrets: [],
  });
});

it.each([
  [{}, { kind: 'studio' }],
  [
    { NEMO_TOKEN: 'nmv_usr_12345' },
    {
      kind: 'cloud',
      url: 'https://mega-api-prod.nemovideo.ai',
      website: 'https://nemovideo.com',
      token: 'nmv_usr_12345',
    },
  ],
  [
    { NEMO_API_URL: 'https://cloud.example.org/' },
    { kind: 'cloud', url: 'https://cloud.example.org', website: 'https://nemovideo.com' },
  ],
  [{ CUTROOM_BACKEND: 'studio', NEMO_TOKEN: 'nmv_usr_12345' }, { kind: 'studio' }],
  [
    { CUTROOM_BACKEND: 'studio', NEMO_API_URL: 'http://127.0.0.1:8090' },
    { kind: 'studio', url: 'http://127.0.0.1:8090' },
  ],
  [
    { CUTROOM_BACKEND: 'cloud', SKILL_SOURCE: 'clawhub' },
    {
      kind: 'cloud',
      url: 'https://mega-api-prod.nemovideo.ai',
      website: 'https://nemovideo.com',
      skillSource: 'clawhub',
    },
  ],
])('finds the backend of %o', (env, backend) => {
  expect(load(env).backend).toEqual(backend);
});

it('turns texts into lists, numbers and units', () => {
  const settings = load({
    CUTROOM_OPERATORS: 'telegram:12, discord:34',
    CUTROOM_FETCH_ALLOW: 'files.example.org,10.0.0.0/8,[::1]',
    CUTROOM_STOP_GRACE_SECONDS: '2',
    CUTROOM_ACCESS: 'allowlist',
    CUTROOM_PUBLIC_URL: 'https://bot.example.org/',
    DISCORD_BOT_TOKEN: 'discord-token',
    DISCORD_SHARDS: '2',
    STUDIO_CORES: 'all',
    STUDIO_DISK_GIGABYTES: '0.5',
  });
  expect(settings).toMatchObject({
    operators: ['telegram:12', 'discord:34'],
    fetchAllow: ['files.example.org', '10.0.0.0/8', '[::1]'],
    stopGraceMs: 2_000,
    access: { mode: 'allowlist', isNamed: true },
    publicUrl: 'https://bot.example.org',
    discord: { token: 'discord-token', shards: 2, threads: 'off' },
    studio: { publicUrl: 'https://bot.example.org', diskBytes: 500_000_000 },
  });
  expect(settings.studio.cores).toBeUndefined();
});

it('counts an empty setting as not set', () => {
  expect(load({ CUTROOM_HTTP_PORT: ' ', NEMO_TOKEN: '' })).toMatchObject({
    http: { port: 8080, isNamed: false },
    backend: { kind: 'studio' },
  });
});

it('knows whether the port of the listener was named', () => {
  expect(load({ CUTROOM_HTTP_PORT: '8080' }).http).toMatchObject({ port: 8080, isNamed: true });
});

it('lists everything that is wrong in one message', () => {
  const env = {
    CUTROOM_HTTP_PORT: '70000',
    CUTROOM_BACKEND: 'moon',
    STUDIO_MAX_MINUTES: 'long',
    CUTROOM_OPERATORS: 'bob',
    CUTROOM_PUBLIC_URL: 'ftp://example.org',
    TELEGRAM_API_ROOT: 'https://user:pass@example.org',
    STUDIO_CORES: '0',
    CUTROOM_FETCH_ALLOW: 'http://example.org',
  };
  expect(problemsOf(env)).toEqual([
    'CUTROOM_BACKEND must be one of auto, studio, cloud, not "moon"',
    'CUTROOM_PUBLIC_URL must be an address that starts with https:// or http://, without a login, not "ftp://example.org"',
    'CUTROOM_HTTP_PORT must be a whole number from 1 to 65535, not "70000"',
    expect.stringMatching(/^CUTROOM_OPERATORS must be a list .*, not "bob"$/),
    expect.stringMatching(/^CUTROOM_FETCH_ALLOW must be a list of hosts/),
    expect.stringMatching(/^TELEGRAM_API_ROOT must be an address/),
    'STUDIO_CORES must be all or a whole number from 1 to 999, not "0"',
    'STUDIO_MAX_MINUTES must be a number from 0.1 to 1440, not "long"',
  ]);
  expect(() => load(env)).toThrow(/^The settings are wrong:\n- CUTROOM_BACKEND/);
});

it('takes persons, groups, servers, channels and roles by their ids on the allowlist, nothing by its name', () => {
  const names = [
    'telegram:12',
    'telegram:-10034',
    'discord:5',
    'discord:server:6',
    'discord:channel:7',
    'discord:role:8',
  ];
  expect(load({ CUTROOM_ALLOW: names.join(', ') }).access.allow).toEqual(names);
  for (const name of ['telegram:ada', 'discord:-5', 'discord:group:6', 'telegram:server:6', '12'])
    expect(problemsOf({ CUTROOM_ALLOW: name })).toEqual([
      expect.stringMatching(/^CUTROOM_ALLOW must be a list such as telegram:1234/),
    ]);
});

it('says that pairing needs somebody who lets people in', () => {
  expect(problemsOf({ CUTROOM_ACCESS: 'pairing' })).toEqual([
    'CUTROOM_ACCESS=pairing needs CUTROOM_OPERATORS, who let people in',
  ]);
  expect(problemsOf({ CUTROOM_ACCESS: 'pairing', CUTROOM_OPERATORS: 'telegram:1' })).toEqual([]);
});

it('says that a webhook needs a public address', () => {
  expect(problemsOf({ TELEGRAM_WEBHOOK_PATH: '/telegram' })).toEqual([
    'TELEGRAM_WEBHOOK_PATH needs CUTROOM_PUBLIC_URL, which Telegram sends to',
  ]);
});

it('never shows a secret that is wrong', () => {
  const [problem] = problemsOf({ CUTROOM_SECRET_KEY: 'tooshort' });
  expect(problem).toMatch(/^CUTROOM_SECRET_KEY must be at least 32 characters long/);
  expect(problem).not.toContain('tooshort');
});

it('reads a secret from the file that NAME_FILE names, and keeps it for the scrubbing', () => {
  const settings = loadSettings({ NEMO_TOKEN_FILE: '/run/token' }, (path) => {
    expect(path).toBe('/run/token');
    return 'nmv_usr_fromfile\n';
  });
  expect(settings.backend.token).toBe('nmv_usr_fromfile');
  expect(settings.secrets).toEqual(['nmv_usr_fromfile']);
});

it.each([
  ['/gone', '', 'NEMO_TOKEN_FILE names a file that cannot be read: /gone'],
  ['/empty', '', 'NEMO_TOKEN_FILE names an empty file'],
  ['/token', 'nmv_usr_12345', 'NEMO_TOKEN and NEMO_TOKEN_FILE are both set: keep one'],
])('says what is wrong with the file of a secret: %s', (path, token, problem) => {
  const readFile = (named: string) => (named === '/gone' ? noFiles() : '\n');
  const env = { NEMO_TOKEN_FILE: path, NEMO_TOKEN: token };
  expect(() => loadSettings(env, readFile)).toThrow(problem);
});

it('takes an env file, under what the environment itself says', () => {
  const readFile = () => 'CUTROOM_HTTP_PORT=9000\nCUTROOM_LANGUAGE="zh"\n# a comment\n';
  const file = { path: '.env', isNamed: false };
  const env = withEnvFile({ CUTROOM_HTTP_PORT: '9001' }, file, readFile);
  expect(env).toEqual({ CUTROOM_HTTP_PORT: '9001', CUTROOM_LANGUAGE: 'zh' });
});

it('misses an env file only where it was named', () => {
  expect(withEnvFile({}, { path: '.env', isNamed: false }, noFiles)).toEqual({});
  expect(() => withEnvFile({}, { path: 'x.env', isNamed: true }, noFiles)).toThrow(
    'the env file cannot be read: x.env',
  );
});

it('finds names that look like settings and are none', () => {
  const env = {
    CUTROOM_ACESS: 'open',
    CUTROOM_ACCESS: 'open',
    CUTROOM_SECRET_KEY_FILE: '/k',
    HOME: '/',
  };
  expect(findUnknownSettings(env)).toEqual(['CUTROOM_ACESS']);
});

it('loads the defaults that .env.example shows to the same settings', () => {
  const path = new URL('../../config/.env.example', import.meta.url);
  const text = readFileSync(path, 'utf8').replaceAll(/^# ([A-Z_]+=)/gm, '$1');
  const shown = withEnvFile({}, { path: '.env.example', isNamed: true }, () => text);
  expect(Object.keys(shown).length).toBeGreaterThan(40);
  expect(loadSettings(shown, noFiles)).toEqual(load({}));
});
