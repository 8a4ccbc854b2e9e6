import type { Setting } from './setting.ts';
import { coreCount, decimal, hostName, port, text, webAddress, wholeNumber } from './values.ts';

const mostDays = 36_500;
const mostCredits = 1_000_000_000;

export const studioSettings = {
  STUDIO_HOST: {
    meaning: 'Interface that the studio listens on.',
    fallback: '127.0.0.1',
    example: '0.0.0.0',
    value: hostName,
  },
  STUDIO_PORT: {
    meaning: 'Port that the studio listens on.',
    otherwise: 'a free one',
    example: '8090',
    value: port,
  },
  STUDIO_PUBLIC_URL: {
    meaning: 'Address under which people reach the studio, for links to results.',
    otherwise: 'CUTROOM_PUBLIC_URL',
    example: 'https://studio.example.org',
    value: webAddress,
  },
  STUDIO_FREE_CREDITS: {
    meaning: 'Credits that come with a free token.',
    fallback: '100',
    example: '100',
    value: decimal(0, mostCredits),
  },
  STUDIO_RUN_CREDITS: {
    meaning: 'Credits that one request costs.',
    fallback: '0',
    example: '1',
    value: decimal(0, mostCredits),
  },
  STUDIO_TOKENS_PER_ADDRESS: {
    meaning: 'Free tokens that one address gets in 7 days.',
    otherwise: 'no limit',
    example: '10',
    value: wholeNumber(1, 1_000_000),
  },
  STUDIO_CORES: {
    meaning: 'Processor cores that rendering may use: all or a number.',
    fallback: 'all',
    example: '2',
    value: coreCount,
  },
  STUDIO_KEEP_DAYS: {
    meaning: 'Days that originals and drafts are kept after they were last used.',
    fallback: '30',
    example: '30',
    value: wholeNumber(1, mostDays),
  },
  STUDIO_RENDER_KEEP_DAYS: {
    meaning: 'Days that finished videos are kept.',
    fallback: '7',
    example: '7',
    value: wholeNumber(1, mostDays),
  },
  STUDIO_LINK_HOURS: {
    meaning: 'Hours that a link to a result works.',
    fallback: '24',
    example: '24',
    value: wholeNumber(1, 8_760),
  },
  STUDIO_DISK_GIGABYTES: {
    meaning: 'Gigabytes that the studio keeps at most; what was unused the longest goes first.',
    fallback: '20',
    example: '20',
    value: decimal(0.1, 1_000_000),
  },
  STUDIO_PERSON_GIGABYTES: {
    meaning: "Gigabytes that one person's clips and results take at most.",
    otherwise: 'half of STUDIO_DISK_GIGABYTES',
    example: '5',
    value: decimal(0.1, 1_000_000),
  },
  STUDIO_FREE_GIGABYTES: {
    meaning: 'Gigabytes that stay free on the disk: below, no clip is taken and no render begun.',
    fallback: '0.5',
    example: '2',
    value: decimal(0, 1_000_000),
  },
  STUDIO_MINUTES_PER_DAY: {
    meaning: 'Minutes of video made for one person in a day; a preview counts a third.',
    otherwise: 'no limit',
    example: '120',
    value: decimal(1, 100_000),
  },
  STUDIO_MAX_MINUTES: {
    meaning: 'Longest clip, in minutes.',
    fallback: '60',
    example: '60',
    value: decimal(0.1, 1_440),
  },
  STUDIO_FONTS_DIR: {
    meaning: 'Folder with the fonts for titles.',
    otherwise: "the system's fonts",
    example: '/usr/share/fonts',
    value: text,
  },
  FFMPEG_PATH: {
    meaning: 'The FFmpeg program, 4.4 or newer.',
    otherwise: 'ffmpeg on the path',
    example: '/usr/bin/ffmpeg',
    value: text,
  },
  FFPROBE_PATH: {
    meaning: 'The ffprobe program that came with it.',
    otherwise: 'ffprobe on the path',
    example: '/usr/bin/ffprobe',
    value: text,
  },
} as const satisfies Record<string, Setting>;
