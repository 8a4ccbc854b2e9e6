import type { Setting } from './setting.ts';
import { oneOf, secret, text, webAddress, webPath } from './values.ts';

export const chatSettings = {
  TELEGRAM_BOT_TOKEN: {
    meaning: 'Token of the Telegram bot, from @BotFather.',
    otherwise: 'no Telegram',
    example: '123456789:AAExampleExampleExampleExampleExampl',
    isSecret: true,
    value: secret,
  },
  TELEGRAM_API_ROOT: {
    meaning: 'Address of the Bot API server; one of your own lifts the 20 MB limit.',
    fallback: 'https://api.telegram.org',
    example: 'http://127.0.0.1:8081',
    value: webAddress,
  },
  TELEGRAM_FILES_DIR: {
    meaning:
      'Folder where your own Bot API server in local mode keeps files; nothing outside of it is read.',
    otherwise: 'files come over HTTP',
    example: '/var/lib/telegram-bot-api',
    value: text,
  },
  TELEGRAM_WEBHOOK_PATH: {
    meaning: 'Path under CUTROOM_PUBLIC_URL to which Telegram sends updates.',
    otherwise: 'updates are polled',
    example: '/telegram',
    value: webPath,
  },
  TELEGRAM_WEBHOOK_SECRET: {
    meaning: 'What Telegram shows with each update, so that nobody else can send one.',
    otherwise: 'made at each start',
    example: 'letters, digits, _ and -',
    isSecret: true,
    value: secret.regex(/^[\w-]{1,256}$/, 'must be letters, digits, _ and -'),
  },
  DISCORD_BOT_TOKEN: {
    meaning: 'Token of the Discord bot, from the developer portal.',
    otherwise: 'no Discord',
    example: 'the long text that the portal shows once',
    isSecret: true,
    value: secret,
  },
  DISCORD_API_BASE: {
    meaning: 'Address of the Discord API.',
    fallback: 'https://discord.com/api',
    example: 'https://discord.com/api',
    value: webAddress,
  },
  DISCORD_CDN_BASE: {
    meaning: "Address of Discord's file servers.",
    fallback: 'https://cdn.discordapp.com',
    example: 'https://cdn.discordapp.com',
    value: webAddress,
  },
  DISCORD_MESSAGE_CONTENT: {
    meaning: 'Whether the bot asks for the message content intent: auto (if granted), on or off.',
    fallback: 'auto',
    example: 'off',
    value: oneOf('auto', 'on', 'off'),
  },
  DISCORD_SHARDS: {
    meaning: 'Number of gateway connections; auto asks Discord.',
    fallback: 'auto',
    example: '2',
    value: text
      .regex(/^(auto|[1-9]\d{0,3})$/, 'must be auto or a whole number from 1 to 9999')
      .transform((value) => (value === 'auto' ? 'auto' : Number(value))),
  },
  DISCORD_THREADS: {
    meaning: 'Whether a request in a channel opens a thread: on or off.',
    fallback: 'off',
    example: 'on',
    value: oneOf('on', 'off'),
  },
} as const satisfies Record<string, Setting>;
