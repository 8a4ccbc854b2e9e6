import type { Setting } from './setting.ts';
import {
  accounts,
  allowedNames,
  fetchTargets,
  hostName,
  oneOf,
  port,
  secret,
  secretKey,
  text,
  webAddress,
  wholeNumber,
} from './values.ts';

export const botSettings = {
  CUTROOM_BACKEND: {
    meaning:
      'Which backend edits: studio (FFmpeg, self-hosted), cloud (NemoVideo), or auto: the cloud if NEMO_TOKEN or NEMO_API_URL is set, else the studio.',
    fallback: 'auto',
    example: 'studio',
    value: oneOf('auto', 'studio', 'cloud'),
  },
  NEMO_TOKEN: {
    meaning: 'Token of your NemoVideo account; everybody then edits on its credits.',
    otherwise: 'each person gets a free token',
    example: 'nmv_usr_0123456789abcdef',
    isSecret: true,
    value: secret,
  },
  NEMO_API_URL: {
    meaning:
      'Address of the backend. With CUTROOM_BACKEND=studio: of a studio that runs elsewhere (cutroom studio).',
    otherwise: 'https://mega-api-prod.nemovideo.ai for the cloud, the built-in studio for studio',
    example: 'https://mega-api-prod.nemovideo.ai',
    value: webAddress,
  },
  NEMO_WEB_URL: {
    meaning: 'Website where people register and top up credits.',
    otherwise: 'https://nemovideo.com for the cloud, none for the studio',
    example: 'https://nemovideo.com',
    value: webAddress,
  },
  SKILL_SOURCE: {
    meaning: 'The platform that the backend is told in X-Skill-Platform.',
    otherwise: 'found from the path of the installed program',
    example: 'clawhub',
    value: text.regex(/^[\w.-]{1,64}$/, 'must be a single word'),
  },
  CUTROOM_DATA_DIR: {
    meaning: 'Folder for everything that is kept: accounts, projects, clips, renders.',
    fallback: './data',
    example: '/var/lib/cutroom',
    value: text,
  },
  CUTROOM_SECRET_KEY: {
    meaning:
      'What tokens are encrypted with in the data folder. Keep it: without it they are lost.',
    otherwise: 'made once, kept in secret.key in the data folder',
    example: 'a 64-digit number as openssl rand -hex 32 prints it',
    isSecret: true,
    value: secretKey,
  },
  CUTROOM_PUBLIC_URL: {
    meaning: 'Address under which people reach this machine; with it they get links to results.',
    otherwise: 'results come as files only',
    example: 'https://cutroom.example.org',
    value: webAddress,
  },
  CUTROOM_HTTP_HOST: {
    meaning: 'Interface of the listener for webhooks, links and health.',
    fallback: '127.0.0.1',
    example: '0.0.0.0',
    value: hostName,
  },
  CUTROOM_HTTP_PORT: {
    meaning:
      'Port of that listener. It opens with a webhook or a public address; naming the port opens it for health alone.',
    otherwise: '8080',
    example: '8080',
    value: port,
  },
  CUTROOM_OPERATORS: {
    meaning: 'Who hears when something needs attention, as platform:id, separated by commas.',
    otherwise: 'only the log says it',
    example: 'telegram:123456789,discord:234567890123456789',
    value: accounts,
  },
  CUTROOM_ACCESS: {
    meaning:
      'Who may use the bot: open (everybody, within the limits), allowlist (CUTROOM_ALLOW and the operators) or pairing (these, and in private whoever an operator lets in with /pair CODE). Must be named with NEMO_TOKEN, where strangers would spend your credits.',
    otherwise: 'open',
    example: 'allowlist',
    value: oneOf('open', 'allowlist', 'pairing'),
  },
  CUTROOM_ALLOW: {
    meaning:
      'Who may use the bot with allowlist or pairing, separated by commas: persons (telegram:ID, discord:ID), Telegram groups (telegram:-100…), Discord servers, channels and roles (discord:server:ID, discord:channel:ID, discord:role:ID).',
    otherwise: 'nobody but the operators, and with pairing whoever they let in',
    example: 'telegram:123456789,telegram:-1001234567890,discord:role:345678901234567890',
    value: allowedNames,
  },
  CUTROOM_TURNS_AT_ONCE: {
    meaning: 'Requests of one person that are worked on at the same time.',
    fallback: '2',
    example: '2',
    value: wholeNumber(1, 100),
  },
  CUTROOM_TURNS_PER_DAY: {
    meaning: 'Requests of one person in a day.',
    fallback: '30',
    example: '30',
    value: wholeNumber(1, 1_000_000),
  },
  CUTROOM_MEGABYTES_PER_DAY: {
    meaning: 'Megabytes that one person may send in a day.',
    fallback: '3000',
    example: '3000',
    value: wholeNumber(1, 1_000_000_000),
  },
  CUTROOM_FETCH_ALLOW: {
    meaning: 'Hosts, addresses or networks that links may lead to although they are not public.',
    otherwise: 'public addresses only',
    example: 'files.example.org,10.0.0.0/8',
    value: fetchTargets,
  },
  CUTROOM_STOP_GRACE_SECONDS: {
    meaning:
      'How long running work may go on after SIGTERM; what is left goes on at the next start.',
    fallback: '10',
    example: '10',
    value: wholeNumber(0, 3_600),
  },
  CUTROOM_LOG_LEVEL: {
    meaning: 'How much is logged, to standard error: trace, debug, info, warn, error or silent.',
    otherwise: 'info; error in the terminal chat and for edit',
    example: 'debug',
    value: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
  CUTROOM_LANGUAGE: {
    meaning: 'Language of all replies: en or zh.',
    otherwise: "each person's own",
    example: 'en',
    value: oneOf('en', 'zh'),
  },
} as const satisfies Record<string, Setting>;
