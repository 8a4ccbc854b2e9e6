import type { SettingValues } from './schema.ts';

export interface BackendSettings {
  readonly kind: 'studio' | 'cloud';
  /** Absent: the studio that comes with the program, started with it. */
  readonly url?: string;
  /** Where people register; absent where the backend has no website. */
  readonly website?: string;
  readonly token?: string;
  readonly skillSource?: string;
}

export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string;
  readonly filesDir?: string;
  readonly webhookPath?: string;
  readonly webhookSecret?: string;
}

export interface DiscordSettings {
  readonly token: string;
  readonly apiBase: string;
  readonly cdnBase: string;
  readonly messageContent: 'auto' | 'on' | 'off';
  readonly shards: 'auto' | number;
  readonly threads: 'on' | 'off';
}

export interface OwnStudioSettings {
  readonly host: string;
  /** Absent: a free one. */
  readonly port?: number;
  readonly publicUrl?: string;
  readonly freeCredits: number;
  readonly runCredits: number;
  readonly tokensPerAddress?: number;
  /** Absent: all. */
  readonly cores?: number;
  readonly keepDays: number;
  readonly renderKeepDays: number;
  readonly linkHours: number;
  readonly diskBytes: number;
  /** Absent: half of `diskBytes`. */
  readonly personBytes?: number;
  readonly floorBytes: number;
  /** Absent: no limit. */
  readonly minutesPerDay?: number;
  readonly maxMinutes: number;
  readonly fontsDir?: string;
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
}

export interface Settings {
  readonly backend: BackendSettings;
  readonly dataDir: string;
  readonly secretKey?: string;
  readonly publicUrl?: string;
  /** `isNamed`: somebody wants the listener for its own sake, for health. */
  readonly http: { readonly host: string; readonly port: number; readonly isNamed: boolean };
  readonly operators: readonly string[];
  readonly access: {
    readonly mode: 'open' | 'allowlist' | 'pairing';
    readonly isNamed: boolean;
    readonly allow: readonly string[];
  };
  readonly limits: {
    readonly turnsAtOnce: number;
    readonly turnsPerDay: number;
    readonly bytesPerDay: number;
  };
  readonly fetchAllow: readonly string[];
  readonly stopGraceMs: number;
  /** Absent: info, and error where a person reads along. */
  readonly logLevel?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Absent: each person's own. */
  readonly language?: 'en' | 'zh';
  readonly telegram?: TelegramSettings;
  readonly discord?: DiscordSettings;
  readonly studio: OwnStudioSettings;
  /** All that must never be in a log line. */
  readonly secrets: readonly string[];
}

const cloudUrl = 'https://mega-api-prod.nemovideo.ai';
const cloudWebsite = 'https://nemovideo.com';
const defaultHttpPort = 8080;
const bytesPerMegabyte = 1_000_000;
const bytesPerGigabyte = 1_000_000_000;
const msPerSecond = 1_000;

export function toSettings(values: SettingValues, secrets: readonly string[]): Settings {
  return {
    backend: toBackend(values),
    dataDir: values.CUTROOM_DATA_DIR,
    ...present('secretKey', values.CUTROOM_SECRET_KEY),
    ...present('publicUrl', values.CUTROOM_PUBLIC_URL),
    http: {
      host: values.CUTROOM_HTTP_HOST,
      port: values.CUTROOM_HTTP_PORT ?? defaultHttpPort,
      isNamed: values.CUTROOM_HTTP_PORT !== undefined,
    },
    operators: values.CUTROOM_OPERATORS ?? [],
    access: {
      mode: values.CUTROOM_ACCESS ?? 'open',
      isNamed: values.CUTROOM_ACCESS !== undefined,
      allow: values.CUTROOM_ALLOW ?? [],
    },
    limits: {
      turnsAtOnce: values.CUTROOM_TURNS_AT_ONCE,
      turnsPerDay: values.CUTROOM_TURNS_PER_DAY,
      bytesPerDay: values.CUTROOM_MEGABYTES_PER_DAY * bytesPerMegabyte,
    },
    fetchAllow: values.CUTROOM_FETCH_ALLOW ?? [],
    stopGraceMs: values.CUTROOM_STOP_GRACE_SECONDS * msPerSecond,
    ...present('logLevel', values.CUTROOM_LOG_LEVEL),
    ...present('language', values.CUTROOM_LANGUAGE),
    ...present('telegram', toTelegram(values)),
    ...present('discord', toDiscord(values)),
    studio: toStudio(values),
    secrets,
  };
}

function toBackend(values: SettingValues): BackendSettings {
  const isAutoCloud = values.NEMO_TOKEN !== undefined || values.NEMO_API_URL !== undefined;
  const auto = isAutoCloud ? 'cloud' : 'studio';
  const kind = values.CUTROOM_BACKEND === 'auto' ? auto : values.CUTROOM_BACKEND;
  const isCloud = kind === 'cloud';
  return {
    kind,
    ...present('url', values.NEMO_API_URL ?? (isCloud ? cloudUrl : undefined)),
    ...present('website', values.NEMO_WEB_URL ?? (isCloud ? cloudWebsite : undefined)),
    ...present('token', isCloud ? values.NEMO_TOKEN : undefined),
    ...present('skillSource', values.SKILL_SOURCE),
  };
}

function toTelegram(values: SettingValues): TelegramSettings | undefined {
  const token = values.TELEGRAM_BOT_TOKEN;
  if (token === undefined) return undefined;
  return {
    token,
    apiRoot: values.TELEGRAM_API_ROOT,
    ...present('filesDir', values.TELEGRAM_FILES_DIR),
    ...present('webhookPath', values.TELEGRAM_WEBHOOK_PATH),
    ...present('webhookSecret', values.TELEGRAM_WEBHOOK_SECRET),
  };
}

function toDiscord(values: SettingValues): DiscordSettings | undefined {
  const token = values.DISCORD_BOT_TOKEN;
  if (token === undefined) return undefined;
  return {
    token,
    apiBase: values.DISCORD_API_BASE,
    cdnBase: values.DISCORD_CDN_BASE,
    messageContent: values.DISCORD_MESSAGE_CONTENT,
    shards: values.DISCORD_SHARDS,
    threads: values.DISCORD_THREADS,
  };
}

function toStudio(values: SettingValues): OwnStudioSettings {
  return {
    host: values.STUDIO_HOST,
    ...present('port', values.STUDIO_PORT),
    ...present('publicUrl', values.STUDIO_PUBLIC_URL ?? values.CUTROOM_PUBLIC_URL),
    freeCredits: values.STUDIO_FREE_CREDITS,
    runCredits: values.STUDIO_RUN_CREDITS,
    ...present('tokensPerAddress', values.STUDIO_TOKENS_PER_ADDRESS),
    ...present('cores', values.STUDIO_CORES),
    keepDays: values.STUDIO_KEEP_DAYS,
    renderKeepDays: values.STUDIO_RENDER_KEEP_DAYS,
    linkHours: values.STUDIO_LINK_HOURS,
    diskBytes: toBytes(values.STUDIO_DISK_GIGABYTES),
    ...(values.STUDIO_PERSON_GIGABYTES === undefined
      ? {}
      : { personBytes: toBytes(values.STUDIO_PERSON_GIGABYTES) }),
    floorBytes: toBytes(values.STUDIO_FREE_GIGABYTES),
    ...present('minutesPerDay', values.STUDIO_MINUTES_PER_DAY),
    maxMinutes: values.STUDIO_MAX_MINUTES,
    ...present('fontsDir', values.STUDIO_FONTS_DIR),
    ...present('ffmpegPath', values.FFMPEG_PATH),
    ...present('ffprobePath', values.FFPROBE_PATH),
  };
}

function toBytes(gigabytes: number): number {
  return Math.round(gigabytes * bytesPerGigabyte);
}

/** A field only where there is a value for it. */
function present<Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [K in Name]?: T } {
  // The computed name is `Name`: TypeScript widens it to string.
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]: T });
}
